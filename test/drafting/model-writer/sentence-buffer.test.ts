import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSentenceBuffer } from '../../../src/drafting/model-writer/sentence-buffer.ts'

function read(pieces: readonly string[]): { sentences: string[]; rest: string } {
  const buffer = createSentenceBuffer()
  const sentences = pieces.flatMap((piece) => buffer.push(piece))
  return { sentences, rest: buffer.rest() }
}

describe('the sentence buffer', () => {
  it('hands out whole sentences and keeps the one that is still open', () => {
    expect(read(['甲。乙！丙', '？丁'])).toEqual({ sentences: ['甲。', '乙！', '丙？'], rest: '丁' })
  })

  it('does not cut inside quotation marks, brackets or references', () => {
    const text = '提出“先试。再推”（见附件。）和{{i1一。二.值}}三条。完。\n'
    expect(read([text]).sentences).toEqual(['提出“先试。再推”（见附件。）和{{i1一。二.值}}三条。', '完。'])
  })

  it('keeps a closing mark with its sentence', () => {
    expect(read(['他说：“好。”就走。', '\n']).sentences).toEqual(['他说：“好。”就走。'])
    expect(read(['（完成了。）', '下一句。\n']).sentences.at(-1)).toContain('下一句。')
  })

  it('ends a sentence at the end of a line, whatever is open', () => {
    expect(read(['“没有收尾\n下一行。\n']).sentences).toEqual(['“没有收尾', '下一行。'])
    expect(read(['{{i1甲.值\n下一行。\n']).sentences).toEqual(['{{i1甲.值', '下一行。'])
  })

  it('cuts an endless sentence at a semicolon, and holds no more than a few hundred characters', () => {
    const long = `${'甲'.repeat(150)}；${'乙'.repeat(100)}。\n`
    expect(read([long]).sentences[0]).toBe(`${'甲'.repeat(150)}；`)
    expect(read(['丙'.repeat(5000)]).rest.length).toBeLessThanOrEqual(401)
  })

  it('gives the same sentences however the stream is cut', () => {
    const text = fc.string({
      unit: fc.constantFrom('甲', '，', '。', '；', '“', '”', '（', '）', '{', '}', '\n', '！'),
      maxLength: 300,
    })
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (words, size) => {
        const pieces = Array.from({ length: Math.ceil(words.length / size) }, (_, i) =>
          words.slice(i * size, (i + 1) * size),
        )
        const [whole, cut] = [read([words, '\n']), read([...pieces, '\n'])]
        const strip = (list: readonly string[]): string => list.join('').replaceAll(/\s/g, '')
        expect(strip(cut.sentences)).toBe(strip(whole.sentences))
      }),
    )
  })

  it('keeps sentences together inside every kind of mark', () => {
    for (const pair of ['「」', '『』', '【】', '（）', '()', '‘’'])
      expect(read([`提出${pair.charAt(0)}先试。再推${pair.charAt(1)}。\n`]).sentences).toHaveLength(1)
  })

  it('goes on behind a mark that is never closed', () => {
    expect(read(['“甲。乙。丙。\n']).sentences).toEqual(['“甲。', '乙。', '丙。'])
    expect(read([`「甲。${'乙'.repeat(300)}`]).sentences).toEqual(['「甲。'])
  })

  it('reads every character once, however small the pieces', () => {
    const buffer = createSentenceBuffer()
    let count = 0
    for (let i = 0; i < 200_000; i += 1) count += buffer.push('{').length
    expect(count).toBeGreaterThan(0)
    expect(buffer.push(`\n${'“'.repeat(1000)}甲。\n乙。\n`).at(-1)).toBe('乙。')
  })
})
