import { describe, expect, it } from 'vitest'
import type { PageEvent } from '../../../src/web/events/page-event.ts'
import { INITIAL_SOURCE, reduceSource, type SourceState } from '../../../src/web/state/source-state.ts'
import { DRAFT, PASSAGE } from '../samples.ts'

const stateAfter = (events: readonly PageEvent[], state: SourceState = INITIAL_SOURCE): SourceState =>
  events.reduce(reduceSource, state)

it('a sentence is pinned by the first wish and let go by the second', () => {
  const pinned = stateAfter([{ type: 'sentence-pinned', id: 's1' }])
  expect(pinned.pinned).toBe('s1')
  expect(stateAfter([{ type: 'sentence-pinned', id: 's1' }], pinned).pinned).toBeNull()
  expect(stateAfter([{ type: 'sentence-pinned', id: null }], pinned).pinned).toBeNull()
})

it('another draft lets go of what was chosen', () => {
  const chosen = stateAfter([
    { type: 'sentence-pinned', id: 's1' },
    { type: 'fact-chosen', id: 'i1' },
    { type: 'draft-opened', draft: DRAFT },
  ])
  expect(chosen).toMatchObject({ pinned: null, fact: null })
})

describe('passages', () => {
  it('are kept by their ids, and those that are not there are known as that', () => {
    const read = stateAfter([
      { type: 'passages-missed', asked: ['x1', 'x2', 'x3'] },
      { type: 'passages-read', asked: ['x1', 'x2'], passages: [PASSAGE] },
    ])
    expect([...read.passages]).toEqual([
      ['x1', PASSAGE],
      ['x2', 'gone'],
      ['x3', 'missed'],
    ])
  })
})
