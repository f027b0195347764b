import type { FactSheet, LastPlanItem } from '../../domain/fact-sheet.ts'
import type { Workbook } from '../../domain/grid.ts'
import { importWorkbook, type WorkbookImport } from '../tables/import-workbook.ts'
import type { PlanTask } from './plan-items.ts'

/** The tasks of last year's document as items to be answered. */
export const itemsOfTasks = (file: string, tasks: readonly PlanTask[]): LastPlanItem[] =>
  tasks.map(
    ({ label, theme, measure, target, due, owner, commitment, line }, at): LastPlanItem => ({
      kind: 'last-plan',
      id: `l${at + 1}`,
      label,
      aliases: [],
      theme,
      must: false,
      partners: [],
      evidence: [],
      source: { file: file.slice(-120), cell: `第${line}行` },
      ...(measure === undefined ? {} : { measure }),
      ...(target === undefined ? {} : { target }),
      ...(due === undefined ? {} : { due }),
      ...(owner === undefined ? {} : { owner }),
      ...(commitment === undefined ? {} : { commitment }),
    }),
  )

/** The items of last year's own sheet: what it planned is what is to be answered now. */
export function itemsOfSheet({ facts }: FactSheet): LastPlanItem[] {
  const planned = facts.filter((fact) => fact.kind === 'plan')
  const known = new Map(facts.map((fact) => [fact.id, fact]))
  return planned.map((fact, at): LastPlanItem => {
    const { kind: _, period: __, target, ...rest } = fact
    // The ids of last year's sheet mean nothing in this one; the name of the indicator does.
    const { indicator, ...aim } = target ?? { unit: '' }
    const label = aim.label ?? (indicator === undefined ? undefined : known.get(indicator)?.label)
    return {
      ...rest,
      kind: 'last-plan',
      id: `l${at + 1}`,
      evidence: [],
      ...(target ? { target: { ...aim, ...(label === undefined ? {} : { label }) } } : {}),
    }
  })
}

export type WorkbookItems = {
  readonly items: readonly LastPlanItem[]
  readonly refused: WorkbookImport['refused']
  readonly questions: WorkbookImport['questions']
}

/**
 * The items of a table of tasks. One that does not say of which year it is last year's, since that is what was asked for.
 */
export function itemsOfWorkbook(workbook: Workbook, sheet: FactSheet): WorkbookItems {
  const { facts, refused, questions } = importWorkbook(workbook, { period: sheet.period })
  const planned = itemsOfSheet({ ...sheet, facts: facts.filter((fact) => fact.kind === 'plan') })
  return { items: [...facts.filter((fact) => fact.kind === 'last-plan'), ...planned], refused, questions }
}
