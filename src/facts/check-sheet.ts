import type { Fact, FactSheet, SheetFault } from '../domain/fact-sheet.ts'
import { periodRange } from '../domain/period.ts'
import { checkDates } from './check-dates.ts'
import { checkDisputes } from './check-disputes.ts'
import { checkIndicator } from './check-indicator.ts'
import { checkParts } from './check-parts.ts'
import { checkPlan } from './check-plan.ts'
import { checkSeries } from './check-series.ts'
import { indexSheet } from './sheet-index.ts'

export type FactCheck<F extends Fact = Fact> = (fact: F, sheet: FactSheet) => SheetFault[]

/**
 * What a bureau should look at in its sheet before anything is drafted, in the order of the sheet. Codes are
 * stable; messages name the fact and its numbers. An error means that a draft could say something untrue.
 */
export function checkSheet(sheet: FactSheet): SheetFault[] {
  const index = indexSheet(sheet)
  return [
    ...checkSheetPeriods(sheet),
    ...checkLabels(sheet),
    ...sheet.facts.flatMap((fact) => checkNaming(fact, sheet)),
    ...checkDisputes(sheet),
    ...sheet.facts.flatMap((fact) => [
      ...checkDates(fact, sheet),
      ...(fact.kind === 'indicator' ? checkIndicator(fact) : []),
      ...(fact.kind === 'award' ? checkFirst(fact) : []),
      ...(fact.kind === 'plan' || fact.kind === 'last-plan' ? checkPlan(fact, index) : []),
    ]),
    ...checkSeries(sheet),
    ...checkParts(sheet),
  ]
}

function checkSheetPeriods(sheet: FactSheet): SheetFault[] {
  const { period, planPeriod, date } = sheet
  const faults: SheetFault[] = []
  const fault = (severity: SheetFault['severity'], code: string, message: string) =>
    faults.push({ severity, fact: null, code, message })
  if (planPeriod && periodRange(planPeriod).first <= periodRange(period).first) {
    fault('error', 'plan-period.order', `计划期间 ${planPeriod} 应在总结期间 ${period} 之后`)
  }
  if (date && daysBetween(periodRange(date).last, periodRange(period).last) > 15) {
    fault('warning', 'date.early', `成文日期 ${date} 早于总结期间 ${period} 的结束，请核对`)
  }
  if (sheet.facts.length === 0) fault('warning', 'facts.none', '台账没有任何条目')
  return faults
}

const DAY_MS = 86_400_000
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS

/** A label or alias names one fact; two facts under one name cannot be told apart in a text. */
function checkLabels(sheet: FactSheet): SheetFault[] {
  const owner = new Map<string, Fact>()
  return sheet.facts.flatMap((fact) =>
    [fact.label, ...new Set(fact.aliases)].flatMap((name): SheetFault[] => {
      const key = `${kindGroup(fact)} ${name.replaceAll(/\s/g, '')} ${fact.period ?? ''}`
      const other = owner.get(key)
      if (!other) {
        owner.set(key, fact)
        return []
      }
      if (other === fact) return []
      const message = `名称“${name}”用了两次：${other.id} 和 ${fact.id}，请改名以示区别`
      return [{ severity: 'error', fact: fact.id, code: 'label.duplicate', message }]
    }),
  )
}

const ORDINAL =
  /^(?:[一二三四五六七八九十]{1,2}是|[（(][一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]{1,2}、|\d{1,2}[、.．](?!\d))/

/** A name goes into the midst of sentences: an ordinal or the year of the report in front of it would stand there twice. */
function checkNaming({ id, kind, label }: Fact, { period }: FactSheet): SheetFault[] {
  if (kind === 'own-name') return []
  const ordinal = ORDINAL.exec(label)?.[0]
  const year = label.startsWith(`${period.slice(0, 4)}年`) ? `${period.slice(0, 4)}年` : undefined
  const front = ordinal ?? (kind === 'indicator' ? year : undefined)
  if (front === undefined) return []
  const message = `名称“${label}”以“${front}”开头，写进句子会重复，请改为“${label.slice(front.length)}”`
  return [{ severity: 'warning', fact: id, code: 'label.front', message }]
}

/** A plan may bear the name of the indicator or project it continues, and so may last year's item. */
const kindGroup = ({ kind }: Fact): string =>
  kind === 'plan' || kind === 'last-plan' || kind === 'problem' ? kind : 'result'

function checkFirst(award: Extract<Fact, { kind: 'award' }>): SheetFault[] {
  if (!award.first || award.first.scope) return []
  const message = `“${award.label}”标为首个，但没有写明范围（如全省、全市），无法核对`
  return [{ severity: 'error', fact: award.id, code: 'award.first.scope', message }]
}
