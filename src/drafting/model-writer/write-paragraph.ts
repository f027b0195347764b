import type { Hit } from '../../domain/document.ts'
import type { SectionPlan } from '../../domain/draft.ts'
import { AppError } from '../../domain/errors.ts'
import type { Fact } from '../../domain/fact-sheet.ts'
import type { ChatModel } from '../../domain/ports.ts'
import type { SheetIndex } from '../../facts/sheet-index.ts'
import { fixTemplate } from '../../grounding/auto-fix.ts'
import { toldBy } from '../../grounding/coverage.ts'
import { createForeignMatcher } from '../../grounding/foreign-words.ts'
import { isGapKey } from '../../grounding/references.ts'
import { type GatedSentence, gateSentence } from '../gate-sentence.ts'
import { type PromptMark, promptMark } from '../prompt.ts'
import { paragraphRequest, type Said } from './build-request.ts'
import { REPAIR_PROMPT, SECTION_PROMPT } from './prompts.ts'
import { repairSentence } from './repair-sentence.ts'
import { createSentenceBuffer } from './sentence-buffer.ts'
import { streamAnswer } from './stream-answer.ts'
import { tidyAnswer } from './tidy-answer.ts'

export type ParagraphTask = {
  readonly section: SectionPlan
  /** What is left to say, in the order of the plan. */
  readonly facts: readonly Fact[]
  readonly question?: string | undefined
  readonly index: SheetIndex
  readonly exemplars: readonly Hit[]
  /** What the exemplars of the whole draft so far call by name; a model may remember them. */
  readonly foreign: ReadonlySet<string>
  /** The draft's sentences so far; grows while the paragraph is written. */
  readonly said: Said[]
  readonly nonce: string
  readonly model: ChatModel
  readonly budget: RepairBudget
  /** Sentences for facts that the model could not tell. */
  readonly engine: (facts: readonly Fact[]) => readonly string[]
}

/** How much of a section may be repaired before the model has shown that it cannot write it. */
export type RepairBudget = { sentences: number; repairs: number; readonly planned: number }

export type PieceOfParagraph =
  | {
      readonly type: 'sentence'
      readonly sentence: GatedSentence
      readonly author: 'model' | 'engine'
      /** The prompt that led to a model's sentence. */
      readonly prompt?: PromptMark
    }
  /** Why the engine writes on from here. */
  | {
      readonly type: 'gave-up'
      readonly reason: 'repairs' | 'cut' | 'empty' | 'refused' | 'unavailable'
      readonly detail: string
    }

const LONGEST_PARAGRAPH = 8000
const MOST_DUPLICATES = 3
const MOST_REPAIRED = 0.3

/**
 * Lets the model write one paragraph and hands out each sentence as soon as it has passed both gates. A sentence
 * that does not pass is repaired, or the engine says its facts, or it is dropped. What the model leaves out or
 * breaks off is asked for once more, and then told by the engine: when the paragraph ends, every fact is told.
 */
export async function* writeParagraph(
  task: ParagraphTask,
  signal: AbortSignal,
): AsyncIterable<PieceOfParagraph> {
  const told = new Set<string>()
  const untold = (): Fact[] => task.facts.filter(({ id }) => !told.has(id))
  for (let attempt = 0; attempt < 2 && untold().length > 0; attempt++) {
    const outcome = yield* writeOnce(task, untold(), told, signal)
    if (signal.aborted) return
    if (outcome === 'whole') {
      if (told.size === 0)
        yield { type: 'gave-up', reason: 'empty', detail: '模型没有给出可用的内容，本段改由程序起草' }
      break
    }
    if (outcome !== 'cut') {
      yield outcome
      break
    }
    if (attempt === 1)
      yield { type: 'gave-up', reason: 'cut', detail: '模型的回答不完整，未写完的部分改由程序起草' }
  }
  yield* sayByEngine(task, untold(), told)
}

type Outcome = 'whole' | 'cut' | Extract<PieceOfParagraph, { type: 'gave-up' }>

async function* writeOnce(
  task: ParagraphTask,
  facts: readonly Fact[],
  told: Set<string>,
  signal: AbortSignal,
): AsyncGenerator<PieceOfParagraph, Outcome> {
  const buffer = createSentenceBuffer()
  const state: AnswerState = { told, duplicates: 0, gate: gateFor(task) }
  // A general sentence, and what follows it, waits for the end: it may be a thought whose beginning was not marked.
  const held: string[] = []
  let length = 0
  try {
    for await (const chunk of streamAnswer(task.model, paragraphRequest({ ...task, facts }), signal)) {
      if (chunk.type === 'retract') {
        buffer.clear()
        held.length = 0
        continue
      }
      const ended = chunk.type === 'end'
      const cut = ended && chunk.reason === 'cut'
      const words = cut ? '' : ended ? '\n' : chunk.text
      length += words.length
      const done = ended || length > LONGEST_PARAGRAPH
      held.push(
        ...buffer
          .push(words)
          .map(tidyAnswer)
          .filter((line) => line !== ''),
      )
      const general = held.findIndex((line) => !line.includes('{{'))
      const ready = held.splice(0, done || general < 0 ? held.length : general)
      for (const line of cut ? ready.filter((said) => said.includes('{{')) : ready) {
        yield* takeSentence(task, line, state, signal)
        if (signal.aborted) return 'cut'
        if (isSpent(task.budget)) {
          return { type: 'gave-up', reason: 'repairs', detail: '模型写的句子多次不合要求，本节改由程序起草' }
        }
        if (state.duplicates >= MOST_DUPLICATES) return 'whole'
      }
      if (cut) return 'cut'
      if (done) return 'whole'
    }
  } catch (error) {
    if (signal.aborted) return 'cut'
    if (!(error instanceof AppError)) throw error
    const reason = error.code === 'model_refused' ? 'refused' : 'unavailable'
    return { type: 'gave-up', reason, detail: error.detail }
  }
  return 'cut'
}

type AnswerState = {
  readonly told: Set<string>
  readonly gate: (words: string) => GatedSentence
  duplicates: number
}

async function* takeSentence(
  task: ParagraphTask,
  words: string,
  state: AnswerState,
  signal: AbortSignal,
): AsyncGenerator<PieceOfParagraph> {
  const { gate } = state
  const first = gate(words)
  if (isRepetition(first, task.said, state.told)) {
    state.duplicates += 1
    return
  }
  task.budget.sentences += 1
  if (first.passed) {
    yield accept(task, first, state, promptMark(SECTION_PROMPT))
    return
  }
  task.budget.repairs += 1
  const { index, model, nonce } = task
  const meant = factsMeant(first, words, task.facts, state.told)
  const facts = meant.length > 0 ? meant : task.facts.filter(({ id }) => !state.told.has(id))
  const repaired = await repairSentence({ sentence: first, facts, index, model, nonce, gate }, signal)
  if (signal.aborted) return
  if (!repaired) yield* sayByEngine(task, meant, state.told)
  else if (!isRepetition(repaired, task.said, state.told))
    yield accept(task, repaired, state, promptMark(REPAIR_PROMPT))
}

function gateFor({ section, index, exemplars, foreign }: ParagraphTask): (words: string) => GatedSentence {
  const options = {
    allowed: new Set([
      ...section.paragraphs.flatMap(({ facts }) => facts),
      ...index.sheet.facts.filter(({ kind }) => kind === 'own-name').map(({ id }) => id),
    ]),
    foreign: createForeignMatcher(foreign, index),
    exemplars: exemplars.map(({ masked }) => masked),
    gaps: new Set(section.paragraphs.flatMap(({ gaps }) => gaps.filter(isGapKey))),
    role: section.role,
    author: 'model' as const,
  }
  return (words) => gateSentence(fixTemplate(words, index, options.allowed), index, options)
}

function accept(
  task: ParagraphTask,
  sentence: GatedSentence,
  state: { readonly told: Set<string> },
  prompt?: PromptMark,
): PieceOfParagraph {
  for (const id of toldBy(sentence, task.index)) state.told.add(id)
  task.said.push(sentence)
  return prompt
    ? { type: 'sentence', sentence, author: 'model', prompt }
    : { type: 'sentence', sentence, author: 'engine' }
}

function* sayByEngine(
  task: ParagraphTask,
  facts: readonly Fact[],
  told: Set<string>,
): Iterable<PieceOfParagraph> {
  const left = facts.filter(({ id }) => !told.has(id))
  if (left.length === 0) return
  for (const template of task.engine(left)) {
    const sentence = gateSentence(template, task.index, { role: task.section.role })
    yield accept(task, sentence, { told })
  }
}

/** A sentence that was said before, or that has facts and tells none anew. */
function isRepetition(
  { text, facts }: GatedSentence,
  said: readonly Said[],
  told: ReadonlySet<string>,
): boolean {
  return (
    said.some((sentence) => sentence.text === text) ||
    (facts.length > 0 && facts.every(({ id }) => told.has(id)))
  )
}

/** The untold facts that a refused sentence speaks of: by its references, or else by their names. */
function factsMeant(
  { facts: spans }: GatedSentence,
  words: string,
  facts: readonly Fact[],
  told: ReadonlySet<string>,
): Fact[] {
  const open = facts.filter(({ id }) => !told.has(id))
  const referred = open.filter(({ id }) => spans.some((span) => span.id === id))
  return referred.length > 0
    ? referred
    : open.filter(({ label, aliases }) => [label, ...aliases].some((name) => words.includes(name)))
}

/** The first faults of a short section are no verdict yet. */
const LEAST_REPAIRS = 2

function isSpent({ repairs, planned, sentences }: RepairBudget): boolean {
  return repairs > Math.max(LEAST_REPAIRS, MOST_REPAIRED * Math.max(planned, sentences))
}
