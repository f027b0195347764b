import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../src/corpus/read-document.ts'
import { planDraft } from '../../../src/drafting/plan/plan-draft.ts'
import { readHouseStyle } from '../../../src/drafting/style/read-house-style.ts'
import { parseSheet } from '../../../src/facts/parse-sheet.ts'
import { indexSheet } from '../../../src/facts/sheet-index.ts'
import { coverageOf } from '../../../src/grounding/coverage.ts'
import { sheetOf } from '../../support/drafting-sheets.ts'
import { writeWhole } from '../../support/engine-prose.ts'

const LAST = `柳河县教育局2023年工作总结和2024年工作计划

一、2023年工作总结

2023年，柳河县教育局按照年初安排，抓住重点，稳步做好各项工作。

（一）坚持安全第一，守牢校园安全底线
一是排查校园安全隐患。完成三所学校的消防改造。二是整治食品安全。学生餐抽检合格率由96.1%稳步提升到98.4%。
（二）坚持队伍为本，建强教师队伍
一是加强师德师风建设。二是开展教师培训。骨干教师占比稳步提升到21.5%。
（三）坚持党建引领，夯实基层党组织建设
一是落实组织生活。二是加强党员教育。

二、2024年工作计划

2024年，柳河县教育局将立足实际，分步推进以下工作。

（一）抓党建，夯实组织基础
推进清廉学校建设。
（二）抓安全，守护校园平安
开展隐患排查。
`

const read = (text: string) => readDocument('去年.txt', text).document
const style = readHouseStyle(read(LAST))

describe('the style of a bureau', () => {
  it('is the order of fields, the construction of headings and the habits of its last document', () => {
    expect(style.themes.slice(0, 3)).toEqual(['安全', '队伍', '党建'])
    expect(style.summaryHeadings).toBe('principle')
    expect(style.planHeadings).toBe('focus')
    expect(style.points).toBe('ordinal')
    expect(style.problems).toBe(false)
  })

  it('keeps wordings without names and figures, and no sentence that is true of one year only', () => {
    expect(style.patterns).toEqual([{ words: '稳步提升到', direction: 'up', count: 2 }])
    expect(style.frames.map(({ text }) => text)).toEqual([
      '{期}，{机关}按照年初安排，抓住重点，稳步做好各项工作。',
      '{期}，{机关}将立足实际，分步推进以下工作。',
    ])
    const boasting = LAST.replace('稳步做好各项工作', '各项工作取得显著成效')
    expect(readHouseStyle(read(boasting)).frames.map(({ use }) => use)).toEqual(['plan-opening'])
  })

  it('shapes the draft, whose sentences pass both gates and tell every fact', () => {
    const sheet = parseSheet({
      profile: { organ: '柳河县教育局', level: 'county' },
      kind: 'annual',
      period: '2024',
      facts: sheetOf(90).facts.filter(
        ({ theme, kind }) => ['安全', '队伍', '党建'].includes(theme) && kind !== 'problem',
      ),
    })
    const index = indexSheet(sheet)
    const plan = planDraft(sheet, { kind: 'annual', style })
    const fields = plan.sections.filter(({ level, role }) => level === 2 && role === 'summary')
    expect(fields.map(({ theme }) => theme)).toEqual(['安全', '队伍', '党建'])
    expect(fields.every(({ heading }) => heading.startsWith('坚持'))).toBe(true)
    const sentences = writeWhole(plan, index).flatMap((section) => section.sentences)
    expect(sentences.filter(({ checks, passed }) => !passed || checks.length > 0)).toEqual([])
    expect(coverageOf(sentences, index).unused).toEqual([])
    const text = sentences.map((sentence) => sentence.text).join('')
    expect(text).toContain('2024年，柳河县教育局按照年初安排，抓住重点，稳步做好各项工作。')
    expect(text).toMatch(/一是.*二是/)
    expect(text).not.toMatch(/98\.4|21\.5/)
  })
})
