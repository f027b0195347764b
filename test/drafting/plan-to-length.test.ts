import { describe, expect, it } from 'vitest'
import { planToLength } from '../../src/drafting/plan-to-length.ts'
import { sheetOf } from '../support/drafting-sheets.ts'

const idsOf = ({ sections }: ReturnType<typeof planToLength>): Set<string> =>
  new Set(sections.flatMap(({ paragraphs }) => paragraphs.flatMap(({ facts }) => facts)))

describe('a draft of a wanted length', () => {
  const sheet = sheetOf(300)

  it('comes within five percent where the facts allow, and never leaves out a must', () => {
    for (const wanted of [3000, 5000]) {
      const plan = planToLength(sheet, wanted, { kind: 'annual' })
      expect(Math.abs((plan.length?.planned ?? 0) - wanted)).toBeLessThanOrEqual(wanted * 0.05)
      const ids = idsOf(plan)
      for (const { id, must, label } of sheet.facts) if (must) expect(ids.has(id), label).toBe(true)
      expect(ids.size).toBeLessThan(sheet.facts.length)
    }
  })

  it('leaves out the lightest first: who keeps a fact keeps every weightier one', () => {
    const [short, long] = [1, 2].map((n) => idsOf(planToLength(sheet, 2500 * n, { kind: 'annual' })))
    for (const id of short ?? []) expect(long?.has(id), id).toBe(true)
  })

  it('says how far the facts carry instead of filling up', () => {
    const plan = planToLength(sheetOf(20), 8000, { kind: 'annual' })
    expect(idsOf(plan).size).toBe(20)
    expect(plan.length?.planned).toBeLessThan(2500)
  })
})
