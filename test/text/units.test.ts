import { expect, test } from 'vitest'
import { decimal, formatDecimal } from '../../src/domain/decimal.ts'
import { sameDimension, toBase, unitOf } from '../../src/text/units.ts'

const base = (value: string, unit: string): string =>
  formatDecimal(toBase(decimal(value), unitOf(unit) ?? null))

test.each([
  ['3.45', '亿元', '345000000'],
  ['128', '万元', '1280000'],
  ['1.2', '万人', '12000'],
  ['1.37', '万亿斤', '685000000000'],
  ['2', '平方公里', '2000000'],
  ['1.5', '万平方米', '15000'],
  ['2', '小时', '120'],
  ['3', '公里', '3000'],
  ['2', '吨', '2000'],
  ['2.5', '‰', '0.25'],
  ['3', '成', '30'],
  ['1.2', '万', '12000'],
])('%s%s is %s of the base unit', (value, unit, expected) => {
  expect(base(value, unit)).toBe(expected)
})

const same = (a: string, b: string): boolean => sameDimension(unitOf(a) ?? null, unitOf(b) ?? null)

test.each([
  ['万元', '亿元'],
  ['人', '名'],
  ['%', '‰'],
  ['个', '所'],
  ['年', '个月'],
  ['千米', '公里'],
  ['', '万'],
])('%s and %s can be compared', (a, b) => {
  expect(same(a, b)).toBe(true)
})

test.each([
  ['人', '人次'],
  ['%', '个百分点'],
  ['元', '美元'],
  ['人', ''],
  ['亩', '平方米'],
  ['件', '条'],
])('%s and %s cannot be compared', (a, b) => {
  expect(same(a, b)).toBe(false)
})

test('knows no unit of an unknown name', () => {
  expect(unitOf('嗨')).toBeUndefined()
  expect(unitOf('')).toBeUndefined()
})
