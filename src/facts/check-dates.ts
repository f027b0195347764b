import type { Fact, FactSheet, SheetFault } from '../domain/fact-sheet.ts'
import { type Period, periodContains, periodName, periodRange } from '../domain/period.ts'

const overlap = (a: Period, b: Period): boolean => {
  const [x, y] = [periodRange(a), periodRange(b)]
  return x.first <= y.last && y.first <= x.last
}

/** Dates that cannot belong to the period the sheet speaks of. */
export function checkDates(fact: Fact, sheet: FactSheet): SheetFault[] {
  return [...checkOwnPeriod(fact, sheet), ...checkHappened(fact, sheet), ...checkOrder(fact)]
}

const outside = (fact: Fact, what: string, date: Period, period: Period): SheetFault => ({
  severity: 'error',
  fact: fact.id,
  code: 'date.outside',
  message: `“${fact.label}”的${what} ${date} 不在${periodName(period)}之内，请核对`,
})

/** A plan speaks of the period to come, everything else of the one reported. */
function checkOwnPeriod(fact: Fact, sheet: FactSheet): SheetFault[] {
  if (!fact.period || fact.kind === 'plan' || fact.kind === 'own-name') return []
  return overlap(fact.period, sheet.period) ? [] : [outside(fact, '期间', fact.period, sheet.period)]
}

function checkHappened(fact: Fact, sheet: FactSheet): SheetFault[] {
  const period = fact.period ?? sheet.period
  switch (fact.kind) {
    case 'award':
    case 'event':
      return fact.date && !overlap(fact.date, period) ? [outside(fact, '日期', fact.date, period)] : []
    case 'indicator':
      return fact.asOf && !overlap(fact.asOf, period) ? [outside(fact, '截止日期', fact.asOf, period)] : []
    case 'project':
      return checkProjectDates(fact, period)
    default:
      return []
  }
}

/** A project may have begun years ago; what has happened may not lie after the period. */
function checkProjectDates(project: Extract<Fact, { kind: 'project' }>, period: Period): SheetFault[] {
  const { start, finish, inUse, due } = project.dates
  const end = periodRange(period).last
  const later = (what: string, date: Period | undefined): SheetFault[] =>
    date && periodRange(date).first > end ? [outside(project, what, date, period)] : []
  const done = project.status === '完工' || project.status === '投用'
  const faults = [...later('开工时间', start), ...later('完工时间', finish), ...later('投用时间', inUse)]
  if (done && due && periodRange(due).first > end) {
    const message = `“${project.label}”的状态是${project.status}，预计完成时间却是 ${due}，请核对`
    faults.push({ severity: 'warning', fact: project.id, code: 'project.status', message })
  }
  if (!done && (finish || inUse)) {
    const message = `“${project.label}”的状态是${project.status}，却填了完工或投用时间 ${finish ?? inUse}，请核对`
    faults.push({ severity: 'warning', fact: project.id, code: 'project.status', message })
  }
  return faults
}

function checkOrder(fact: Fact): SheetFault[] {
  if (fact.kind !== 'project') return []
  const { start, finish, inUse } = fact.dates
  const steps = [start, finish, inUse].filter((date) => date !== undefined)
  const wrong = steps.some((date, place) => {
    const before = steps[place - 1]
    return (
      before !== undefined &&
      periodRange(date).last < periodRange(before).first &&
      !periodContains(date, before)
    )
  })
  if (!wrong) return []
  const message = `“${fact.label}”的开工、完工、投用时间先后不合：${steps.join('、')}`
  return [{ severity: 'error', fact: fact.id, code: 'project.order', message }]
}
