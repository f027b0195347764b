import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from '../../src/corpus/clean.ts'
import { readDocument } from '../../src/corpus/read-document.ts'
import { toRawOffset } from '../../src/text/raw-offset.ts'

/** Lines of the kinds that cleaning looks at, so that random texts meet its rules. */
const LINES = [
  '青禾县教育局2023年工作总结和2024年工作计划',
  '会员登录 注册 首页',
  '教育',
  '2024-01-09   来源:某报',
  '索引号: | 001/2024-1 | 发布日期: | 2024-01-24 |',
  '一、2023年工作总结 2023年,全县教育稳中有进。 (一)党建有力。 1.学习走深。开展学习12次。 2.组织建强。发展党员 3 名。3.',
  '二)抓基础,提质量。1.新建学校5所。2.改造食堂 6个。',
  ')抓安全,保稳定。一是排查隐患;二是整改到位。',
  '（三）抓改革一是推进集团化办学。二是落实“双减”。',
  '配合做好“8+ 37”学校试点,适时观摩!',
  '为*个学校选派书记，落实**责任，xx年完成(重点工作)。',
  '三、存在的问题',
  '| 全年完成投资1,234万元,占比 54.96%。 |',
  '推荐访问',
  '2023年某局工作计划',
  '一 总体要求 夯实基础 完善机制 优化管理 提高质量 促进发展 创造特色...',
  '青禾县教育局 2024年1月9日 |',
  '青禾县教育局',
  '2024年1月9日',
  '— 3 —',
  '　　各位代表：',
  '|',
  '',
  '\u200b',
]
const line = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...LINES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  {
    weight: 1,
    arbitrary: fc.string({
      unit: fc.constantFrom(...'一二三（()）、.1２*x|,;:。 “”"\t教育局年#'),
      maxLength: 40,
    }),
  },
)
const rawText = fc
  .tuple(fc.array(line, { maxLength: 14 }), fc.constantFrom('\n', '\r\n', '\n\n'))
  .map(([lines, end]) => lines.join(end))

const SAME: Record<string, string> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
}
const mayBecome = (raw: string, clean: string): boolean =>
  raw === clean ||
  SAME[raw] === clean ||
  (raw === '"' && /[“”]/.test(clean)) ||
  (/\s/.test(raw) && /[ \n]/.test(clean))

describe('cleaning any text', () => {
  it('maps every kept character to the raw character it came from', () => {
    fc.assert(
      fc.property(rawText, (raw) => {
        const { clean, map } = cleanText(raw)
        let next = 0
        for (const segment of map) {
          expect(segment.clean).toBe(next)
          next += segment.length
          expect([0, segment.length]).toContain(segment.rawLength)
          expect(segment.raw + segment.rawLength).toBeLessThanOrEqual(raw.length)
          for (let i = 0; i < segment.rawLength; i++)
            expect(mayBecome(raw.charAt(segment.raw + i), clean.charAt(segment.clean + i))).toBe(true)
        }
        expect(next).toBe(clean.length)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps the order of the raw text in its map', () => {
    fc.assert(
      fc.property(rawText, (raw) => {
        const { clean, map } = cleanText(raw)
        let previous = 0
        for (let offset = 0; offset <= clean.length; offset++) {
          const origin = toRawOffset(map, offset)
          expect(origin).toBeGreaterThanOrEqual(previous)
          previous = origin
        }
      }),
    )
  })

  it('changes nothing when it is done again', () => {
    fc.assert(
      fc.property(rawText, (raw) => {
        const { clean } = cleanText(raw)
        expect(cleanText(clean).clean).toBe(clean)
      }),
      { numRuns: 500 },
    )
  })

  it('names only lines that the raw text has', () => {
    fc.assert(
      fc.property(rawText, (raw) => {
        const count = raw.split(/\r\n|\n|\r/).length
        const { removedLines, repairs } = cleanText(raw)
        for (const number of [...removedLines, ...repairs.map((repair) => repair.line)]) {
          expect(number).toBeGreaterThanOrEqual(1)
          expect(number).toBeLessThanOrEqual(count)
        }
      }),
    )
  })
})

describe('splitting any text', () => {
  const readable = rawText.filter((raw) => /[\p{L}\p{N}]/u.test(cleanText(raw).clean))

  it('gives passages in order, apart, at most 800 characters, with the text of their offsets', () => {
    fc.assert(
      fc.property(readable, (raw) => {
        const { document, passages } = readDocument('x.txt', raw)
        let previous = 0
        passages.forEach((passage, i) => {
          expect(passage.ordinal).toBe(i)
          expect(passage.start).toBeGreaterThanOrEqual(previous)
          expect(passage.text).toBe(document.clean.slice(passage.start, passage.end))
          expect(passage.text.length).toBeLessThanOrEqual(800)
          previous = passage.end
        })
      }),
      { numRuns: 300 },
    )
  })

  it('gives headings whose words stand at their offsets', () => {
    fc.assert(
      fc.property(readable, (raw) => {
        const { document } = readDocument('x.txt', raw)
        for (const item of document.outline)
          expect(document.clean.slice(item.start, item.end)).toBe(item.heading)
      }),
    )
  })
})
