/** Ways to look at the facts of a sheet. */
export const FACT_FILTERS = ['all', 'must', 'unused', 'awaited', 'faulty'] as const
export type FactFilter = (typeof FACT_FILTERS)[number]
