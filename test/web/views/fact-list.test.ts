import { describe, expect, it } from 'vitest'
import { arrangeFacts, type isUnder } from '../../../src/web/views/fact-list.ts'
import { SHEET } from '../samples.ts'

const { facts } = SHEET
const standing = { used: new Set(['i1']), faulty: new Set<string | null>(['q1', null]) }
const arranged = (filter: Parameters<typeof isUnder>[0], words = '') =>
  arrangeFacts(facts, standing, { filter, words, mustName: '必写' }).map(({ name, facts: members }) => [
    name,
    members.map(({ id }) => id),
  ])

describe('the list of facts', () => {
  it('puts the musts first, those not told before the others, and the rest by theme', () => {
    expect(arranged('all').map(([, ids]) => ids)).toEqual([['i1'], ['i2'], ['q1']])
    const twoMusts = facts.map((fact) => ({ ...fact, must: fact.id !== 'q1' }))
    const [first] = arrangeFacts(twoMusts, standing, { filter: 'all', words: '', mustName: '必写' })
    expect(first?.facts.map(({ id }) => id)).toEqual(['i2', 'i1'])
  })

  it('shows only what is asked for: musts, not told, awaited, found fault with, or by name', () => {
    expect(arranged('must')).toEqual([['必写', ['i1']]])
    expect(arranged('unused').flatMap(([, ids]) => ids)).toEqual(['i2', 'q1'])
    expect(arranged('awaited').flatMap(([, ids]) => ids)).toEqual(['i2'])
    expect(arranged('faulty').flatMap(([, ids]) => ids)).toEqual(['q1'])
    expect(arranged('all', ' 学位 ').flatMap(([, ids]) => ids)).toEqual(['i2'])
    expect(arranged('all', '没有这个')).toEqual([])
  })
})
