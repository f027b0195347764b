import type { ParagraphPlan, SectionPlan, Sentence } from '../domain/draft.ts'
import { AppError } from '../domain/errors.ts'
import type { Fact } from '../domain/fact-sheet.ts'
import { frameSentences } from './engine/frame-sentences.ts'
import { isLate, type ToldWork } from './engine/told-work.ts'
import { frameByModel } from './model-writer/frame-by-model.ts'
import { FRAME_PROMPT } from './model-writer/prompts.ts'
import { promptMark } from './prompt.ts'
import { engineWritten, type ModelState, noticeText, type Writing, type Written } from './write-on.ts'

/**
 * Writes the openings and closings of a section from what the text tells: a model's sentence that takes it up, where one
 * passes the gates, and the engine's general sentence, which names the fields of work told. `told` are the sentences that
 * these paragraphs have already.
 */
export async function* writeFrames(
  writing: Writing,
  work: ToldWork,
  state: ModelState | null,
  signal: AbortSignal,
): AsyncIterable<Written> {
  const { section, index, seed, style, told } = writing
  for (const [paragraph, plan] of section.paragraphs.entries()) {
    if (!isLate(plan)) continue
    const own = told.filter((sentence) => sentence.paragraph === paragraph)
    const frames = frameSentences(plan, section, index, `${seed} ${section.id}`, style, work)
    const missing = frames.filter(({ template }) => !own.some((sentence) => sentence.template === template))
    if (missing.length === 0) continue
    if (state && !state.down && !own.some(isByModel)) {
      yield* writtenByModel(plan, paragraph, writing, work, state, signal)
    }
    if (signal.aborted) return
    for (const sentence of missing) yield engineWritten(sentence, paragraph, writing)
  }
}

const isByModel = ({ author }: Sentence): boolean => author === 'model'

async function* writtenByModel(
  { frame }: ParagraphPlan,
  paragraph: number,
  { section, index, said }: Writing,
  work: ToldWork,
  state: ModelState,
  signal: AbortSignal,
): AsyncIterable<Written> {
  if (!ASKED.has(frame)) return
  const { model, nonce, foreign } = state
  const facts = factsFor(frame, section, work)
  try {
    const sentence = await frameByModel({ frame, section, facts, said, index, foreign, model, nonce }, signal)
    if (!sentence || signal.aborted) return
    yield {
      type: 'sentence',
      paragraph,
      sentence,
      author: 'model',
      prompt: promptMark(FRAME_PROMPT),
      exemplars: [],
    }
  } catch (error) {
    if (signal.aborted) return
    if (!(error instanceof AppError)) throw error
    state.down = true
    const reason = error.code === 'model_refused' ? 'refused' : 'unavailable'
    yield { type: 'notice', code: `model_${reason}`, message: noticeText(reason, error.detail) }
  }
}

/** What guides the work is the bureau's to say; a model takes up only what the text tells. */
const ASKED: ReadonlySet<ParagraphPlan['frame']> = new Set(['opening', 'plan-opening', 'closing'])

const factsFor = (
  frame: ParagraphPlan['frame'],
  { role }: Pick<SectionPlan, 'role'>,
  work: ToldWork,
): readonly Fact[] =>
  frame === 'closing'
    ? [...(work.get('problems') ?? []), ...(work.get('plan') ?? [])]
    : (work.get(role) ?? [])
