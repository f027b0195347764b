import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Indicator } from '../../src/domain/fact-sheet.ts'
import { parseSheetText } from '../../src/facts/parse-sheet.ts'
import { availableFacts } from '../../src/facts/render.ts'
import { indexSheet } from '../../src/facts/sheet-index.ts'
import { referenceTo, writeReference } from '../../src/grounding/references.ts'
import { renderTemplate } from '../../src/grounding/render-template.ts'
import { verifyText } from '../../src/grounding/verify.ts'

// A sheet as a bureau keeps it: the figures of a real year, with labels that share many of their words.
const sheet = parseSheetText(readFileSync(new URL('../fixtures/yuyao-2023.json', import.meta.url), 'utf8'))
const index = indexSheet(sheet)

const tell = (fact: Parameters<typeof referenceTo>[0]): string =>
  renderTemplate(`${writeReference(referenceTo(fact, '全句'))}。`, index, {
    role: fact.kind === 'plan' ? 'plan' : 'summary',
    periodStated: true,
  }).text

describe('a sheet of a real year', () => {
  it('has every fact told without a finding', () => {
    const findings = availableFacts(index).flatMap((fact) => verifyText(tell(fact), sheet).findings)
    expect(findings.map(({ message }) => message)).toEqual([])
  })
  it('has its facts told in one text without a finding, and none lost', () => {
    const text = availableFacts(index).map(tell).join('')
    const { findings, coverage } = verifyText(text, sheet)
    expect(findings.map(({ message }) => message)).toEqual([])
    expect(coverage.must.missing).toEqual([])
  })
  it('has no figure of one metric pass under the name of another', () => {
    const indicators = sheet.facts.filter((fact): fact is Indicator => fact.kind === 'indicator')
    const escaped: string[] = []
    let tried = 0
    for (const one of indicators) {
      for (const other of indicators) {
        if (
          one.unit !== other.unit ||
          one.value === other.value ||
          one.value === null ||
          other.value === null
        )
          continue
        const truth = tell(one)
        const place = truth.lastIndexOf(`${one.value}${one.unit}`)
        if (place < 0) continue
        const swapped = `${truth.slice(0, place)}${other.value}${truth.slice(place + one.value.length)}`
        tried += 1
        if (verifyText(swapped, sheet).findings.length === 0) escaped.push(swapped)
      }
    }
    expect(tried).toBeGreaterThan(50)
    expect(escaped).toEqual([])
  })
  it('misses exactly the fact that was taken out of it', () => {
    const indicators = availableFacts(index).filter((fact) => fact.kind === 'indicator')
    const silent = indicators.filter((fact) => {
      const without = { ...sheet, facts: sheet.facts.filter(({ id }) => id !== fact.id) }
      return verifyText(tell(fact), without).findings.length === 0
    })
    expect(silent.map(({ label }) => label)).toEqual([])
  })
})
