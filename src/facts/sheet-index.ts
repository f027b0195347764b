import type { DraftKind } from '../domain/document.ts'
import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import { followingPeriod, type Period, periodYear } from '../domain/period.ts'

/** A fact sheet with what rendering and checking look up in it again and again. */
export type SheetIndex = {
  readonly sheet: FactSheet
  readonly byId: ReadonlyMap<string, Fact>
  readonly planPeriod: Period
  readonly reportYear: number
  readonly planYear: number
  /** How the text speaks of the whole area: 全市. Empty where the profile does not tell. */
  readonly scopeWord: string
}

/** Ids are unique in a parsed sheet, so the index loses nothing. */
export function indexSheet(sheet: FactSheet): SheetIndex {
  const planPeriod = planPeriodOf(sheet)
  return {
    sheet,
    byId: new Map(sheet.facts.map((fact) => [fact.id, fact])),
    planPeriod,
    reportYear: periodYear(sheet.period),
    planYear: periodYear(planPeriod),
    scopeWord: scopeWordOf(sheet),
  }
}

/** 工作要点 and 工作思路 speak of the period of their own sheet, the other kinds of the one that follows. */
export const planPeriodOf = ({ kind, period, planPeriod }: FactSheet): Period =>
  planPeriod ?? (looksAhead(kind) ? period : followingPeriod(period))

/** Kinds that speak only of what is to come. */
export const looksAhead = (kind: DraftKind): boolean => kind === 'key-points' || kind === 'outlook'

const SCOPE_BY_LEVEL = { province: '全省', city: '全市', county: '全县', division: '' } as const

/** The region's own last character decides before its level does: 余杭区 is a county by level but says 全区. */
function scopeWordOf({ profile }: FactSheet): string {
  if (profile.scopeWord) return profile.scopeWord
  if (profile.level === 'division') return ''
  const last = /[省市县区旗州盟镇乡]$/.exec(profile.region ?? '')?.[0]
  return last ? `全${last}` : SCOPE_BY_LEVEL[profile.level]
}

/** The period a fact speaks of: its own, or else that of the sheet. */
/** The date of what was done; without one, the period of its own that a fact of another year has. */
export const dateOf = (
  fact: Fact & { readonly date?: Period | undefined },
  sheet: FactSheet,
): Period | undefined =>
  fact.date ?? (fact.period !== undefined && fact.period !== sheet.period ? fact.period : undefined)

export const periodOf = (fact: Fact, sheet: FactSheet): Period => fact.period ?? sheet.period
