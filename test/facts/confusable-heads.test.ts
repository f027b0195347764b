import { expect, it } from 'vitest'
import { parseSheet } from '../../src/facts/parse-sheet.ts'

const sheetWith = (...facts: unknown[]) => ({ profile: { organ: '澄溪市教育局' }, period: '2024', facts })

it('refuses two facts whose id and label run together to the same words', () => {
  const sheet = sheetWith(
    { id: 'i1', label: '23校', value: 5, unit: '所' },
    { id: 'i12', label: '3校', value: 7, unit: '所' },
  )
  expect(() => parseSheet(sheet)).toThrow('连写都是“i123校”')
})

it('takes labels that begin with a digit where nothing is confused', () => {
  const sheet = sheetWith(
    { id: 'i1', label: '5A平安校园', value: 5, unit: '所' },
    { id: 'i12', label: '3校', value: 7, unit: '所' },
  )
  expect(parseSheet(sheet).facts).toHaveLength(2)
})
