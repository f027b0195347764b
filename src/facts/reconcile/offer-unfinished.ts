import type { FactSheet, LastPlanItem, PlanItem, Problem } from '../../domain/fact-sheet.ts'
import { nameLikeness } from '../../text/likeness.ts'
import type { Proposal } from '../extract/proposal.ts'
import { createIdGiver } from '../tables/apply-mapping.ts'

const COVERED = 0.6

/**
 * What was not finished, offered to the problems and to the next plan: proposals that a person accepts or not. An item
 * that a problem or a plan of the sheet names already is not offered there again; a dropped item is no plan any more.
 */
export function offerUnfinished(sheet: FactSheet): Proposal[] {
  const giveId = createIdGiver(sheet.facts.map(({ id }) => id))
  const covers = (kind: 'problem' | 'plan', label: string): boolean =>
    sheet.facts.some((fact) => fact.kind === kind && nameLikeness(fact.label, label) >= COVERED)
  const offers: Omit<Proposal, 'id'>[] = []
  for (const item of sheet.facts) {
    if (item.kind !== 'last-plan' || (item.status !== '推进' && item.status !== '未完成')) continue
    const source = item.source ?? { file: '上年计划' }
    const place = {
      file: source.file,
      line: 1,
      start: 0,
      end: 0,
      quote: item.label,
      sentence: item.measure ?? item.label,
    }
    const common = { accept: false, places: [place], known: null }
    if (item.status === '未完成' && !covers('problem', item.label)) {
      const question = item.reason === undefined ? '上年计划没有写明未完成的原因，请补写后再采用' : null
      offers.push({ ...common, fact: problemOf(item, giveId('problem')), question })
    }
    if (!covers('plan', item.label)) {
      const question = '这是上年没有做完的事项，请核对措施、目标和时限后再列入下年计划'
      offers.push({ ...common, fact: planOf(item, giveId('plan')), question })
    }
  }
  return offers.map((offer, at) => ({ id: `x${at + 1}`, ...offer }))
}

const problemOf = ({ label, theme, reason }: LastPlanItem, id: string): Problem => ({
  kind: 'problem',
  id,
  label,
  aliases: [],
  theme,
  must: false,
  text: reason ?? `上年计划的${label}没有完成`,
})

/** The old deadline has passed; the new one is for the bureau to set. */
function planOf({ label, theme, measure, target, owner, partners }: LastPlanItem, id: string): PlanItem {
  return {
    kind: 'plan',
    id,
    label,
    aliases: [],
    theme,
    must: false,
    partners,
    ...(measure === undefined ? {} : { measure }),
    ...(target === undefined ? {} : { target }),
    ...(owner === undefined ? {} : { owner }),
  }
}
