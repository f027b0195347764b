import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createThinkingFilter } from '../../../src/drafting/model-writer/strip-thinking.ts'

function shown(pieces: readonly string[]): string {
  const filter = createThinkingFilter()
  return pieces.map((piece) => filter.push(piece)).join('') + filter.end()
}

describe('the thinking filter', () => {
  it('drops thoughts and keeps what is said before, between and after', () => {
    expect(shown(['前<think>甲</think>中<think>乙</think>后'])).toBe('前中后')
  })

  it('drops thoughts that never end', () => {
    expect(shown(['前<think>没完'])).toBe('前')
  })

  it('keeps a lone angle bracket', () => {
    expect(shown(['a < b <thi'])).toBe('a < b <thi')
  })

  it('does the same however the tags fall across pieces', () => {
    const text = '前<think>甲<乙></think>中<后>'
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), (size) => {
        const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
          text.slice(i * size, (i + 1) * size),
        )
        expect(shown(pieces)).toBe('前中<后>')
      }),
    )
  })
})
