import type { SectionPlan } from '../domain/draft.ts'
import type { Fact } from '../domain/fact-sheet.ts'
import type { ChatModel, ChatRequest } from '../domain/ports.ts'
import type { EditAction } from '../domain/suggestion.ts'
import { type GatedSentence, gateSentence } from '../drafting/gate-sentence.ts'
import { planLines, referencesOf } from '../drafting/model-writer/build-request.ts'
import { EDIT_PROMPT, REPAIR_PROMPT } from '../drafting/model-writer/prompts.ts'
import { repairSentence } from '../drafting/model-writer/repair-sentence.ts'
import { createSentenceBuffer } from '../drafting/model-writer/sentence-buffer.ts'
import { tidyAnswer } from '../drafting/model-writer/tidy-answer.ts'
import { wholeAnswer } from '../drafting/model-writer/whole-answer.ts'
import { fillPrompt, promptMark } from '../drafting/prompt.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { fixTemplate } from '../grounding/auto-fix.ts'
import { hideFigures } from '../text/hide-figures.ts'
import type { EditableRun } from './editable-runs.ts'
import type { ProposedSentence } from './propose-changes.ts'

export type ModelEditing = {
  readonly index: SheetIndex
  readonly section: SectionPlan
  readonly model: ChatModel
  /** Begins every line of material, and cannot be guessed by whoever wrote it. */
  readonly nonce: string
  /** What the writer asks for in words; empty where an action says it all. */
  readonly wish: string
  /** Facts that may be told beside those of the run itself. */
  readonly offered: readonly Fact[]
}

/** Actions on given sentences that a model is asked for in words. */
export type ModelAction = Exclude<EditAction, 'continue' | 'headings'>

const LONGEST_ANSWER = 12_000
const MOST_REPAIRS = 3

/**
 * What a model would write in place of a run. It sees references and no value; each sentence goes through both
 * gates, and those that fail are asked for once more. Null where its answer broke off or held no sentence.
 * @throws AppError `model_unavailable` or `model_refused`.
 */
export async function editByModel(
  action: ModelAction,
  run: EditableRun,
  editing: ModelEditing,
  signal: AbortSignal,
): Promise<ProposedSentence[] | null> {
  const { index, section, model, nonce, offered } = editing
  const facts = factsOf(run, offered, index)
  const allowed = new Set(facts.map(({ id }) => id))
  const gate = (words: string): GatedSentence =>
    gateSentence(fixTemplate(words, index, allowed), index, { role: section.role, allowed, author: 'model' })
  const answer = await readAnswer(model, requestFor(action, run, facts, editing), signal)
  if (!answer || answer.length === 0) return null
  const made: ProposedSentence[] = []
  let repairs = 0
  for (const words of answer) {
    const first = gate(words)
    const repairable = !first.passed && repairs++ < MOST_REPAIRS
    const repaired = repairable
      ? await repairSentence({ sentence: first, facts, index, model, nonce, gate }, signal)
      : null
    const prompt = promptMark(repaired ? REPAIR_PROMPT : EDIT_PROMPT)
    made.push({ ...(repaired ?? first), author: 'model', exemplars: [], prompt })
  }
  return made
}

function requestFor(
  action: ModelAction,
  run: EditableRun,
  facts: readonly Fact[],
  { index, model, nonce, wish }: ModelEditing,
): ChatRequest {
  const request = fillPrompt(EDIT_PROMPT, {
    task: EDIT_PROMPT.tasks.get(action) ?? '',
    wish: shownWish(wish, model) || '（无）',
    plan: planLines(facts, index, model) || '（无）',
    count: String(run.sentences.length),
    nonce,
    sentences: run.sentences.map(({ template }) => `${nonce} ${oneLine(template)}`).join('\n'),
  })
  return { ...request, references: referencesOf(facts, index) }
}

function factsOf(run: EditableRun, offered: readonly Fact[], { byId }: SheetIndex): Fact[] {
  const ids = run.sentences.flatMap(({ facts }) => facts.map(({ id }) => id))
  return [...new Set([...ids, ...offered.map(({ id }) => id)])].flatMap((id) => byId.get(id) ?? [])
}

/** The sentences of an answer; null where it broke off. */
async function readAnswer(
  model: ChatModel,
  request: ChatRequest,
  signal: AbortSignal,
): Promise<string[] | null> {
  const answer = await wholeAnswer(model, request, LONGEST_ANSWER, signal)
  if (answer === null) return null
  const sentences = createSentenceBuffer().push(`${answer}\n`).map(tidyAnswer)
  return sentences.filter((sentence) => sentence !== '')
}

/** A writer's words for a model: without their figures where it is not to see any. */
export const shownWish = (wish: string, { seesValues }: Pick<ChatModel, 'seesValues'>): string =>
  seesValues === true ? oneLine(wish) : hideFigures(wish)

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
