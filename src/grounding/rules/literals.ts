import type { Check } from '../../domain/draft.ts'
import { periodYear } from '../../domain/period.ts'
import { createCharacterTest } from '../../text/character-test.ts'
import { findLiterals } from '../../text/literals.ts'
import { findPeriods, resolvePeriod } from '../../text/periods.ts'
import { overlaps, type Span } from '../../text/span.ts'
import { type GateRule, insideAny, type Scene } from '../gate-scene.ts'

const MESSAGES = {
  figure: '数字只能引用台账',
  date: '日期只能引用台账',
  rank: '位次只能引用台账',
  numeral: '数字或序数只能引用台账',
} as const

/** A numeral sign of any script; 〇 belongs to Han numerals, which are found as words. */
const NUMERAL_SIGN = /[\p{Nd}\p{No}%‰]|(?!〇)\p{Nl}/gu
const mayHoldSign = createCharacterTest(NUMERAL_SIGN)

/** A2: no figure, date or rank outside references, but for the bureau's own names and the period of the document. */
export const checkLiterals: GateRule = (scene) => {
  const found = findLiterals(scene.bare)
  if (found.length === 0 && !mayHoldSign(scene.bare)) return []
  const allowed = [...scene.ownSpans, ...documentPeriods(scene)]
  const literals = found.filter((literal) => !insideAny(allowed, literal))
  const faults = literals.map(
    ({ raw, kind }): Check => ({
      rule: 'A2',
      severity: 'error',
      message: `句中直接写了“${raw}”，${MESSAGES[kind]}`,
    }),
  )
  // Whatever the word rules make of it, a bare digit never passes.
  for (const match of mayHoldSign(scene.bare) ? scene.bare.matchAll(NUMERAL_SIGN) : []) {
    const span: Span = { start: match.index, end: match.index + match[0].length }
    if (insideAny(allowed, span) || literals.some((literal) => overlaps(literal, span))) continue
    faults.push({ rule: 'A2', severity: 'error', message: `句中直接写了“${match[0]}”，数字只能引用台账` })
  }
  return faults
}

/** The document's own periods are no news: 2024年, 上半年, the years of summary and plan, their five-year plan. */
export function documentPeriods({ bare, index }: Pick<Scene, 'bare' | 'index'>): Span[] {
  const { sheet, planPeriod, reportYear } = index
  const own = new Set([sheet.period, planPeriod, sheet.period.slice(0, 4), planPeriod.slice(0, 4)])
  return findPeriods(bare).filter((found) => {
    if (found.kind === 'five-year-plan' || found.kind === 'era') return true
    if (found.kind === 'relative' && !/[\d０-９]/.test(found.raw)) return true
    const period = resolvePeriod(found, reportYear)
    if (period !== null)
      return own.has(period) || (found.kind === 'half' && own.has(halfOfPlan(period, planPeriod)))
    return false
  })
}

/** 下半年 without a year means the one of the plan where report and plan are halves of one year. */
const halfOfPlan = (period: string, planPeriod: string): string =>
  `${periodYear(planPeriod)}${period.slice(4)}`
