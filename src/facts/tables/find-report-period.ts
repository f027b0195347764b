import { type Period, periodSchema } from '../../domain/period.ts'
import { findPeriods } from '../../text/periods.ts'
import type { WorkbookMapping } from './table-mapping.ts'

/** A period as it is written in settings or in words: 2024-H1, 2024年上半年. Undefined for anything else. */
export function readPeriod(text: string): Period | undefined {
  const exact = periodSchema.safeParse(text.trim())
  if (exact.success) return exact.data
  const [found, more] = findPeriods(text.slice(0, 60))
  return more === undefined ? (found?.period ?? undefined) : undefined
}

/** The period that most titles of the tables name, the latest of several; undefined where none does. */
export function findReportPeriod({ tables }: WorkbookMapping): Period | undefined {
  const times = new Map<Period, number>()
  for (const { period } of tables) if (period !== undefined) times.set(period, (times.get(period) ?? 0) + 1)
  return [...times].sort(([a, m], [b, n]) => n - m || (a < b ? 1 : -1))[0]?.[0]
}
