import { describe, expect, it } from 'vitest'
import {
  periodContains,
  periodName,
  periodRange,
  periodSchema,
  samePeriodLastYear,
} from '../../src/domain/period.ts'

describe('a period', () => {
  it.each([
    ['2024', '2024-01-01', '2024-12-31', '2024年'],
    ['2024-H1', '2024-01-01', '2024-06-30', '2024年上半年'],
    ['2024-H2', '2024-07-01', '2024-12-31', '2024年下半年'],
    ['2024-Q3', '2024-07-01', '2024-09-30', '2024年第三季度'],
    ['2024-02', '2024-02-01', '2024-02-29', '2024年2月'],
    ['2023-02', '2023-02-01', '2023-02-28', '2023年2月'],
    ['2024-09-05', '2024-09-05', '2024-09-05', '2024年9月5日'],
  ])('%s runs from %s to %s and is called %s', (period, first, last, name) => {
    expect(periodRange(period)).toEqual({ first, last })
    expect(periodName(period)).toBe(name)
  })

  it.each(['24', '2024-13', '2024-00', '2024-H3', '2024-Q5', '2023-02-29', '2024-04-31', '2024/09', ''])(
    'is not written %j',
    (text) => {
      expect(periodSchema.safeParse(text).success).toBe(false)
    },
  )

  it('contains what lies wholly inside it', () => {
    expect(periodContains('2024', '2024-Q4')).toBe(true)
    expect(periodContains('2024-H1', '2024-06-30')).toBe(true)
    expect(periodContains('2024-H1', '2024')).toBe(false)
    expect(periodContains('2024', '2025-01-01')).toBe(false)
  })

  it('has the same form a year earlier', () => {
    expect(samePeriodLastYear('2024-H1')).toBe('2023-H1')
  })
})
