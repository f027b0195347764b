import { ordinalText, readHeadingNumber } from '../../corpus/heading-number.ts'
import type { Manuscript } from '../manuscript.ts'
import { type Match, NUMBERING_USAGE, type Rule } from '../rule.ts'

const HAN_ORDINAL =
  /(?<![第之唯统万同单专逐划归合不其十年月每任])([一二三四五六七八九十]{1,2})(?:是|要)(?=[\u4e00-\u9fff“《])(?![一二])/g

/** What may stand before 一是; anything else means that a full stop was lost (H-10). */
const BEFORE_ORDINAL = /[。；;：:，,）)”》！？、\s—…]/

type Ordinal = { readonly at: number; readonly value: number; readonly text: string }

function ordinalsOf(text: string): Ordinal[] {
  return Array.from(text.matchAll(HAN_ORDINAL), ({ index, 0: raw, 1: digits = '' }) => ({
    at: index,
    value: readHeadingNumber(`${digits}、标`)?.value ?? 0,
    text: raw,
  })).filter(
    ({ at, value, text: raw }) =>
      value > 0 && (raw.endsWith('是') || at === 0 || BEFORE_ORDINAL.test(text.charAt(at - 1))),
  )
}

/** 一是 … 二是 … of a section: gaps and repetitions. An inner list counts by itself. */
function* ordinalBreaks({ body }: Manuscript): Iterable<Match> {
  let open: { value: number; form: string }[] = []
  for (const { text, start, item } of body) {
    if (item) open = []
    for (const { at, value, text: raw } of ordinalsOf(text)) {
      const form = raw.slice(-1)
      if (value === 1) {
        open.push({ value: 1, form })
        continue
      }
      const depth = open.findLastIndex((list) => list.value === value - 1 && list.form === form)
      if (depth >= 0) {
        open = [...open.slice(0, depth), { value, form }]
        continue
      }
      const last = open.findLast((list) => list.form === form)
      // A fragment may begin with any member of a list.
      if (!last && at === 0 && start === body[0]?.start) {
        open = [{ value, form }]
        continue
      }
      // 二要 outside a list is a sentence of its own.
      if (form === '要' && !last) continue
      const expected = (last?.value ?? 0) + 1
      yield {
        start: start + at,
        end: start + at + raw.length,
        message: last
          ? `“${raw}”之前是“${ordinalText(last.value)}${form}”，序号不连续`
          : `“${raw}”之前没有“一${form}”，可能漏了序号`,
        suggestion: last && value === last.value ? `${ordinalText(expected)}${form}` : null,
      }
      open.push({ value, form })
    }
  }
}

function* loneOrdinals({ body }: Manuscript): Iterable<Match> {
  let alone: Match | undefined
  for (const { text, start, item } of body) {
    if (item && alone) {
      yield alone
      alone = undefined
    }
    for (const { at, value, text: raw } of ordinalsOf(text)) {
      if (!raw.endsWith('是')) continue
      if (alone && value === 1) yield alone
      alone =
        value === 1
          ? {
              start: start + at,
              end: start + at + raw.length,
              message: '只有“一是”，没有“二是”，请核对是否漏了序号',
            }
          : undefined
    }
  }
  if (alone) yield alone
}

function* lostStops({ lines, clean }: Manuscript): Iterable<Match> {
  for (const { text, start, kind } of lines) {
    if (kind === 'table' || kind === 'title') continue
    for (const { at, text: raw, value } of ordinalsOf(text)) {
      if (!raw.endsWith('是') || at === 0 || BEFORE_ORDINAL.test(text.charAt(at - 1))) continue
      // 老大是工人、老二是教师: an ordinal behind a noun needs its list around it.
      if (
        value > 1 &&
        !text.includes(`${ordinalText(value - 1)}是`) &&
        !text.includes(`${ordinalText(value + 1)}是`)
      )
        continue
      yield {
        start: start + at - 1,
        end: start + at + raw.length,
        message: `“${raw}”之前缺少标点，上一句没有结束`,
        suggestion: `${clean.charAt(start + at - 1)}。${raw}`,
      }
    }
  }
}

export const ORDINAL_RULES: readonly Rule[] = [
  {
    id: 'H-05',
    severity: 'error',
    source: NUMBERING_USAGE,
    find: ordinalBreaks,
    examples: {
      must: [
        '一是加强领导。二是落实责任。四是严格考核。',
        '主要做法：一是加强领导。二是落实责任。二是严格考核。',
        '一要提高认识，二要压实责任，二要强化督导。',
      ],
      mustNot: [
        '一是加强领导。二是落实责任。三是严格考核。',
        '一是加强领导。\n二是落实责任。',
        '第二是薄弱环节，万一是虚报也要查清。',
        '一要提高认识，二要压实责任，三要强化督导。',
      ],
    },
  },
  {
    id: 'H-05',
    severity: 'hint',
    source: NUMBERING_USAGE,
    find: loneOrdinals,
    examples: {
      must: ['要做好两项工作：一是加强领导。狠抓落实，提高质量。'],
      mustNot: ['一是加强领导。二是落实责任。', '一是加强领导。\n二是落实责任。'],
    },
  },
  {
    id: 'H-10',
    severity: 'error',
    source: NUMBERING_USAGE,
    find: lostStops,
    examples: {
      must: [
        '（一）抓党建，全面履行职责一是严格落实制度。二是完善机制。',
        '完成撤并工作二是古城小学完工。三是改善条件。',
      ],
      mustNot: [
        '抓党建：一是严格落实制度。二是完善机制。',
        '教育是第一是根本的事业。',
        '唯一是难点的问题。',
        '老大是工人。',
      ],
    },
  },
]
