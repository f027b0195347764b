import type { SheetIndex } from '../facts/sheet-index.ts'
import { isPublicName } from '../text/names.ts'
import { normalise } from '../text/normalise.ts'
import { simplify } from '../text/traditional.ts'
import { ownWordsOf, withoutMarks } from './own-words.ts'
import { createStringMatcher, type StringMatcher } from './string-matcher.ts'

const MIN_LENGTH = 2
const PLACE_SUFFIX = /^(\p{Script=Han}{2,})(?:省|市|县|区|州|盟|旗|镇|乡|街道|社区|村)$/u
const BODY_SUFFIX =
  /^(\p{Script=Han}{2,}?)(?:(?:实验|中心|附属|职业|外国语)?(?:学校|小学|中学|初中|高中|幼儿园|大学|学院)|集团|公司|有限公司|集团公司)$/u
const COINAGE_SUFFIX = /^(\p{Script=Han}{4,})(?:行动|工程|计划|品牌|模式|机制|活动|做法|经验)$/u

/** Names whose short form is an everyday word; only their full form tells of a place or body. */
const EVERYDAY = new Set(
  '合作 资源 新兴 振兴 和平 平安 城关 城区 郊区 建设 文化 新华 长安 中心 开发 高新 新区 东方 太平 永安 安定 富裕 延长 安全 自治 示范 实验 经济 工业 开平 平原 高原 通道 通用 集中 正定 化隆 和政 互助 友好 友谊 向阳 前进 红旗 胜利 光明 青年 民主 团结 幸福 丰收 育才 希望 阳光 第一 第二 职业 技术 职业技术 师范 开放 老年 特殊教育 特教 公办 民办 普通 农村 城乡 乡镇 城镇 义务教育 高等 中等 外国语 教育 科技 艺术 体育 数字 智慧 红色 绿色 未来 新时代 全国 全省 全市 全县 全区 各级 本市 本县 我市 我县 县级 市级 省级 中小学 九年一贯制 寄宿制 完全 高级 初级 附属 人民 朝阳 新城 城东 城西 城南 城北 东城 西城 中山 解放 创新 发展 先锋 行政 自然 基层 家庭 留守 易地搬迁'.split(
    ' ',
  ),
)

/** What may stand between the signs of a name without making it another name. */
const FILLER = /[\s·•・/\\_*`~|＿\-‐-―'"“”‘’«»「」『』【】〔〕〈〉《》（）()<>[\]]/u

/**
 * A matcher for what exemplars call by name and this bureau does not: names, places, slogans, titles, in full and
 * in their short forms, in whatever width, script or spacing. The bureau's own and public names are left out, and
 * figures, which the literal ban covers.
 */
export function createForeignMatcher(foreign: Iterable<string>, index: SheetIndex): StringMatcher {
  const own = ownWordsOf(index)
  const strings = new Set<string>()
  for (const raw of foreign) {
    const name = withoutMarks(raw)
    for (const form of [name, ...shortForms(name)]) {
      if (form.length >= MIN_LENGTH && /\p{L}{2}/u.test(form) && !isPublicName(form) && !own.allows(form)) {
        const folded = fold(form).text
        if (folded.length >= MIN_LENGTH) strings.add(folded)
      }
    }
  }
  const find = createStringMatcher(strings)
  return (text) => {
    const ownSpans = own.find(text)
    const { text: folded, startOf, endOf } = fold(text)
    return find(folded)
      .map((match) => ({ ...match, start: startOf(match.start), end: endOf(match.end) }))
      .map((match) => ({ ...match, text: text.slice(match.start, match.end) }))
      .filter(({ start, end }) => !ownSpans.some((span) => span.start <= start && end <= span.end))
      .filter(({ text: raw }) => !own.allows(fold(raw).text))
  }
}

/** The text as names are compared: one width, case and script, nothing between the signs; with the way back. */
function fold(text: string): {
  readonly text: string
  readonly startOf: (offset: number) => number
  readonly endOf: (offset: number) => number
} {
  const { text: plain, toRawSpan } = normalise(text)
  const kept: string[] = []
  const places: number[] = []
  for (let at = 0; at < plain.length; at += 1) {
    const sign = plain.charAt(at)
    if (FILLER.test(sign)) continue
    const lower = sign.toLowerCase()
    kept.push(simplify(lower.length === 1 ? lower : sign))
    places.push(at)
  }
  const spanOf = (offset: number) => {
    const at = places[offset] ?? plain.length
    return toRawSpan({ start: at, end: at + 1 })
  }
  return {
    text: kept.join(''),
    startOf: (offset) => spanOf(offset).start,
    endOf: (offset) => spanOf(offset - 1).end,
  }
}

function shortForms(name: string): string[] {
  return [PLACE_SUFFIX, BODY_SUFFIX, COINAGE_SUFFIX].flatMap((suffix) => {
    const stem = suffix.exec(name)?.[1]
    return stem && !EVERYDAY.has(stem) ? [stem] : []
  })
}
