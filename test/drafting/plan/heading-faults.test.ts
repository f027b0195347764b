import { describe, expect, it } from 'vitest'
import { headingFaults } from '../../../src/drafting/plan/heading-faults.ts'
import { planDraft } from '../../../src/drafting/plan/plan-draft.ts'
import { indexSheet } from '../../../src/facts/sheet-index.ts'
import { sheetOf } from '../../support/drafting-sheets.ts'

const sheet = sheetOf(60)
const index = indexSheet(sheet)

describe('a heading that a writer has worded', () => {
  it('may say in any words what a section is about, and name the years of the document', () => {
    for (const heading of ['聚焦普及普惠，办好学前教育', '存在的主要问题', `${index.reportYear}年工作回顾`]) {
      expect(headingFaults(heading, index)).toEqual([])
    }
  })

  it('tells no figure, rank or foreign school that no fact bears out', () => {
    for (const heading of [
      '新增学位98765个',
      '综合考核位居全省第一',
      '荣获全国文明单位',
      '建成投用青云路第三十七小学',
    ]) {
      expect(headingFaults(heading, index), heading).not.toEqual([])
    }
  })

  it('stands on one line and holds no bracket of ours', () => {
    expect(headingFaults('学前教育\n二', index)).toEqual(['小标题应写在一行里，不带括注'])
    expect(headingFaults('学前教育{{i1}}', index)).toHaveLength(1)
  })

  it('may be worded back as the plan had it', () => {
    const { sections } = planDraft(sheet, { kind: 'annual' })
    const headings = sections.flatMap(({ heading }) => (heading.length < 2 ? [] : [heading]))
    expect(headings.flatMap((heading) => headingFaults(heading, index))).toEqual([])
  })
})
