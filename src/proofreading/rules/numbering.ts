import { ordinalText } from '../../corpus/heading-number.ts'
import { findNumberBreaks } from '../../corpus/outline.ts'
import type { OutlineItem } from '../../domain/document.ts'
import type { Manuscript } from '../manuscript.ts'
import { LAYOUT_STANDARD, type Match, NUMBERING_USAGE, type Rule } from '../rule.ts'

/** The span of a heading's number, or of its words where it has none. */
function numberSpan(
  { clean }: Manuscript,
  { number, start, end }: OutlineItem,
): { start: number; end: number } {
  if (number === '') return { start, end }
  const at = clean.lastIndexOf(number, start)
  return at >= 0 && start - at <= number.length + 4 ? { start: at, end: at + number.length } : { start, end }
}

const numberFor = (level: number, value: number): string =>
  level === 1
    ? `${ordinalText(value)}、`
    : level === 2
      ? `（${ordinalText(value)}）`
      : level === 3
        ? `${value}.`
        : `（${value}）`

const LEVEL_NAMES = ['', '一、', '（一）', '1.', '（1）']

function* levelSkips(manuscript: Manuscript): Iterable<Match> {
  const numbered = manuscript.outline.filter(({ number }) => number !== '')
  if (!numbered.some(({ level }) => level === 1)) return
  let above = 0
  let hasSecond = false
  for (const [i, item] of numbered.entries()) {
    // A part with two levels only may count its items either way.
    if (item.level === 1) {
      const next = numbered.findIndex(({ level }, k) => k > i && level === 1)
      hasSecond = numbered.slice(i, next < 0 ? numbered.length : next).some(({ level }) => level === 2)
    }
    const allowed = above + 1 + (above === 1 && !hasSecond ? 1 : 0)
    if (item.level > allowed && above > 0)
      yield {
        ...numberSpan(manuscript, item),
        message: `层次序数标准规定依次为“一、”“（一）”“1.”“（1）”，“${LEVEL_NAMES[above]}”之下直接用了“${item.number}”`,
      }
    above = item.level
  }
}

/** Members of another series than 首先, and the first of that series, which would make it one of its own. */
const MIXED_IN = [
  { other: /第[二三四五]，/, own: /第一[，、]/ },
  { other: /(?<=[。；，])[二三四五](?:是|要)/, own: /一(?:是|要)/ },
]

export const NUMBERING_RULES: readonly Rule[] = [
  {
    id: 'H-01',
    severity: 'error',
    source: LAYOUT_STANDARD,
    find: levelSkips,
    examples: {
      must: ['一、主要工作\n1.加强领导。\n（一）改善条件。\n继续努力。\n二、下步打算\n努力。'],
      mustNot: ['一、主要工作\n1.加强领导。\n2.落实责任。\n二、下步打算\n1.改善条件。'],
    },
  },
  {
    id: 'H-02',
    severity: 'hint',
    source: LAYOUT_STANDARD,
    most: 1,
    *find({ lines, outline }) {
      if (!outline.some(({ level }) => level === 4)) return
      for (const { text, start } of lines)
        if (/^[①-⑳]/.test(text))
          yield { start, end: start + 1, message: '结构层次标准规定一般不超过四层，“①”属第五层' }
    },
    examples: {
      must: ['一、工作\n（一）党建\n1.学习\n（1）集中学习\n①个人自学。'],
      mustNot: ['一、工作\n（一）党建\n1.学习\n（1）集中学习。'],
    },
  },
  {
    id: 'H-03',
    severity: 'error',
    source: NUMBERING_USAGE,
    *find(manuscript) {
      for (const { item, expected, lost } of findNumberBreaks(manuscript.outline)) {
        // A fragment may begin with any number.
        if (!lost && expected === 1 && item === manuscript.outline[0]) continue
        const wanted = numberFor(item.level, expected)
        yield {
          ...numberSpan(manuscript, item),
          message: lost
            ? `标题没有序号，同级的前一个是第${expected - 1}个，此处应为“${wanted}”`
            : `序号不连续：按顺序此处应为“${wanted}”`,
          suggestion: lost ? `${wanted}${item.heading}` : wanted,
        }
      }
    },
    examples: {
      must: [
        '一、主要工作\n抓好教学。\n三、下步打算\n继续努力。',
        '一、主要工作\n（一）党建。\n（一）教学。\n二、下步打算\n继续努力。',
      ],
      mustNot: ['一、主要工作\n（一）党建。\n（二）教学。\n二、打算\n（一）党建。\n（二）教学。'],
    },
  },
  {
    id: 'H-04',
    severity: 'hint',
    source: NUMBERING_USAGE,
    most: 1,
    *find(manuscript) {
      const numbered = manuscript.outline.filter(({ number }) => number !== '')
      for (const [i, item] of numbered.entries()) {
        const above = numbered[i - 1]
        const next = numbered[i + 1]
        const isFirst = above !== undefined && above.level < item.level
        const rest = numbered.slice(i + 1, i + 40)
        const sibling = rest.find(({ level }) => level <= item.level)
        if (
          isFirst &&
          (sibling === undefined ? next === undefined || rest.length < 39 : sibling.level < item.level)
        )
          yield { ...numberSpan(manuscript, item), message: '这一层只有一个序号，通常不单独编号' }
      }
    },
    examples: {
      must: ['一、主要工作\n（一）党建\n抓好学习。\n二、打算\n继续努力。'],
      mustNot: ['一、主要工作\n（一）党建\n抓好学习。\n（二）教学\n抓好质量。\n二、打算\n继续努力。'],
    },
  },
  {
    id: 'H-06',
    severity: 'warning',
    source: NUMBERING_USAGE,
    *find({ body }) {
      for (const { text, start } of body) {
        const first = /(?<=^|[。；：，])首先，/.exec(text)
        if (first && MIXED_IN.some(({ other, own }) => other.test(text) && !own.test(text)))
          yield {
            start: start + first.index,
            end: start + first.index + 2,
            message: '“首先”与“第二”“二是”之类混用，同一组序次语宜用一种',
          }
      }
    },
    examples: {
      must: ['首先，统一思想。第二，落实责任。', '首先，备足物资。其次，修编预案。三是强化演练。'],
      mustNot: ['首先，统一思想。其次，落实责任。', '首先，统一思想，一是学习，二是宣传。其次，落实责任。'],
    },
  },
  {
    id: 'H-07',
    severity: 'warning',
    source: NUMBERING_USAGE,
    most: 2,
    *find(manuscript) {
      for (const level of [1, 2, 3, 4]) {
        const items = manuscript.outline.filter((item) => item.level === level && item.number !== '')
        const forms = items.map(({ number }) => number.replace(/[一二三四五六七八九十\d]+/, '#'))
        const counts = new Map<string, number>()
        for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + 1)
        const usual = [...counts].toSorted(([, a], [, b]) => b - a)[0]
        if (!usual || counts.size < 2) continue
        for (const [i, item] of items.entries())
          if (forms[i] !== usual[0])
            yield {
              ...numberSpan(manuscript, item),
              message: `同级序号多写作“${usual[0].replace('#', level < 3 ? '一' : '1')}”，此处写作“${item.number}”`,
            }
      }
    },
    examples: {
      must: ['一、工作\n1.学习。\n2.宣传。\n3、考核。\n二、打算\n1.努力。'],
      mustNot: ['一、工作\n1.学习。\n2.宣传。\n3.考核。\n二、打算\n1.努力。'],
    },
  },
  {
    id: 'P-18',
    severity: 'warning',
    source: LAYOUT_STANDARD,
    most: 1,
    *find(manuscript) {
      for (const item of manuscript.outline) {
        const wrong = /^(?:[一二三四五六七八九十]+[.．]|\d+(?:、|[.．]、)|\(\d+\)、)$/.test(item.number)
        if (!wrong) continue
        const digits = item.number.replace(/[^\d一二三四五六七八九十]/g, '')
        const right = item.level === 1 ? `${digits}、` : `${digits}.`
        yield {
          ...numberSpan(manuscript, item),
          message: `这一层序号标准规定写作“${right}”，此处写作“${item.number}”`,
          suggestion: right,
        }
      }
    },
    examples: {
      must: ['一、工作\n1、学习。\n2、宣传。', '一.工作\n学习。\n二.打算\n努力。'],
      mustNot: ['一、工作\n1.学习。\n2.宣传。'],
    },
  },
]
