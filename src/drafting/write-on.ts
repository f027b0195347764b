import type { Hit } from '../domain/document.ts'
import type { Author, HouseStyle, SectionPlan, Sentence } from '../domain/draft.ts'
import type { Fact } from '../domain/fact-sheet.ts'
import type { ChatModel } from '../domain/ports.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { toldBy } from '../grounding/coverage.ts'
import { engineSentences } from './engine/engine-sentence.ts'
import { frameSentences } from './engine/frame-sentences.ts'
import type { EngineSentence } from './engine/join-clauses.ts'
import type { Exemplar } from './engine/memory.ts'
import { type Place, placeIn } from './engine/place.ts'
import { isLate } from './engine/told-work.ts'
import { gapSentences, writeSection } from './engine/write-section.ts'
import { type GatedSentence, gateSentence } from './gate-sentence.ts'
import type { Said } from './model-writer/build-request.ts'
import { type RepairBudget, writeParagraph } from './model-writer/write-paragraph.ts'
import { isAwaited } from './plan/fact-weight.ts'
import type { PromptMark } from './prompt.ts'

/** What writing a section brings forth, before it becomes an event. */
export type Written =
  | {
      readonly type: 'sentence'
      readonly paragraph: number
      readonly sentence: GatedSentence
      readonly author: Exclude<Author, 'writer'>
      /** The prompt that led to a model's sentence. */
      readonly prompt?: PromptMark
      readonly exemplars: readonly string[]
    }
  | { readonly type: 'notice'; readonly code: string; readonly message: string }

/** A section on its way: its plan and what it says already. */
export type Writing = {
  readonly section: SectionPlan
  readonly index: SheetIndex
  readonly seed: string
  /** The bureau's own habits, where the draft follows them. */
  readonly style?: HouseStyle | undefined
  readonly told: readonly Sentence[]
  /** The sentences of the whole draft so far; `told` are those of the section but for its opening and closing. */
  readonly said: readonly Said[]
}

/** The model of a draft. `down` once it has refused or could not be reached: the rest is the engine's. */
export type ModelState = {
  readonly model: ChatModel
  readonly nonce: string
  /** What the exemplars of the draft so far call by name. */
  readonly foreign: Set<string>
  down: boolean
}

/**
 * The engine's sentences that are still missing, but for openings and closings. Where everything told so far is what the engine would have said,
 * the text goes on as if it had never stopped; otherwise each paragraph tells the facts that are left to it.
 */
export function* continueByEngine(writing: Writing, hits: readonly Hit[]): Iterable<Written> {
  const { section, index, seed, told, style } = writing
  const exemplars: Exemplar[] = hits.map(({ passageId, masked }) => ({ passageId, masked }))
  const whole = writeSection(section, index, seed, exemplars, style).flatMap((sentences, paragraph) =>
    isLateIn(paragraph, section) ? [] : sentences.map((sentence) => ({ sentence, paragraph })),
  )
  const goesOn = told.every(({ template }, i) => whole[i]?.sentence.template === template)
  if (goesOn) {
    for (const { sentence, paragraph } of whole.slice(told.length)) {
      yield engineWritten(sentence, paragraph, writing)
    }
    return
  }
  for (const [paragraph] of section.paragraphs.entries()) {
    if (isBehind(paragraph, told) || isLateIn(paragraph, section)) continue
    yield* frameWritten(paragraph, writing)
    const left = factsLeft(paragraph, writing)
    for (const sentence of engineSentences(left, placeOf(writing), seed)) {
      yield engineWritten(sentence, paragraph, writing)
    }
    yield* gapsWritten(paragraph, writing)
  }
}

/** Lets the model write what is left of the section, but for openings and closings; general sentences and gaps stay the engine's. */
export async function* continueByModel(
  writing: Writing,
  exemplars: readonly Hit[],
  state: ModelState,
  signal: AbortSignal,
): AsyncIterable<Written> {
  const { section, index, seed, told } = writing
  const said: Said[] = [...writing.said]
  const budget: RepairBudget = {
    sentences: 0,
    repairs: 0,
    planned: section.paragraphs.reduce((sum, { facts }) => sum + facts.length, 0),
  }
  for (const name of exemplars.flatMap(({ foreign }) => foreign)) state.foreign.add(name)
  let byEngine = false
  for (const [paragraph, { question }] of section.paragraphs.entries()) {
    if (isBehind(paragraph, told) || isLateIn(paragraph, section)) continue
    yield* frameWritten(paragraph, writing)
    // Only code writes gaps.
    const [awaited, facts] = divide(factsLeft(paragraph, writing), isAwaited)
    const place = placeOf(writing)
    const engine = (left: readonly Fact[]) => engineSentences(left, place, `${seed} ${section.id}`)
    if (byEngine || state.down) {
      for (const sentence of engine(facts)) yield engineWritten(sentence, paragraph, writing)
    } else {
      const { model, nonce, foreign } = state
      const task = { section, facts, question, index, exemplars, foreign, said, nonce, model, budget }
      const pieces = writeParagraph(
        { ...task, engine: (left) => engine(left).map(({ template }) => template) },
        signal,
      )
      for await (const piece of pieces) {
        if (signal.aborted) return
        if (piece.type === 'sentence') {
          const shown = piece.author === 'model' ? exemplars.map(({ passageId }) => passageId) : []
          yield { ...piece, paragraph, exemplars: shown }
        } else {
          byEngine ||= piece.reason === 'repairs'
          state.down ||= piece.reason === 'refused' || piece.reason === 'unavailable'
          yield {
            type: 'notice',
            code: `model_${piece.reason}`,
            message: noticeText(piece.reason, piece.detail),
          }
        }
      }
    }
    if (signal.aborted) return
    for (const sentence of engine(awaited)) yield engineWritten(sentence, paragraph, writing)
    yield* gapsWritten(paragraph, writing)
  }
}

function divide<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))]
}

export function noticeText(
  reason: 'repairs' | 'cut' | 'empty' | 'refused' | 'unavailable',
  detail: string,
): string {
  return reason === 'refused' || reason === 'unavailable' ? `${detail}，本稿其余部分改由程序起草` : detail
}

const isLateIn = (paragraph: number, { paragraphs }: SectionPlan): boolean => {
  const plan = paragraphs[paragraph]
  return plan !== undefined && isLate(plan)
}

/** Paragraphs are written one after the other, so those before the last one told are complete. */
const isBehind = (paragraph: number, told: readonly Sentence[]): boolean =>
  paragraph < (told.at(-1)?.paragraph ?? 0)

const inParagraph = (paragraph: number, { told }: Writing): Sentence[] =>
  told.filter((sentence) => sentence.paragraph === paragraph)

function factsLeft(paragraph: number, writing: Writing): Fact[] {
  const { section, index } = writing
  const done = new Set(inParagraph(paragraph, writing).flatMap((sentence) => [...toldBy(sentence, index)]))
  const facts = section.paragraphs[paragraph]?.facts ?? []
  return facts.filter((id) => !done.has(id)).flatMap((id) => index.byId.get(id) ?? [])
}

function* frameWritten(paragraph: number, writing: Writing): Iterable<Written> {
  const plan = writing.section.paragraphs[paragraph]
  if (!plan || inParagraph(paragraph, writing).length > 0) return
  for (const sentence of frameSentences(plan, writing.section, writing.index, writing.seed, writing.style)) {
    yield engineWritten(sentence, paragraph, writing)
  }
}

function* gapsWritten(paragraph: number, writing: Writing): Iterable<Written> {
  const plan = writing.section.paragraphs[paragraph]
  if (!plan) return
  const done = new Set(inParagraph(paragraph, writing).map(({ template }) => template))
  for (const sentence of gapSentences(plan)) {
    if (!done.has(sentence.template)) yield engineWritten(sentence, paragraph, writing)
  }
}

const placeOf = ({ index, section, style }: Writing): Place => placeIn(section, index, style)

export function engineWritten(
  { template, exemplars }: EngineSentence,
  paragraph: number,
  { index, section }: Writing,
): Written {
  return {
    type: 'sentence',
    paragraph,
    sentence: gateSentence(template, index, { role: section.role }),
    author: 'engine',
    exemplars,
  }
}
