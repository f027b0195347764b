import { expect, it } from 'vitest'
import { signatureIndents } from '../../src/export/signature-indents.ts'

it('a date longer than the organ stands two characters from the edge', () => {
  expect(signatureIndents('云岭市教育局', '2023年12月26日')).toEqual({ organ: 5, date: 2 })
})

it('a date shorter than the organ starts two characters right of its first character', () => {
  expect(signatureIndents('云岭县教育体育局', '2023年2月1日')).toEqual({ organ: 2, date: 2 })
})
