import { expect, it } from 'vitest'
import type { Suggestion } from '../../../src/domain/suggestion.ts'
import type { PageEvent } from '../../../src/web/events/page-event.ts'
import { INITIAL_SUGGESTION, reduceSuggestion } from '../../../src/web/state/suggestion-state.ts'

const change = (id: string) => ({ id, replaces: ['s1'], after: null, sentences: [], words: [] })
const suggestion: Suggestion = {
  id: 'g1',
  sectionId: 'b',
  action: 'polish',
  author: 'engine',
  changes: [change('c1'), change('c2')],
  headings: [],
  notes: ['有一句没有更好的说法'],
  createdAt: '2025-01-06T01:30:00Z',
}
const after = (...events: PageEvent[]) => events.reduce(reduceSuggestion, INITIAL_SUGGESTION)

it('a proposal stays open until every change is decided', () => {
  const told = after({ type: 'suggestion-wanted', action: 'polish' }, { type: 'suggestion-told', suggestion })
  expect(told).toMatchObject({ wanted: null, open: [suggestion], notes: suggestion.notes })
  const one = reduceSuggestion(told, {
    type: 'suggestion-decided',
    suggestionId: 'g1',
    changes: ['c1'],
    isAccepted: true,
  })
  expect(one.open[0]?.changes.map(({ id }) => id)).toEqual(['c2'])
  const all = reduceSuggestion(one, {
    type: 'suggestion-decided',
    suggestionId: 'g1',
    changes: ['c2'],
    isAccepted: true,
  })
  expect(all.open).toEqual([])
})

it('a proposal without changes only says why', () => {
  const told = after({ type: 'suggestion-told', suggestion: { ...suggestion, changes: [] } })
  expect(told.open).toEqual([])
  expect(told.notes).toEqual(suggestion.notes)
})
