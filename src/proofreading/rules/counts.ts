import { compare, type Decimal, decimal } from '../../domain/decimal.ts'
import { unitNameAt } from '../../text/units.ts'
import { type Manuscript, partsOf } from '../manuscript.ts'
import { isInside, type Match, NUMERAL_USAGE, type Rule, TEXT_CHECK, textBefore } from '../rule.ts'
import { PLAN_TITLE } from './example-title.ts'

const COUNTED =
  /(?:教师|名师|干部|校长|[人职队党社学讲教查委检护]员|毕业生|学生数?|幼儿园|学校|院校|班级|就读|项目|支部|基地|先进(?:单位|集体|个人)|企业|机构|农户|商户|水库|水厂|医院|卫生院|乡镇|行政村|社区|案件|隐患|合作社)(\d{1,6})(?=[，。；、）]|充实|完成|全部)/g

/** Figures behind a countable noun without their classifier: 招聘教师81充实. */
function* bareFigures({ clean, body }: Manuscript): Iterable<Match> {
  for (const { text, start } of body)
    for (const { index, 0: raw, 1: digits = '' } of text.matchAll(COUNTED)) {
      if (
        /^(?:19|20)\d\d$/.test(digits) ||
        isInside(text, index, '“', '”') ||
        isInside(text, index, '《', '》')
      )
        continue
      if (unitNameAt(text, index + raw.length) !== '') continue
      const from = start + index + raw.length - digits.length
      yield {
        start: from,
        end: from + digits.length,
        message: `数字“${clean.slice(from, from + digits.length)}”之后缺少量词`,
      }
    }
}

const FROM_TO =
  /[由从](?:上年的?|\d{4}年的?)?(\d{1,9}(?:\.\d{1,4})?)([万亿]?)([%％]|[\u4e00-\u9fff]{1,2})?(?:提高|提升|上升|增长|增加|扩大|发展|降|下降|降低|减少|减)(?:到|至|为)(?:\d{4}年的?)?(\d{1,9}(?:\.\d{1,4})?)([万亿]?)([%％]|[\u4e00-\u9fff]{1,2})?，(?:[\u4e00-\u9fff]{0,6}?)(提高|提升|上升|增长|增加|下降|降低|减少)了?(\d{1,6}(?:\.\d{1,4})?)(倍|[%％]|个百分点)/g

const SCALE: Readonly<Record<string, number>> = { '': 1, 万: 10_000, 亿: 100_000_000 }

const decimals = (digits: string): number => digits.split('.')[1]?.length ?? 0

/** 由A增加到B，增长C: the change must follow from the two values, within rounding. */
function* wrongChanges({ clean }: Manuscript): Iterable<Match> {
  for (const match of clean.matchAll(FROM_TO)) {
    const [raw, a = '', aScale = '', , b = '', bScale = '', unit = '', , c = '', measure = ''] = match
    const from = Number(a) * (SCALE[aScale === '' && bScale !== '' ? bScale : aScale] ?? 1)
    const to = Number(b) * (SCALE[bScale] ?? 1)
    const isRate = /[%％]/.test(unit)
    if (from === 0 || (measure === '个百分点') !== isRate) continue
    const change =
      measure === '个百分点'
        ? Math.abs(Number(b) - Number(a))
        : measure === '倍'
          ? to / from - 1
          : Math.abs(to / from - 1) * 100
    const slack = 0.5 * 10 ** -decimals(c) + slackOf(a, b, measure)
    if (Math.abs(change - Number(c)) <= slack * 1.01) continue
    const shown = change.toFixed(Math.max(1, decimals(c)))
    const times = measure === '倍' && Math.abs(to / from - Number(c)) <= slack
    yield {
      start: match.index,
      end: match.index + raw.length,
      message: times
        ? `由${a}到${b}是原来的${c}倍，即增长${shown}倍，与“增长${c}倍”不符`
        : `由${a}到${b}，变化为${shown}${measure}，与文中的${c}${measure}不符`,
    }
  }
}

/** What the rounding of the two values can do to their change. */
function slackOf(a: string, b: string, measure: string): number {
  const [halfA, halfB] = [0.5 * 10 ** -decimals(a), 0.5 * 10 ** -decimals(b)]
  if (measure === '个百分点') return Math.min(halfA + halfB, 0.2)
  const ratio = Number(b) / Number(a)
  const relative = ratio * (halfA / Number(a) + halfB / Math.max(Number(b), 1))
  return decimals(a) + decimals(b) === 0 ? 0 : relative * (measure === '倍' ? 1 : 100)
}

const DOUBLED =
  /[由从](\d{1,9}(?:\.\d{1,4})?)[\u4e00-\u9fff]{0,4}(?:增长|增加|提高|扩大|发展)(?:到|至)(\d{1,9}(?:\.\d{1,4})?)[\u4e00-\u9fff]{0,4}，[\u4e00-\u9fff]{0,6}翻(?:了)?([一两二三四])番/g

function* wrongDoublings({ clean }: Manuscript): Iterable<Match> {
  for (const { index, 0: raw, 1: a = '', 2: b = '', 3: word = '' } of clean.matchAll(DOUBLED)) {
    const times = 2 ** ('零一二三四'.indexOf(word === '两' ? '二' : word) || 1)
    const ratio = Number(b) / Number(a)
    if (ratio >= times * 0.95 && ratio < times * 1.6) continue
    yield {
      start: index,
      end: index + raw.length,
      message: `由${a}到${b}是${ratio.toFixed(1)}倍，翻${word}番应为${times}倍`,
    }
  }
}

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

const DONE =
  /(?<=^|[，。；、\s])(?:全年|年内|今年|全[市县区省系统]{1,2}|我[市县区局]|共|累计|已|先后|\d{4}年，?)*(完成|新建|新增|建成|改造|招聘|培训|发放|整治|创建|引进|争取)((?!了|各类|资金)[\u4e00-\u9fff]{2,8}?)(\d{1,7}(?:\.\d{1,3})?)([万亿]?)(元|所|座|个|名|人次|人|家|户|公里|亩|件|项|台|套)/gm

const ELSEWHERE =
  /上年|去年|同期|上半年|下半年|季度|月|其中|计划|目标|力争|预计|将|每|平均|\d{4}年[^，]|以来|五年/

/** What the summary says of its own year as a whole, twice and with different figures. */
function* unequalCounts(manuscript: Manuscript): Iterable<Match> {
  const { clean, sentences } = manuscript
  const summaries = partsOf(manuscript).filter(({ role }) => role === 'summary')
  if (summaries.length !== 1) return
  const known = new Map<string, { value: number; raw: string }>()
  for (const { start, end } of sentences) {
    if (!summaries.some((part) => start >= part.start && start < part.end)) continue
    const text = clean.slice(start, end)
    for (const { index, 0: raw, 1: verb, 2: noun, 3: digits = '', 4: scale = '', 5: unit } of text.matchAll(
      DONE,
    )) {
      // A short noun alone (投资, 水厂) may be of one project; 全年, 全县, 共 tell that it is of all.
      const isOfAll = /^(?:全|共|累计)/.test(raw)
      if (ELSEWHERE.test(text.slice(0, index + raw.length)) || ((noun?.length ?? 0) < 4 && !isOfAll)) continue
      const key = `${verb}${noun}${unit}`
      const value = Number(digits) * (SCALE[scale] ?? 1)
      const said = `${digits}${scale}${unit}`
      const before = known.get(key)
      if (!before) known.set(key, { value, raw: said })
      else if (before.value !== value)
        yield {
          start: start + index,
          end: start + index + raw.length,
          message: `“${verb}${noun}”前文为${before.raw}，此处为${said}，请核对；范围不同应写明`,
        }
    }
  }
}

const RATE = /([\u4e00-\u9fff]{2,14}?(?:率|占比|比例))(?:已?(?:达到|达|为|是))?(\d{1,3}(?:\.\d{1,3})?)[%％]/g

const OTHER_TIME = /上年|去年|同期|20\d\d年|目标|力争|提高到|提升至|由|从|以上|以内|预计|计划|全[国省]|标准/

const SCOPE = /^(?:全[市县区省]|我[市县区局]|其中|实现|使|全[市县区]的)/

type Stated = { readonly start: number; readonly end: number; readonly value: Decimal; readonly raw: string }

/** The same rate with two values in the summary, where no other time or scope explains it. */
function* contradictions(manuscript: Manuscript): Iterable<Match> {
  const { clean, sentences } = manuscript
  const parts = partsOf(manuscript)
  const isReport = (at: number): boolean =>
    parts.length === 0 || parts.some(({ role, start, end }) => role === 'summary' && at >= start && at < end)
  const known = new Map<string, Stated>()
  for (const { start, end } of sentences) {
    const text = clean.slice(start, end)
    if (!/[率比]/.test(text) || !isReport(start)) continue
    for (const { index, 0: raw, 1: noun = '', 2: digits = '' } of text.matchAll(RATE)) {
      if (OTHER_TIME.test(text.slice(Math.max(0, index - 14), index + raw.length))) continue
      const key = noun.replace(SCOPE, '')
      if (key.length < 4) continue
      const stated = {
        start: start + index,
        end: start + index + raw.length,
        value: decimal(digits),
        raw: digits,
      }
      const before = known.get(key)
      if (!before) known.set(key, stated)
      else if (compare(before.value, stated.value) !== 0)
        yield {
          start: stated.start,
          end: stated.end,
          message: `“${key}”前文为${before.raw}%，此处为${digits}%，请核对；口径不同应写明`,
        }
    }
  }
}

export const COUNT_RULES: readonly Rule[] = [
  {
    id: 'N-15',
    severity: 'error',
    source: TEXT_CHECK,
    find: wrongChanges,
    examples: {
      must: [
        '学校由10所增加到30所，增长3倍。',
        '入园率由94.2%提高到95.0%，提高1.8个百分点。',
        '经费由200万元增加到250万元，增长20%。',
      ],
      mustNot: [
        '学校由10所增加到30所，增长2倍。',
        '入园率由94.2%提高到95.0%，提高0.8个百分点。',
        '经费由200万元增加到250万元，增长25%。',
      ],
    },
  },
  {
    id: 'N-16',
    severity: 'error',
    source: TEXT_CHECK,
    find: wrongDoublings,
    examples: {
      must: ['学校由10所增加到20所，翻两番。'],
      mustNot: ['学校由10所增加到40所，翻两番。', '学校由10所增加到20所，翻一番。'],
    },
  },
  {
    id: 'N-19',
    severity: 'error',
    source: NUMERAL_USAGE,
    find: bareFigures,
    examples: {
      must: ['招聘教师81充实了队伍。', '升入高一级院校64，升学率提高。', '新聘巡查员120，充实一线。'],
      mustNot: ['招聘教师81名，充实了队伍。', '2023年，学校招生。', '落实“教师2025”计划。'],
    },
  },
  {
    id: 'N-25',
    severity: 'warning',
    source: TEXT_CHECK,
    find: contradictions,
    examples: {
      must: ['普惠性幼儿园覆盖率达94.1%。加强管理。普惠性幼儿园覆盖率达93.1%。'],
      mustNot: [
        '普惠性幼儿园覆盖率达94.1%。2022年普惠性幼儿园覆盖率为90.1%。',
        '普惠性幼儿园覆盖率达94.1%。普惠性幼儿园覆盖率达94.10%。',
      ],
    },
  },
  {
    id: 'N-25',
    severity: 'hint',
    source: TEXT_CHECK,
    most: 3,
    find: unequalCounts,
    examples: {
      must: [
        `${PLAN_TITLE}\n一、2023年工作总结\n全年完成水利投资3.2亿元。\n加大力度，全年完成水利投资3.6亿元。\n二、2024年工作计划\n努力。`,
      ],
      mustNot: [
        `${PLAN_TITLE}\n一、2023年工作总结\n全年完成水利投资3.2亿元。\n上半年完成水利投资1.6亿元。\n二、2024年工作计划\n完成水利投资4亿元。`,
      ],
    },
  },
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
