import type { FactSpan } from '../domain/draft.ts'
import type { Indicator } from '../domain/fact-sheet.ts'
import { periodOf, type SheetIndex } from '../facts/sheet-index.ts'
import { findNames } from '../text/names.ts'
import { findPeriods } from '../text/periods.ts'
import { splitClauses } from '../text/sentences.ts'
import { contains } from '../text/span.ts'
import type { Fault } from './verify-figures.ts'

/** A part of the area, or of the schools and people in it. */
const PART = /(?:农村|城区|城镇|乡村|乡镇|县城|主城区|中心城区|市区|市直|县直|区直|民族地区|山区|薄弱)/g
const WHOLE = /全(?:市|县|区|州|旗|盟)(?!域|面)/g
const EACH = /(?:每[所个名位校生班户家间亩]|校均|生均|班均|人均|户均|平均每)/g
/** What a figure is compared with or ranked among is not what it is the figure of. */
const COMPARED = /^(?:的)?(?:平均|均值|水平|第|前|首|领先|总|一半)/
const COMPARED_BEFORE = /(?:[比较于占居列在高低超]|其中)$/

/** B2 and B4: a figure told of another area, of a part, of each, or of another stretch of the year than the fact's own. */
export function verifyScope(sentence: string, facts: readonly FactSpan[], index: SheetIndex): Fault[] {
  return splitClauses(sentence).flatMap((clause) =>
    facts
      .filter((span) => span.attr === '值' && contains(clause, span))
      .flatMap((span) => {
        const fact = index.byId.get(span.id)
        if (fact?.kind !== 'indicator') return []
        const left = sentence.slice(clause.start, span.start)
        return [
          ...scopeFaults(left, span, fact, index),
          ...stretchFaults(sentence, clause.start, span, fact, index),
        ]
      }),
  )
}

/** The figure's own words: behind the last figure of a list, and of the clauses before only a word of place. */
const ownItem = (left: string): string => left.slice(left.lastIndexOf('、') + 1)

function scopeFaults(
  left: string,
  span: FactSpan,
  fact: Indicator,
  { scopeWord, sheet }: SheetIndex,
): Fault[] {
  const names = [fact.label, ...fact.aliases]
  const own = `${names.join()}${fact.scope ?? ''}`
  const item = names.reduce((rest, name) => rest.replaceAll(name, '|'), ownItem(left))
  const fault = (word: string): Fault => ({
    rule: 'B2',
    severity: 'error',
    message: `“${fact.label}”（${fact.id}）的数没有说是“${word}”的数`,
    suggestion: null,
    start: span.start,
    end: span.end,
  })
  const words = [
    ...Array.from(item.matchAll(PART)),
    ...Array.from(item.matchAll(EACH)),
    ...(scopeWord === '' ? [] : Array.from(item.matchAll(WHOLE)).filter(([word]) => word !== scopeWord)),
  ]
    .filter(({ index: at, 0: word }) => {
      const behind = item.slice(at + word.length)
      return !own.includes(word) && !COMPARED.test(behind) && !COMPARED_BEFORE.test(item.slice(0, at))
    })
    .map(([word]) => word)
  const region = `${sheet.profile.region ?? ''}${sheet.profile.organ}`
  const places = findNames(item)
    .filter(
      ({ kind, raw, start, end }) =>
        kind === 'place' &&
        !region.includes(raw) &&
        !own.includes(raw) &&
        !COMPARED.test(item.slice(end)) &&
        !COMPARED_BEFORE.test(item.slice(0, start)),
    )
    .map(({ raw }) => raw)
  return [...new Set([...words, ...places])].map(fault)
}

/** 上半年 before the figure of a whole year, 全年 before that of a half. */
function stretchFaults(
  sentence: string,
  clauseStart: number,
  span: FactSpan,
  fact: Indicator,
  index: SheetIndex,
): Fault[] {
  if (fact.asOf !== undefined) return []
  const own = periodOf(fact, index.sheet)
  const from = leadStart(sentence, clauseStart)
  const left = sentence.slice(from, span.start)
  const fault = (word: string, whole: string): Fault => ({
    rule: 'B4',
    severity: 'error',
    message: `“${fact.label}”（${fact.id}）是${whole}的数，不是“${word}”的数`,
    suggestion: null,
    start: span.start,
    end: span.end,
  })
  if (/^\d{4}$/.test(own)) {
    const part = findPeriods(left).find(
      ({ kind, start, raw }) =>
        (kind === 'half' || kind === 'quarter' || /\d\s*[-—–~～至到]\s*\d{1,2}月/.test(raw)) &&
        !COMPARED_BEFORE.test(left.slice(0, start)),
    )
    return part ? [fault(part.raw, '全年')] : []
  }
  const whole = /全年/.exec(left)?.[0]
  return whole && /H|Q/.test(own) ? [fault(whole, '本期')] : []
}

/** A clause of nothing but a time (上半年，) belongs to the one behind it. */
function leadStart(sentence: string, clauseStart: number): number {
  const before = splitClauses(sentence).find(({ end }) => end === clauseStart)
  return before && before.end - before.start <= 10 ? before.start : clauseStart
}
