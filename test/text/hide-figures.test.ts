import { describe, expect, it } from 'vitest'
import { hideFigures } from '../../src/text/hide-figures.ts'

describe('figures that a model need not know', () => {
  it.each([
    ['全年投资8.12亿元，增长近三成', '全年投资〈数〉，增长〈数〉'],
    ['新增学位３６０个', '新增学位〈数〉'],
    ['没有数的\n一句话', '没有数的 一句话'],
  ])('are hidden in %s', (text, hidden) => {
    expect(hideFigures(text)).toBe(hidden)
  })
})
