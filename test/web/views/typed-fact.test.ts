import { expect, it } from 'vitest'
import { factSchema } from '../../../src/domain/fact-sheet.ts'
import { metricBefore, typedFact } from '../../../src/web/views/typed-fact.ts'
import { SHEET } from '../samples.ts'

it('names a figure by the words before it in its clause', () => {
  expect(metricBefore('今年，全市新建校舍面积达4747平方米。', '4747平方米')).toBe('全市新建校舍面积')
  expect(metricBefore('新建幼儿园3737所。', '3737所')).toBe('新建幼儿园')
})

it('makes a fact that the sheet takes, under the next free number', () => {
  const fact = typedFact('1,234.5万元', '专项资金', SHEET.facts, '编辑时录入')
  expect(fact).toMatchObject({ id: 'i3', value: '1234.5', unit: '万元' })
  expect(factSchema.safeParse(fact).success).toBe(true)
})

it('makes none of words without digits or without a name', () => {
  expect(typedFact('三百名', '教师', [], '')).toBeNull()
  expect(typedFact('37所', ' ', [], '')).toBeNull()
})
