import { readHeadingNumber, readMarkdown } from './heading-number.ts'
import type { Line } from './raw-lines.ts'
import type { RuledEdit } from './repair-numbers.ts'

const HAN = '\\u4e00-\\u9fff'
const MARK = '，。；：！？、（）《》〈〉“”‘’【】％'

/** The blank in: 基地 1个 · 12 人 · 点, 增 · “5+ 2” · 12 .2. Between two 汉字 a blank may separate names, and stays. */
const STRAY = new RegExp(
  `(?<=[${HAN}]) +(?=\\d)|(?<=\\d) +(?=[${HAN}])|(?<=[${MARK}]) +(?=\\S)| +(?=[${MARK}])|(?<=\\d *[+.]) +(?=\\d)|(?<=\\d) +(?=[+.%] *\\d|%)`,
  'g',
)
/** A date set off by a blank is a line's own arrangement: 某局 2023年12月26日. */
const DATE_AHEAD = /^ +\d{4}年\d{1,2}月/

/** Blanks that have no place in Chinese text: after the number of an item, and inside sentences. */
export function findStrayBlanks(lines: readonly Line[]): RuledEdit[] {
  return lines.flatMap((line) => {
    if (!line.text.includes(' ')) return []
    const skip = readMarkdown(line.text)?.length ?? 0
    const number = readHeadingNumber(line.text, skip)
    const edits: RuledEdit[] = []
    const drop = (start: number, end: number): void => {
      edits.push({ rule: 'space.stray', start: line.start + start, end: line.start + end, text: '' })
    }
    const bodyStart = skip + (number?.length ?? 0)
    // In 一 党建 and 第一节 党建 the blank is the mark of the number.
    if (number && !/[一二三四五六七八九十节]$/.test(number.text)) {
      const blank = /\s+$/.exec(line.text.slice(skip, bodyStart))
      if (blank) drop(skip + blank.index, bodyStart)
    }
    if (!/[，。；：！？]/.test(line.text)) return edits
    STRAY.lastIndex = bodyStart
    for (let match = STRAY.exec(line.text); match; match = STRAY.exec(line.text))
      if (!DATE_AHEAD.test(line.text.slice(match.index, match.index + 16)))
        drop(match.index, match.index + match[0].length)
    return edits
  })
}
