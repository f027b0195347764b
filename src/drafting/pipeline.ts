import type { DraftEvent, DraftPlan, SectionPlan, Sentence } from '../domain/draft.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import type { ChatModel, NewId } from '../domain/ports.ts'
import type { Search } from '../domain/shelf.ts'
import { inTextOrder } from '../domain/text-order.ts'
import { checkSheet } from '../facts/check-sheet.ts'
import { indexSheet } from '../facts/sheet-index.ts'
import { coverageOf } from '../grounding/coverage.ts'
import { findingsOf } from './draft-findings.ts'
import { isLate, toldWork } from './engine/told-work.ts'
import { type Exemplars, exemplarsAhead, findExemplars } from './find-exemplars.ts'
import { sentenceOf } from './gate-sentence.ts'
import { nonceOf } from './nonce.ts'
import { writeFrames } from './write-frames.ts'
import { continueByEngine, continueByModel, type ModelState, type Writing, type Written } from './write-on.ts'
import { noticeKey, readWrittenDraft } from './written-draft.ts'

export type DraftTask = {
  readonly draftId: string
  readonly plan: DraftPlan
  readonly sheet: FactSheet
  readonly writer: 'engine' | { readonly model: ChatModel }
  readonly search: Search
  readonly newId: NewId
  /** The events that were told before; the stream goes on behind them. */
  readonly resume?: readonly DraftEvent[]
}

const DROPPED_MESSAGE = '以往文稿中有疑似指令、网址或编码的语句，已略去，不作参考'

/**
 * Writes a draft from its plan and tells it as events, each sentence as soon as it is verified. With `resume` it
 * goes on where those events end and says nothing twice. A model that fails costs a notice and never the draft; an
 * aborted signal ends the stream between two events. Openings and closings come last, from what the text tells: their
 * sections begin or end behind the others.
 */
export async function* writeDraft(task: DraftTask, signal: AbortSignal): AsyncIterable<DraftEvent> {
  const { draftId, plan, sheet, writer, newId } = task
  const before = readWrittenDraft(task.resume ?? [])
  if (before.ended) return
  const index = indexSheet(sheet)
  const open = plan.sections.filter(({ id }) => !before.endedSections.has(id))
  const ahead = exemplarsAhead(
    open.filter(({ paragraphs }) => paragraphs.length === 0 || !paragraphs.every(isLate)),
    (section) => findExemplars(section, index, task.search, signal),
  )
  const sentences = new Map([...before.sentences].map(([id, list]) => [id, [...list]]))
  const notices = new Set(before.notices)
  const modelState: ModelState | null =
    writer === 'engine'
      ? null
      : { model: writer.model, down: false, nonce: nonceOf(newId), foreign: new Set() }

  if (!before.started) {
    yield draftStart(draftId, plan, writer === 'engine' ? 'engine' : 'model')
    for (const { severity, code, message } of checkSheet(sheet)) {
      if (severity === 'error')
        yield { type: 'notice', severity, code: `sheet_${code}`, message: `台账待核：${message}` }
    }
  }
  const shortfall = before.started ? null : lengthNotice(plan)
  if (shortfall) yield { type: 'notice', severity: 'warning', code: 'length', message: shortfall }
  const ownOf = (sectionId: string): Sentence[] => {
    const own = sentences.get(sectionId) ?? []
    sentences.set(sectionId, own)
    return own
  }
  const started = new Set(before.startedSections)
  /** Tells what is written of a section, stored under its name as it comes. */
  async function* tell(
    sectionId: string,
    write: (own: readonly Sentence[]) => AsyncIterable<Written>,
  ): AsyncIterable<DraftEvent> {
    if (!started.has(sectionId)) yield { type: 'section-start', sectionId }
    started.add(sectionId)
    const own = ownOf(sectionId)
    for await (const written of write([...own])) {
      if (signal.aborted) return
      if (written.type === 'notice') {
        const { code, message } = written
        const key = noticeKey(code, sectionId)
        if (notices.has(key)) continue
        notices.add(key)
        yield { type: 'notice', severity: 'warning', code, message, sectionId }
      } else {
        const sentence = toSentence(written, newId())
        own.push(sentence)
        yield { type: 'sentence', sectionId, sentence }
      }
    }
  }
  const writingOf = (section: SectionPlan, told: readonly Sentence[]): Writing => ({
    section,
    index,
    seed: plan.seed,
    style: plan.style,
    told,
    said: [...sentences.values()].flat(),
  })
  for await (const { section, exemplars } of ahead) {
    if (signal.aborted) return
    const { id: sectionId, paragraphs } = section
    yield* tell(sectionId, (own) =>
      writeSection(exemplars, writingOf(section, own.filter(isIn(section, false))), modelState, signal),
    )
    if (signal.aborted) return
    if (!paragraphs.some(isLate)) yield { type: 'section-end', sectionId, revision: 1 }
  }
  // What the text really tells is known only now.
  const work = toldWork(
    plan.sections.map(({ id, role }) => ({ role, sentences: sentences.get(id) ?? [] })),
    index,
  )
  for (const section of open.filter(({ paragraphs }) => paragraphs.some(isLate))) {
    if (signal.aborted) return
    const { id: sectionId } = section
    yield* tell(sectionId, (own) =>
      writeFrames(writingOf(section, own.filter(isIn(section, true))), work, modelState, signal),
    )
    if (signal.aborted) return
    yield { type: 'section-end', sectionId, revision: 1 }
  }
  for (const [sectionId, own] of sentences) sentences.set(sectionId, inTextOrder(own))
  const all = [...sentences.values()].flat()
  const coverage = coverageOf(all, index)
  yield {
    type: 'draft-end',
    coverage,
    gaps: countGaps(all, plan),
    findings: findingsOf(plan, sentences, coverage, index),
  }
}

/** Whether a sentence stands in an opening or closing of the section, or in none. */
const isIn =
  ({ paragraphs }: SectionPlan, late: boolean) =>
  ({ paragraph }: Sentence): boolean => {
    const plan = paragraphs[paragraph]
    return late === (plan !== undefined && isLate(plan))
  }

async function* writeSection(
  { hits, notice, dropped }: Exemplars,
  writing: Writing,
  modelState: ModelState | null,
  signal: AbortSignal,
): AsyncIterable<Written> {
  if (notice !== null) yield { type: 'notice', code: 'search_degraded', message: notice }
  if (dropped > 0) yield { type: 'notice', code: 'exemplar_dropped', message: DROPPED_MESSAGE }
  if (modelState && !modelState.down) yield* continueByModel(writing, hits, modelState, signal)
  else yield* continueByEngine(writing, hits)
}

const FAR = 0.05

/** Why the draft is not as long as was asked for; null where it is, or where nothing was asked. */
export function lengthNotice({ length }: Pick<DraftPlan, 'length'>): string | null {
  if (!length) return null
  const { wanted, planned } = length
  if (planned < wanted * (1 - FAR))
    return `台账内容只够写约${planned}字，不足所要的${wanted}字；各条的时限、分工和目标完成情况都已写上，没有依据的内容不作补充，可补充台账后再拟`
  if (planned > wanted * (1 + FAR))
    return `必写事项已需约${planned}字，超过所要的${wanted}字；必写事项一律保留`
  return null
}

function draftStart(draftId: string, plan: DraftPlan, writer: 'engine' | 'model'): DraftEvent {
  return {
    type: 'draft-start',
    draftId,
    title: plan.title,
    writer,
    sections: plan.sections.map(({ id, level, number, heading, runIn }: SectionPlan) => ({
      id,
      level,
      number,
      heading,
      runIn,
    })),
    signature: plan.signature,
  }
}

const toSentence = (
  { sentence, ...provenance }: Extract<Written, { type: 'sentence' }>,
  id: string,
): Sentence => sentenceOf(sentence, { ...provenance, id })

const GAP = /【待[补定核]：[^【】]*】/g

function countGaps(sentences: readonly Sentence[], { signature }: DraftPlan): number {
  return [...sentences.map(({ text }) => text), signature.date].join('').match(GAP)?.length ?? 0
}
