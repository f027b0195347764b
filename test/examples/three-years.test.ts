import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { FactSheet } from '../../src/domain/fact-sheet.ts'
import { readReport } from '../../src/drafting/read-report.ts'
import { checkAgainstDocument } from '../../src/facts/check-against-document.ts'
import { checkSheet } from '../../src/facts/check-sheet.ts'
import { parseSheetText } from '../../src/facts/parse-sheet.ts'
import { itemsOfTasks } from '../../src/facts/reconcile/last-plan-items.ts'
import { offerUnfinished } from '../../src/facts/reconcile/offer-unfinished.ts'
import { reconcilePlan } from '../../src/facts/reconcile/reconcile-plan.ts'

const root = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(encodeURI(path), root), 'utf8')
const nameOf = (year: number): string => `corpus/澜川市教育局${year}年工作总结和${year + 1}年工作计划.md`
const documentOf = (year: number) => readReport(nameOf(year), read(nameOf(year)))
const summaryOf = (year: number): string => read(nameOf(year)).split('## 二、')[0] ?? ''
const FOLDER = 'docs/examples/three-years'
const SHEETS: Record<number, FactSheet> = {
  2024: parseSheetText(read(`${FOLDER}/2024-facts.json`)),
  2025: parseSheetText(read('corpus/sample-facts.json')),
}
const sheetOf = (year: number): FactSheet => SHEETS[year] ?? expect.fail(`no sheet of ${year}`)

function reconciliationOf(year: number): unknown {
  const { file, tasks } = documentOf(year - 1)
  const { items, counts, sheet } = reconcilePlan(itemsOfTasks(file, tasks), sheetOf(year))
  return JSON.parse(JSON.stringify({ items, counts, offers: offerUnfinished(sheet) }))
}

describe('the published example of three years', () => {
  it.each([2024, 2025])('shows the reconciliation of %i as the program makes it', (year) => {
    expect(JSON.parse(read(`${FOLDER}/${year}-reconciliation.json`))).toEqual(reconciliationOf(year))
  })

  it('answers every item of both plans', () => {
    expect([2024, 2025].map((year) => reconciliationOf(year))).toMatchObject([
      { counts: { 完成: 17, 推进: 0, 未完成: 2, 取消: 0, unanswered: 0 } },
      { counts: { 完成: 15, 推进: 2, 未完成: 2, 取消: 0, unanswered: 0 } },
    ])
  })

  it('has nothing to object to in the sheet of 2024, nor against the summary of the year before', () => {
    const { file, document, figures } = documentOf(2023)
    const sheet = sheetOf(2024)
    expect(checkSheet(sheet)).toEqual([])
    expect(checkAgainstDocument(sheet, { file, period: document.period, figures })).toEqual([])
  })

  it('takes the values of 2024 from the summary of 2024, and those before from the summary of 2023', () => {
    const indicators = sheetOf(2024).facts.filter((fact) => fact.kind === 'indicator')
    const states = (year: number, value: string): boolean =>
      new RegExp(`(?<![\\d.])${value.replace('.', '\\.')}(?![\\d.]*\\d)`).test(summaryOf(year))
    expect(
      indicators.filter(({ value }) => value === null || !states(2024, value)).map(({ label }) => label),
    ).toEqual([])
    const strange = indicators.filter(({ previous }) => previous && !states(2023, previous.value))
    expect(strange.map(({ label }) => label)).toEqual([])
  })
})
