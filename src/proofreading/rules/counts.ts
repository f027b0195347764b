import { unitNameAt } from '../../text/units.ts'
import type { Manuscript } from '../manuscript.ts'
import { isInside, type Match, NUMERAL_USAGE, type Rule, TEXT_CHECK } from '../rule.ts'

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
]
