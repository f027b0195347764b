import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakTitle, TITLE_CHARACTERS_PER_LINE, widthInCharacters } from '../../src/export/title-lines.ts'

describe('breakTitle', () => {
  it('leaves a title that fits on one line', () => {
    expect(breakTitle('云岭县教育局2024年工作总结', '云岭县教育局')).toEqual(['云岭县教育局2024年工作总结'])
  })

  it('breaks a longer title after the organ', () => {
    expect(breakTitle('云岭县教育体育局2024年工作总结和2025年工作计划', '云岭县教育体育局')).toEqual([
      '云岭县教育体育局',
      '2024年工作总结和2025年工作计划',
    ])
  })

  it('breaks evenly and between words where the organ is not in the title', () => {
    const lines = breakTitle('关于报送2024年教育工作总结和2025年教育工作计划的报告', '云岭县教育局')
    expect(lines).toHaveLength(2)
    expect(lines.join('')).toBe('关于报送2024年教育工作总结和2025年教育工作计划的报告')
    expect(lines[0]).toMatch(/(总结|和)$/)
  })

  it('loses no character and begins no line with a mark that cannot begin one', () => {
    const part = fc.constantFrom(
      '云岭县',
      '教育局',
      '2024年',
      '工作总结',
      '和',
      '（草案）',
      '、',
      '“双减”',
      '要点',
    )
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 16 }), (parts) => {
        const title = parts.join('')
        const lines = breakTitle(title, '云岭县教育局')
        expect(lines.join('')).toBe(title)
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[）、，”年]/)
        if (widthInCharacters(title) > TITLE_CHARACTERS_PER_LINE) {
          expect(widthInCharacters(lines[lines.length - 1] ?? '')).toBeGreaterThan(1)
        }
      }),
    )
  })
})
