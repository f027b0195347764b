import type { Manuscript } from '../manuscript.ts'
import { type Match, type Rule, TEXT_CHECK, textBefore } from '../rule.ts'

const HAN_COUNT = '二两三四五六七八九十'

const countOf = (digit: string): number => (digit === '两' ? 2 : '零一二三四五六七八九十'.indexOf(digit))

const LIST_BEHIND = new RegExp(
  `([${HAN_COUNT}])(个|大|项|方面|种|类)([\\u4e00-\\u9fff]{0,6})[：:]([^。；：\\n]{4,120})[。；\\n]`,
  'g',
)

const LIST_BEFORE = new RegExp(
  `(?<=^|[，。；：])((?:[^，。；：、“”（）《》\\n\\d]{2,12}、)+[^，。；：、“”（）《》\\n\\d]{2,24}?)(等)?([${HAN_COUNT}])(大|项|个)(工程|行动|教育|管理|任务|机制|体系|计划|活动|专项|能力|意识)`,
  'gm',
)

const COUNTED_LIST =
  /(\d{1,2})(个|项|所|座|家|处|条|类|件)([^，。；：、\d（）]{0,8})[：:]([^。；：\n]{4,200})[。；\n]/g

/** 实施项目5个：甲、乙、丙。 */
function* miscountedLists({ clean }: Manuscript): Iterable<Match> {
  for (const { index, 1: digits = '', 2: unit = '', 3: noun = '', 4: list = '' } of clean.matchAll(
    COUNTED_LIST,
  )) {
    if (!list.includes('、') || /[，“”《》（）\d]|等$|[一二三四五六七八九]是/.test(list)) continue
    if (/[\d.—～至第]$/.test(textBefore(clean, index, 1))) continue
    const { least, most } = membersOf(list)
    if (Number(digits) >= least && Number(digits) <= most) continue
    const words = `${digits}${unit}${noun}`
    yield {
      start: index,
      end: index + words.length,
      message: `“${words}”之后列出${least}项，数目不符`,
    }
  }
}

/** Members of a list by its marks: at least those between 、, at most those that 和 and 及 part, too. */
function membersOf(list: string): { readonly least: number; readonly most: number } {
  const least = list.split('、').length
  const joined = list.match(/以及|[和与及]/g)?.length ?? 0
  return { least, most: least + joined }
}

function* miscounted({ clean }: Manuscript): Iterable<Match> {
  for (const { index, 1: digit = '', 2: unit = '', 3: noun = '', 4: list = '' } of clean.matchAll(
    LIST_BEHIND,
  )) {
    if (!list.includes('、') || /[，一二三四五六七八九]是|[“”《》（]/.test(list)) continue
    if (/，/.test(list) || /第$/.test(textBefore(clean, index, 1)) || /等$/.test(list)) continue
    const { least, most } = membersOf(list)
    const count = countOf(digit)
    if (count >= least && count <= most) continue
    yield {
      start: index,
      end: index + digit.length + unit.length + noun.length,
      message: `“${digit}${unit}${noun}”之后列出${least}项，数目不符`,
    }
  }
  for (const match of clean.matchAll(LIST_BEFORE)) {
    const [raw, list = '', etc, digit = '', unit = '', noun = ''] = match
    const { least, most } = membersOf(list)
    const count = countOf(digit)
    if (count >= least && (count <= most || etc)) continue
    if (least === 2 && count > most) continue
    const start = match.index + raw.length - digit.length - unit.length - noun.length
    yield {
      start,
      end: match.index + raw.length,
      message: `之前列出${least}项，与“${digit}${unit}${noun}”不符`,
    }
  }
}

export const LIST_RULES: readonly Rule[] = [
  {
    id: 'N-23',
    severity: 'warning',
    source: TEXT_CHECK,
    find: miscountedLists,
    examples: {
      must: ['实施项目5个：水库除险、灌区改造、水厂新建、管网延伸。'],
      mustNot: [
        '实施项目4个：水库除险、灌区改造、水厂新建、管网延伸。',
        '实施项目5个：水库除险、灌区改造和水厂新建、管网延伸等。',
      ],
    },
  },
  {
    id: 'N-30',
    severity: 'warning',
    source: TEXT_CHECK,
    most: 3,
    find: miscounted,
    examples: {
      must: ['实施三大工程：强师工程、强校工程。', '实施主题德育、自主课堂、青春活力、实践体验五大行动。'],
      mustNot: [
        '实施三大工程：强师工程、强校工程、强基工程。',
        '实施主题德育、自主课堂、青春活力、实践体验、未来素养等五大行动。',
        '落实学校美化、教师发展、学生关爱及党建提升四大行动。',
      ],
    },
  },
]
