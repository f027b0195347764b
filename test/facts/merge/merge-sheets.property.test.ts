import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact, FactSheet } from '../../../src/domain/fact-sheet.ts'
import { canonical, placeOf, sourcesOf } from '../../../src/facts/merge/fact-parts.ts'
import { mergeSheets } from '../../../src/facts/merge/merge-sheets.ts'
import { settleDispute } from '../../../src/facts/merge/settle-dispute.ts'
import { parseSheet } from '../../../src/facts/parse-sheet.ts'

const indicator = fc.record({
  kind: fc.constant('indicator'),
  label: fc.constantFrom('在校生数', '在校学生总数', '公办园占比', '公办园比例', '23校招生', '经费投入'),
  aliases: fc.constantFrom([], ['在校生'], ['招生数']),
  value: fc.constantFrom('12034', '1.2', '54.96', '55', null),
  unit: fc.constantFrom('人', '万人', '%', ''),
  scope: fc.constantFrom(undefined, '含民办'),
  must: fc.boolean(),
  previous: fc.constantFrom(undefined, { value: '11' }),
  period: fc.constantFrom(undefined, '2023'),
})
const achievement = fc.record({
  kind: fc.constantFrom('event', 'award'),
  label: fc.constantFrom('省级文明校园', '获评省级文明校园', '安全大排查', '开展安全大排查活动'),
  level: fc.constant('省级'),
  date: fc.constantFrom(undefined, '2024-05', '2024-06'),
  note: fc.constantFrom(undefined, '甲\n乙', '乙'),
})
const plan = fc.record({
  kind: fc.constant('last-plan'),
  label: fc.constantFrom('扩大学位', '消除大班额'),
  evidence: fc.subarray(['i1', 'i2', 'e1', 'i9']),
  status: fc.constantFrom(undefined, '完成', '推进'),
})

function toSheet(organ: string, period: string, raw: readonly Record<string, unknown>[]): FactSheet {
  const numbers = new Map<string, number>()
  const letters: Record<string, string> = { indicator: 'i', event: 'e', award: 'a', 'last-plan': 'l' }
  const facts = raw.map(({ level, ...fact }) => {
    const letter = letters[String(fact['kind'])] ?? 'i'
    const number = (numbers.get(letter) ?? 0) + 1
    numbers.set(letter, number)
    return { ...fact, ...(letter === 'a' ? { level } : {}), id: `${letter}${number}` }
  })
  return parseSheet({ profile: { organ }, period, facts })
}
const sheets = fc
  .array(
    fc.tuple(
      fc.constantFrom('2024', '2024-H1'),
      fc.array(fc.oneof(indicator, indicator, achievement, plan), { maxLength: 6 }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((list) =>
    list.map(([period, raw], place) => ({ origin: `科室${place}`, sheet: toSheet('某局', period, raw) })),
  )

/** What a sheet holds, whatever its ids and order. */
function holdings({ facts, disputes = [] }: FactSheet): string[] {
  const plain = (fact: Fact): string => {
    const names = [fact.label, ...fact.aliases].sort()
    const figures =
      fact.kind === 'indicator' && fact.value !== null
        ? [fact.value, fact.unit, fact.scope, fact.previous?.value]
        : []
    return canonical([fact.kind, fact.period, names, figures, sourcesOf(fact).map(placeOf).sort()])
  }
  const open = disputes.map(({ about, fields, claims }) =>
    canonical([about, [...fields].sort(), claims.map(({ fact }) => plain(fact)).sort()]),
  )
  return [...facts.map(plain), ...open].sort()
}

describe('merging sheets', () => {
  it('gives a sheet that can be read again', () => {
    fc.assert(
      fc.property(sheets, (inputs) => {
        const { sheet } = mergeSheets(inputs)
        expect(parseSheet(JSON.parse(JSON.stringify(sheet)))).toEqual(sheet)
      }),
    )
  })

  it('changes nothing the second time, alone or with a sheet that is in it', () => {
    fc.assert(
      fc.property(sheets, fc.nat(3), (inputs, pick) => {
        const { sheet } = mergeSheets(inputs)
        expect(mergeSheets([{ origin: '汇总', sheet }]).sheet).toEqual(sheet)
        const twice = inputs[pick % inputs.length]
        if (twice) expect(holdings(mergeSheets([...inputs, twice]).sheet)).toEqual(holdings(sheet))
      }),
    )
  })

  it('loses no name, figure, note or place', () => {
    fc.assert(
      fc.property(sheets, (inputs) => {
        const { sheet } = mergeSheets(inputs)
        const all = canonical(sheet)
        for (const { origin, sheet: input } of inputs) {
          for (const fact of input.facts) {
            expect(all).toContain(JSON.stringify(fact.label))
            for (const alias of fact.aliases) expect(all).toContain(JSON.stringify(alias))
            expect(all).toContain(JSON.stringify(origin))
            for (const line of fact.note?.split('\n') ?? []) expect(all).toContain(line)
            if (fact.kind === 'indicator' && fact.value !== null) {
              const told = [
                ...sheet.facts,
                ...(sheet.disputes ?? []).flatMap(({ claims }) => claims.map((claim) => claim.fact)),
              ]
              const isTold = told.some(
                (other) =>
                  other.kind === 'indicator' &&
                  [other.label, ...other.aliases].includes(fact.label) &&
                  other.value !== null &&
                  (other.value === fact.value || (other.note ?? '').includes(String(fact.value))),
              )
              expect(isTold).toBe(true)
            }
          }
        }
      }),
    )
  })

  it('holds the same whatever the order of the sheets, but for ids and order', () => {
    fc.assert(
      fc.property(sheets, (inputs) => {
        const sameTime = inputs.map(({ origin, sheet }) => ({ origin, sheet: { ...sheet, period: '2024' } }))
        const turned = mergeSheets(sameTime.toReversed()).sheet
        expect(holdings(turned)).toEqual(holdings(mergeSheets(sameTime).sheet))
      }),
    )
  })

  it('can be decided on in any way, and back again', () => {
    fc.assert(
      fc.property(sheets, fc.constantFrom(0, 1, 'all', 'typed' as const), (inputs, choice) => {
        const { sheet } = mergeSheets(inputs)
        let settled = sheet
        const decision = { by: '王某', at: '2025-01-01T00:00:00Z' }
        for (const { id } of sheet.disputes ?? []) {
          settled = settleDispute(settled, id, { ...decision, choice: choice as 0 | 1 | 'all' | 'typed' })
          parseSheet(JSON.parse(JSON.stringify(settled)))
        }
        for (const { id } of sheet.disputes ?? [])
          settled = settleDispute(settled, id, { ...decision, choice: 0 })
        const direct = (sheet.disputes ?? []).reduce(
          (now, { id }) => settleDispute(now, id, { ...decision, choice: 0 }),
          sheet,
        )
        expect(holdings(settled)).toEqual(holdings(direct))
        expect(mergeSheets([{ origin: '汇总', sheet: settled }]).sheet).toEqual(settled)
      }),
    )
  })
})
