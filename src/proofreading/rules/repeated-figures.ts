import { compare, type Decimal, decimal } from '../../domain/decimal.ts'
import { type Manuscript, partsOf } from '../manuscript.ts'
import { type Match, type Rule, TEXT_CHECK } from '../rule.ts'
import { PLAN_TITLE } from './example-title.ts'

const SCALE: Readonly<Record<string, number>> = { '': 1, 万: 10_000, 亿: 100_000_000 }

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

export const REPEATED_FIGURE_RULES: readonly Rule[] = [
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
]
