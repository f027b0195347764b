import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitClauses, splitSentences } from '../../src/text/sentences.ts'
import { spanText } from '../../src/text/span.ts'

const sentences = (text: string): string[] => splitSentences(text).map((span) => spanText(text, span))
const clauses = (text: string): string[] => splitClauses(text).map((span) => spanText(text, span))

test('cuts after 。！？… and at line breaks', () => {
  expect(sentences('一。二！三？四……五\n六')).toEqual(['一。', '二！', '三？', '四……', '五', '六'])
})

test('keeps runs of end marks together', () => {
  expect(sentences('好！！！再来？！')).toEqual(['好！！！', '再来？！'])
})

test('does not cut inside quotation marks, brackets and titles', () => {
  expect(sentences('开展“同学，你好！”活动。读《你好！》一书。')).toEqual([
    '开展“同学，你好！”活动。',
    '读《你好！》一书。',
  ])
})

test('lets what closes behind the end mark belong to the sentence', () => {
  expect(sentences('他说：“要努力。”随后开会。')).toEqual(['他说：“要努力。”', '随后开会。'])
  expect(sentences('完成。”下一句。')).toEqual(['完成。”', '下一句。'])
})

test('recovers from a bracket that never closes', () => {
  expect(sentences('“未闭合。下一句。\n（也未闭合。再一句。')).toEqual([
    '“未闭合。',
    '下一句。',
    '（也未闭合。',
    '再一句。',
  ])
})

test('recovers from a bracket that closes only far away', () => {
  const long = `“${'一句话。'.repeat(150)}”完。`
  expect(sentences(long).length).toBeGreaterThan(100)
})

test('does not take a decimal point or a list number for an end', () => {
  expect(sentences('1.提高1.2万人。')).toEqual(['1.提高1.2万人。'])
})

test('cuts clauses at ，；： but not inside numbers', () => {
  expect(clauses('共1,234人，比例1:12.5；另有：三所。')).toEqual([
    '共1,234人，',
    '比例1:12.5；',
    '另有：',
    '三所。',
  ])
})

const unit = fc.constantFrom(...'一。！？…，；“”（）《》\n 　a1,')

test('spans are in order, do not overlap and cover every character that is not blank', () => {
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 80 }), (text) => {
      for (const spans of [splitSentences(text), splitClauses(text)]) {
        let last = 0
        let covered = ''
        for (const span of spans) {
          expect(span.start).toBeGreaterThanOrEqual(last)
          expect(spanText(text, span)).toBe(spanText(text, span).trim())
          covered += spanText(text, span)
          last = span.end
        }
        expect(covered.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
      }
    }),
  )
})
