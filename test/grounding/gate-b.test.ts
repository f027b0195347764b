import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactSheet } from '../../src/domain/fact-sheet.ts'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { availableFacts } from '../../src/facts/render.ts'
import { indexSheet, type SheetIndex } from '../../src/facts/sheet-index.ts'
import { coverageOf } from '../../src/grounding/coverage.ts'
import { checkTemplate } from '../../src/grounding/gate-a.ts'
import { checkRendered } from '../../src/grounding/gate-b.ts'
import { referenceTo, writeReference } from '../../src/grounding/references.ts'
import { renderTemplate } from '../../src/grounding/render-template.ts'
import { verifyText } from '../../src/grounding/verify.ts'
import { arbitrarySheet } from '../support/arbitrary-sheet.ts'
import { CORRUPTIONS } from '../support/corruptions.ts'

type Told = { readonly id: string; readonly template: string; readonly role: 'plan' | 'summary' }

/** One sentence for every fact that can be told in full. */
const sentencesOf = (index: SheetIndex): Told[] =>
  availableFacts(index).map((fact) => ({
    id: fact.id,
    template: `${writeReference(referenceTo(fact, '全句'))}。`,
    role: fact.kind === 'plan' ? 'plan' : 'summary',
  }))

describe('every sheet', () => {
  it('has its whole clauses pass both gates and every check of a finished text', () => {
    fc.assert(
      fc.property(arbitrarySheet(), fc.boolean(), (sheet, periodStated) => {
        const index = indexSheet(sheet)
        for (const { id, template, role } of sentencesOf(index)) {
          expect(checkTemplate(template, index, { role })).toEqual([])
          const { text, spans, errors } = renderTemplate(template, index, { role, periodStated })
          expect(errors).toEqual([])
          expect(checkRendered(text, spans, index)).toEqual([])
          const { findings, coverage } = verifyText(text, sheet)
          expect(findings).toEqual([])
          expect(coverage.unused).not.toContain(id)
        }
      }),
      { numRuns: 40, endOnFailure: true },
    )
  })
  it('has no untrue figure, unit, direction, date, rank or state pass the check of a finished text', () => {
    // A bound on a computed figure (增长超93%) can be true before rounding; it is no corruption.
    const untrue = CORRUPTIONS.filter(({ name }) => name !== 'bound added')
    fc.assert(
      fc.property(arbitrarySheet(), fc.infiniteStream(fc.nat()), (sheet, numbers) => {
        const pick = (count: number): number => (numbers.next().value ?? 0) % count
        const escaped = corruptionsOf(sheet, untrue, pick)
        expect(escaped).toEqual([])
      }),
      { numRuns: 25, endOnFailure: true },
    )
  })
  it('counts exactly the facts that the sentences tell', () => {
    fc.assert(
      fc.property(arbitrarySheet(), fc.nat(), (sheet, seed) => {
        const index = indexSheet(sheet)
        const told = sentencesOf(index).filter((_, place) => (seed >> (place % 31)) % 2 === 0)
        const rendered = told.map(({ template, role }) => ({
          facts: renderTemplate(template, index, { role }).spans,
        }))
        const { must, unused } = coverageOf(rendered, index)
        const ids = told.map(({ id }) => id)
        expect([...must.used, ...must.missing].sort()).toEqual(
          sheet.facts
            .filter((fact) => fact.must)
            .map(({ id }) => id)
            .sort(),
        )
        expect(sheet.facts.map(({ id }) => id).filter((id) => !unused.includes(id))).toEqual(
          sheet.facts.map(({ id }) => id).filter((id) => ids.includes(id)),
        )
      }),
      { numRuns: 30 },
    )
  })
})

/** Sentences made untrue that no finding was made of. */
function corruptionsOf(
  sheet: FactSheet,
  corruptions: typeof CORRUPTIONS,
  pick: (count: number) => number,
): string[] {
  const index = indexSheet(sheet)
  return sentencesOf(index).flatMap(({ template, role }) => {
    const { text } = renderTemplate(template, index, { role })
    return corruptions.flatMap(({ name, apply }) => {
      const untrue = apply(text, pick)
      return untrue === null || verifyText(untrue, sheet).findings.length > 0 ? [] : [`${name}: ${untrue}`]
    })
  })
}

describe('checkRendered', () => {
  const index = indexSheet(
    parseSheet({
      profile: { organ: '澄溪市教育局' },
      period: '2024',
      facts: [
        { id: 'i1', label: '公办园占比', value: '58.2', unit: '%' },
        { id: 'i2', label: '班额', value: 12, unit: '' },
      ],
    }),
  )
  const gate = (template: string) => {
    const { text, spans } = renderTemplate(template, index)
    return checkRendered(text, spans, index).map(({ rule }) => rule)
  }

  it('stops a figure that no reference wrote', () => {
    expect(gate('占比{{i1公办园占比.值}}，另有37所。')).toEqual(['B1'])
  })
  it('stops a figure that grew beyond its reference', () => {
    expect(gate('共1{{i2班额.值}}个。')).not.toEqual([])
    expect(gate('{{i1公办园占比.值}}以上。')).not.toEqual([])
  })
  it('stops two figures that ran into one', () => {
    expect(gate('{{i2班额.值}}{{i2班额.值}}。')).not.toEqual([])
  })
  it('lets a sentence with a gap pass', () => {
    expect(gate('占比为{{缺.数值}}。')).toEqual([])
  })
})
