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

  it.each([
    '<THINK>甲。</THINK>后',
    '<think foo="x">甲。</think>后',
    '<thinking>甲。</thinking>后',
    '<think>甲<think>乙</think>丙</think>后',
    '甲。</think>后',
    '＜think＞甲＜/think＞后',
    '[THINK]甲[/THINK]后',
    '<|channel|>analysis 甲。<|end|>后',
    '<|start|>assistant<|channel|>analysis<|message|>甲<|end|><|start|>assistant<|channel|>final<|message|>后<|return|>',
  ])('drops the thought of %s', (text) => {
    for (const size of [1, 3, 7, text.length]) {
      let kept = ''
      const filter = createThinkingFilter(() => {
        kept = ''
      })
      for (let at = 0; at < text.length; at += size) {
        const words = filter.push(text.slice(at, at + size))
        kept += words
      }
      expect(kept + filter.end()).toBe('后')
    }
  })
})
