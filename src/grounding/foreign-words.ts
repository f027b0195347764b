import type { SheetIndex } from '../facts/sheet-index.ts'
import { isPublicName } from '../text/names.ts'
import { ownWordsOf, withoutMarks } from './own-words.ts'
import { createStringMatcher, type StringMatcher } from './string-matcher.ts'

const MIN_LENGTH = 2
const PLACE_SUFFIX = /^(\p{Script=Han}{2,})(?:省|市|县|区|州|盟)$/u

/** Place names whose short form is an everyday word; only their full form tells of a place. */
const EVERYDAY = new Set(
  '合作 资源 新兴 振兴 和平 平安 城关 城区 郊区 建设 文化 新华 长安 中心 开发 高新 新区 东方 太平 永安 安定 富裕 延长 安全 自治 示范 实验 经济 工业 开平 平原 高原 通道 通用 集中 正定 化隆 和政 互助 友好 友谊 向阳 前进 红旗 胜利 光明 青年 民主 团结 幸福 丰收'.split(
    ' ',
  ),
)

/**
 * A matcher for what exemplars call by name and this bureau does not: names, places, slogans, titles, in full and
 * in their short forms. The bureau's own and public names are left out, and figures, which the literal ban covers.
 */
export function createForeignMatcher(foreign: Iterable<string>, index: SheetIndex): StringMatcher {
  const own = ownWordsOf(index)
  const strings = new Set<string>()
  for (const raw of foreign) {
    const name = withoutMarks(raw)
    for (const form of [name, ...shortForms(name)]) {
      if (form.length >= MIN_LENGTH && /\p{L}{2}/u.test(form) && !isPublicName(form) && !own.allows(form)) {
        strings.add(form)
      }
    }
  }
  const find = createStringMatcher(strings)
  return (text) => {
    const ownSpans = own.find(text)
    return find(text).filter(
      ({ start, end }) => !ownSpans.some((span) => span.start <= start && end <= span.end),
    )
  }
}

function shortForms(name: string): string[] {
  const stem = PLACE_SUFFIX.exec(name)?.[1]
  return stem && !EVERYDAY.has(stem) ? [stem] : []
}
