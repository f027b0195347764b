import { describe, expect, it } from 'vitest'
import { findingsOf } from '../../../src/drafting/draft-findings.ts'
import { planDraft } from '../../../src/drafting/plan/plan-draft.ts'
import { parseSheet } from '../../../src/facts/parse-sheet.ts'
import { indexSheet } from '../../../src/facts/sheet-index.ts'
import { coverageOf } from '../../../src/grounding/coverage.ts'
import { writeWhole } from '../../support/engine-prose.ts'

const SEEDS = ['1', '2', '3', '4', '5', '6']

const sheetOf = (facts: readonly unknown[], more: object = {}) =>
  parseSheet({ profile: { organ: '青岚市水利局' }, kind: 'annual', period: '2024', facts, ...more })

const textsOf = (facts: readonly unknown[]): string[] => {
  const sheet = sheetOf(facts)
  const index = indexSheet(sheet)
  return SEEDS.map((seed) =>
    writeWhole(planDraft(sheet, { kind: 'annual', seed }), index)
      .flatMap(({ sentences }) => sentences)
      .map(({ text }) => text)
      .join(''),
  )
}

describe('what is not of the year', () => {
  it.each([
    [
      'a figure',
      { kind: 'indicator', id: 'i1', label: '水质达标率', value: '97', unit: '%', period: '2023' },
    ],
    ['an event with its date', { kind: 'event', id: 'e1', label: '巡河检查', date: '2023-05' }],
    ['an event of another period', { kind: 'event', id: 'e1', label: '巡河检查', period: '2023' }],
    [
      'an award of another period',
      { kind: 'award', id: 'a1', label: '节水先进单位', level: '省级', period: '2023' },
    ],
    [
      'a project finished before',
      { kind: 'project', id: 'p1', label: '东湖泵站', status: '完工', dates: { finish: '2023-11' } },
    ],
    [
      'a project of another period',
      { kind: 'project', id: 'p1', label: '东湖泵站', status: '完工', period: '2023' },
    ],
  ])('%s bears its year in every wording, where it must be told', (_, fact) => {
    for (const text of textsOf([{ ...fact, must: true }])) expect(text).toContain('2023年')
  })

  it('is a must for the final text: a must that only says 待补 is an error', () => {
    const sheet = sheetOf([
      { kind: 'indicator', id: 'i1', label: '水质达标率', value: null, unit: '%', must: true },
      { kind: 'last-plan', id: 'l1', label: '灌区改造', must: true },
    ])
    const index = indexSheet(sheet)
    const plan = planDraft(sheet, { kind: 'annual' })
    const written = writeWhole(plan, index)
    const coverage = coverageOf(
      written.flatMap(({ sentences }) => sentences),
      index,
    )
    const findings = findingsOf(plan, new Map(), coverage, index)
    expect(findings.map(({ severity, message }) => [severity, message])).toEqual([
      ['error', '必写的“水质达标率”只写了待补，定稿前须在台账中填写数值'],
      ['error', '必写的“灌区改造”只写了待补，定稿前须在台账中填写上年计划完成情况'],
    ])
    expect(
      written
        .flatMap(({ sentences }) => sentences)
        .map(({ text }) => text)
        .join(''),
    ).toMatch(/【待补：指标数值】|【待补：上年计划完成情况】/)
  })
})
