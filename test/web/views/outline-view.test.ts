import { describe, expect, it } from 'vitest'
import type { DraftPlan } from '../../../src/domain/draft.ts'
import type { Fact } from '../../../src/domain/fact-sheet.ts'
import {
  changeSection,
  hostsOf,
  moveFact,
  moveSection,
  openHosts,
  placeSection,
  sectionsById,
} from '../../../src/web/views/outline-view.ts'

const HEADS = [
  ['s1', 1, 'summary'],
  ['s2', 2, 'summary'],
  ['s3', 3, 'summary'],
  ['s4', 2, 'summary'],
  ['s5', 1, 'plan'],
  ['s6', 2, 'plan'],
] as const
const PLAN: DraftPlan = {
  title: '',
  kind: 'annual',
  period: '2024',
  planPeriod: '2025',
  seed: '',
  signature: { organ: '', date: '' },
  sections: HEADS.map(([id, level, role]) => ({
    id,
    level,
    role,
    number: '',
    heading: id,
    runIn: false,
    theme: null,
    paragraphs: [],
  })),
}
const sections = sectionsById(PLAN)
const OUTLINE = HEADS.map(([id]) => ({ id, heading: id, facts: id === 's3' ? ['i1'] : [] }))
const ids = (outline: readonly { id: string }[]): string => outline.map(({ id }) => id).join(' ')

describe('the outline', () => {
  it('moves a section with all that stands under it, and never out of its part', () => {
    expect(ids(moveSection(OUTLINE, sections, 's2', 1))).toBe('s1 s4 s2 s3 s5 s6')
    expect(ids(moveSection(OUTLINE, sections, 's4', -1))).toBe('s1 s4 s2 s3 s5 s6')
    for (const [id, step] of [
      ['s4', 1],
      ['s1', 1],
      ['s6', -1],
      ['s3', -1],
    ] as const)
      expect(moveSection(OUTLINE, sections, id, step)).toBe(OUTLINE)
    expect(ids(placeSection(OUTLINE, sections, 's4', 's2'))).toBe('s1 s4 s2 s3 s5 s6')
    expect(placeSection(OUTLINE, sections, 's4', 's6')).toBe(OUTLINE)
  })

  it('lets a fact go to the sections of its part that have no headings under them', () => {
    expect(ids(hostsOf(OUTLINE, sections, 's3'))).toBe('s3 s4')
    expect(moveFact(OUTLINE, sections, 'i1', 's3', 's4').map(({ facts }) => facts.length)).toEqual([
      0, 0, 0, 1, 0, 0,
    ])
    expect(moveFact(OUTLINE, sections, 'i1', 's3', 's6')).toBe(OUTLINE)
    expect(ids(openHosts(OUTLINE, sections, { kind: 'plan' } as Fact))).toBe('s6')
  })

  it('renames a section and gives it a length or takes it away', () => {
    const named = changeSection(OUTLINE, 's2', { heading: '新', length: 200 })
    expect(named[1]).toEqual({ id: 's2', heading: '新', facts: [], length: 200 })
    expect(changeSection(named, 's2', { length: null })[1]).toEqual({ id: 's2', heading: '新', facts: [] })
  })
})
