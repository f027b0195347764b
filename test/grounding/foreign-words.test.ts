import { describe, expect, it } from 'vitest'
import { indexSheet } from '../../src/facts/sheet-index.ts'
import { createForeignMatcher } from '../../src/grounding/foreign-words.ts'
import { sheetOf } from '../support/drafting-sheets.ts'

const index = indexSheet(sheetOf(5))
const find = createForeignMatcher(
  ['“海棠先锋”', '霁原县', '凤栖实验学校', '强师计划', 'Hangzhou', '澜川大学', '扬帆强基行动', '希望小学'],
  index,
)

describe('the matcher for what belongs to another bureau', () => {
  it.each([
    '海棠 先锋',
    '「海棠先锋」',
    '海棠·先锋',
    '海_棠-先/锋',
    '＂海棠先锋＂',
    '海棠\u200b先锋',
    '海*棠*先锋',
    '霁原',
    '霁 原 县',
    '凤栖',
    '凤栖实验学校',
    '強師計劃',
    'hang zhou',
    'ＨＡＮＧＺＨＯＵ',
    '瀾川',
    '扬帆强基',
  ])('finds %s', (words) => {
    expect(find(`推进${words}工作。`).map(({ text }) => text)).toContain(
      words.replaceAll(/^[「＂]|[」＂]$/g, ''),
    )
  })

  it('tells where in the text the words stand', () => {
    const [match] = find('推进 海棠 先锋 品牌')
    expect(match).toEqual({ text: '海棠 先锋', start: 3, end: 8 })
  })

  it('leaves everyday words and what the bureau says itself alone', () => {
    expect(find('办人民满意的教育，充满希望。')).toEqual([])
    const { label } = index.sheet.facts[0] ?? { label: '' }
    expect(createForeignMatcher([label], index)(label)).toEqual([])
  })
})
