import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalise, withoutControls } from '../../src/text/normalise.ts'

test.each([
  ['１２％', '12%'],
  ['③⑤', '35'],
  ['❸', '3'],
  ['⒈', '1.'],
  ['㈡', '(二)'],
  ['1\u200b2\u2060', '12'],
  ['\u202e35\u202c', '35'],
  ['1\ufe0f\u20e3', '1'],
  ['𝟑𝟓', '35'],
  ['٣٥', '35'],
  ['｛｛i3｝｝', '{{i3}}'],
  ['⟨数⟩', '〈数〉'],
  ['「名」', '“名”'],
  ['⼀批', '一批'],
  ['㎏', '千克'],
  ['　段首', ' 段首'],
])('spells %s as %s', (raw, clean) => {
  expect(normalise(raw).text).toBe(clean)
})

test.each(['，。；：！？（）“”‘’《》〈〉【】〔〕、…—～·', 'Ⅻ级', '㎡ m² ℃ ‰'])(
  'leaves %s as it is',
  (text) => {
    expect(normalise(text).text).toBe(text)
  },
)

test('leads from every normalised character back to the raw one it came from', () => {
  const raw = 'a⑩b\u200b１2'
  const { text, toRaw, toRawSpan } = normalise(raw)
  expect(text).toBe('a10b12')
  expect(Array.from(text, (_, offset) => toRaw(offset))).toEqual([0, 1, 1, 2, 4, 5])
  expect(toRawSpan({ start: 1, end: 3 })).toEqual({ start: 1, end: 2 })
  expect(toRawSpan({ start: 4, end: 6 })).toEqual({ start: 4, end: 6 })
})

const unit = fc.constantFrom(...'一二12１２③⑩Ⅲ㎡，。“”「」｛｝〈\u200b\u202e\ufeff 　a𝟑', '\u0301')

test('raw offsets never run backwards nor out of the text, and normalising twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), (raw) => {
      const { text, toRaw } = normalise(raw)
      let last = 0
      for (let offset = 0; offset < text.length; offset += 1) {
        const at = toRaw(offset)
        expect(at).toBeGreaterThanOrEqual(last)
        expect(at).toBeLessThan(raw.length)
        last = at
      }
      expect(normalise(text).text).toBe(text)
    }),
  )
})

test.each([
  ['工作\u0007扎实\u000b推进', '工作扎实 推进'],
  ['学校\r\n数\t甲', '学校 数 甲'],
  ['活\u202e动\u2066', '活动'],
  ['开展\ud83d活动\udc00', '开展活动'],
  ['\u0000甲\ufffe\u00ad\u200b乙\u2028丙', '甲乙 丙'],
  ['甲👨\u200d👩乙！!', '甲👨\u200d👩乙！!'],
])('takes control characters out of %j', (raw, clean) => {
  expect(withoutControls(raw)).toBe(clean)
})
