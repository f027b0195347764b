import { describe, expect, it } from 'vitest'
import type { PageEvent } from '../../../src/web/events/page-event.ts'
import {
  type DocumentState,
  finishedSections,
  INITIAL_DOCUMENT,
  isRunning,
  reduceDocument,
} from '../../../src/web/state/document-state.ts'
import { DRAFT, EVENTS, PROBLEM, SHEET, sentence } from '../samples.ts'

const stateAfter = (events: readonly PageEvent[], state: DocumentState = INITIAL_DOCUMENT): DocumentState =>
  events.reduce(reduceDocument, state)

const sheet = { id: 'f1', revision: 1, sheet: SHEET, faults: [] }
const opened = stateAfter([
  { type: 'sheet-opened', sheet },
  { type: 'draft-opened', draft: DRAFT },
  { type: 'stream-wanted' },
])
const streamed = EVENTS.map(
  (event, index): PageEvent => ({
    type: 'event-read',
    streamed: { id: index + 1, event },
    atMs: index * 100,
  }),
)

describe('the phases of writing', () => {
  it('go from starting over writing to done', () => {
    expect(opened.phase).toBe('starting')
    expect(stateAfter(streamed.slice(0, 5), opened).phase).toBe('writing')
    const done = stateAfter(streamed, opened)
    expect(done.phase).toBe('done')
    expect(isRunning(done)).toBe(false)
  })

  it('a stream that breaks and comes back goes on', () => {
    const broken = stateAfter([...streamed.slice(0, 5), { type: 'stream-broken' }], opened)
    expect(broken.phase).toBe('reconnecting')
    expect(isRunning(broken)).toBe(true)
    expect(stateAfter(streamed.slice(5, 6), broken).phase).toBe('writing')
  })

  it('leaving the stream pauses, and remembers from where to go on', () => {
    const left = stateAfter([...streamed.slice(0, 5), { type: 'stream-left' }], opened)
    expect(left.phase).toBe('paused')
    expect(left.lastEventId).toBe(5)
  })

  it('a problem pauses and can be overcome', () => {
    const event = { type: 'problem', problem: PROBLEM } as const
    const stopped = stateAfter([{ type: 'event-read', streamed: { id: null, event }, atMs: 0 }], opened)
    expect(stopped.phase).toBe('paused')
    expect(stopped.draft?.problem?.title).toBe('模型服务不可用')
  })

  it('a finished draft stays finished while its stream is told again', () => {
    const actions: PageEvent[] = [
      { type: 'draft-opened', draft: { ...DRAFT, status: 'done' } },
      { type: 'stream-wanted' },
      ...streamed.slice(0, 3),
      { type: 'stream-left' },
    ]
    expect(stateAfter(actions).phase).toBe('done')
  })

  it('a draft that is left or wanted anew is no longer shown', () => {
    expect(stateAfter([{ type: 'draft-closed' }], opened).draft).toBeNull()
    expect(stateAfter([{ type: 'draft-wanted' }], opened).phase).toBe('idle')
  })

  it('the pace counts from the first event of this run, and from what was finished before it', () => {
    const run = stateAfter(streamed.slice(0, 5), opened)
    expect(run.pace).toEqual({ startedMs: 0, finishedBefore: 0, nowMs: 400 })
    expect(run.draft && finishedSections(run.draft)).toBe(1)
    const again = stateAfter([{ type: 'stream-left' }, { type: 'stream-wanted' }, ...streamed.slice(5)], run)
    expect(again.pace?.finishedBefore).toBe(1)
  })
})

it('opening another sheet puts the draft of this one away', () => {
  expect(stateAfter([{ type: 'sheet-opened', sheet: { ...sheet, id: 'f2' } }], opened).draft).toBeNull()
  expect(stateAfter([{ type: 'sheet-opened', sheet }], opened).draft).not.toBeNull()
})

it('a section that was saved or read anew takes the place of the one that stood there', () => {
  const [, section] = DRAFT.sections
  if (section === undefined) throw new Error('the sample has two sections')
  const revised = { ...section, revision: 2, sentences: [sentence('n1', '新句。')] }
  const told: PageEvent[] = [
    { type: 'section-saved', section: revised, isClean: true },
    { type: 'section-read', section: revised, isOwn: false },
    { type: 'conflict-solved', sectionId: section.id, section: revised },
  ]
  for (const event of told) {
    expect(stateAfter([event], opened).draft?.sections[1]).toMatchObject({
      revision: 2,
      sentences: [{ id: 'n1' }],
    })
  }
})
