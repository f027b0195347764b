import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PageEvent } from '../../../src/web/events/page-event.ts'
import { INITIAL_STATE, type PageState, reducePage } from '../../../src/web/state/page-state.ts'
import { pickSimilar, sentenceToSearch, similarQuery } from '../../../src/web/views/similar-view.ts'
import { DRAFT, EVENTS, PASSAGE } from '../samples.ts'

describe('similarQuery', () => {
  it('leaves out figures with what they count, gaps, quotes', () => {
    const text = '新建“未来”幼儿园3所，投资1.2亿元，同比提高2.36个百分点，达到【待补：指标数值】。'
    expect(similarQuery('学前教育', { text })).toBe('学前教育 新建未来幼儿园 ，投资 ，同比提高 ，达到。')
  })

  it('never holds a digit and is never longer than a search takes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 900 }), (text) => {
        const query = similarQuery('2025年工作总结', { text })
        expect(query).not.toMatch(/[0-9０-９“”《》]/)
        expect(query.length).toBeLessThanOrEqual(200)
      }),
    )
  })
})

describe('sentenceToSearch', () => {
  const stateAfter = (actions: readonly PageEvent[], state: PageState = INITIAL_STATE): PageState =>
    actions.reduce(reducePage, state)
  const streamed = EVENTS.map(
    (event, index): PageEvent => ({ type: 'event-read', streamed: { id: index + 1, event }, atMs: 0 }),
  )
  const writing = stateAfter([
    { type: 'draft-opened', draft: DRAFT },
    { type: 'stream-wanted' },
    ...streamed.slice(0, 5),
  ])
  const done = stateAfter(streamed, writing)

  it('is none while nothing is chosen', () => {
    expect(sentenceToSearch(writing)).toBeUndefined()
    expect(sentenceToSearch(done)).toBeUndefined()
  })

  it('is the one under the pointer once the draft is done, but only a pinned one while it is written', () => {
    const hover: PageEvent = { type: 'sentence-hovered', id: 's1' }
    expect(sentenceToSearch(stateAfter([hover], done))?.id).toBe('s1')
    expect(sentenceToSearch(stateAfter([hover], writing))).toBeUndefined()
    expect(sentenceToSearch(stateAfter([{ type: 'sentence-pinned', id: 's1' }], writing))?.id).toBe('s1')
  })

  it('is none once the answer is known, and again the same after a failure', () => {
    const chosen = stateAfter([{ type: 'sentence-pinned', id: 's1' }], done)
    const tell = (similar: Extract<PageEvent, { type: 'similar-told' }>['similar']): PageState =>
      stateAfter([{ type: 'similar-told', sentence: 's1', similar }], chosen)
    expect(sentenceToSearch(tell({ status: 'found', hits: [], notice: null }))).toBeUndefined()
    expect(sentenceToSearch(tell({ status: 'failed' }))?.id).toBe('s1')
  })
})

it('what the sentence itself leans on is not shown again as merely similar', () => {
  const hits = ['x1', 'x2', 'x3', 'x4', 'x5'].map((passageId) => ({ ...PASSAGE, passageId }))
  expect(pickSimilar(hits, ['x2']).map(({ passageId }) => passageId)).toEqual(['x1', 'x3', 'x4'])
})
