import type { Check } from '../../domain/draft.ts'
import type { SheetIndex } from '../../facts/sheet-index.ts'
import { type FoundPeriod, findPeriods, fiveYearPlan } from '../../text/periods.ts'
import type { GateRule, Scene } from '../gate-scene.ts'

/** A5: words of time that do not fit the year of the document. */
export const checkPeriods: GateRule = (scene) =>
  findPeriods(scene.bare).flatMap((found) => {
    const message = stalePeriod(found, scene.index) ?? wrongRelative(found, scene)
    return message === null ? [] : [{ rule: 'A5', severity: 'error', message } satisfies Check]
  })

/** A five-year plan other than the current one or the next, or an opening or closing year that is neither. */
export function stalePeriod(found: FoundPeriod, { reportYear, planYear }: SheetIndex): string | null {
  if (found.plan === null) return null
  const { first, last } = fiveYearPlan(found.plan)
  const inside = (year: number): boolean => first <= year && year <= last
  if (found.planEdge !== null) {
    const edge = found.planEdge === 'first' ? first : last
    const word = found.planEdge === 'first' ? '开局' : '收官'
    if (edge !== reportYear && edge !== planYear) {
      return `“${found.raw}”：${word}之年是 ${edge} 年，不是 ${reportYear} 年或 ${planYear} 年`
    }
    return null
  }
  if (inside(reportYear) || inside(planYear)) return null
  // Preparing the next plan and looking back on the one just ended are both usual.
  if (first - planYear <= 2 && first > planYear) return null
  if (last === reportYear - 1) return null
  return `“${found.raw}”为 ${first} 至 ${last} 年，与 ${reportYear} 年不符`
}

/** 今年 in a plan for next year, 明年 in a summary, 前年 anywhere. */
function wrongRelative(found: FoundPeriod, { index, role }: Scene): string | null {
  const { yearOffset, kind, raw } = found
  if (kind !== 'relative' || yearOffset === null || !/^[今本去明来上前][年岁]/.test(raw)) return null
  const year = index.reportYear + yearOffset
  const wanted = role === 'plan' ? [index.planYear] : [index.reportYear, index.reportYear - 1]
  if (wanted.includes(year) || (role !== 'plan' && year === index.planYear)) return null
  return `“${raw}”所指年份与本节期间不符，请写明年份`
}
