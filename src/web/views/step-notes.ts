import type { DocumentSummary } from '../../domain/document.ts'
import { periodName } from '../../domain/period.ts'
import type { Step } from '../events/start-events.ts'
import type { StartState } from '../state/start-state.ts'
import { STRINGS } from '../strings/strings.ts'

const PERIOD = /^\d{4}(?:-(?:H[12]|Q[1-4]|\d\d(?:-\d\d)?))?$/

/** What was decided at each step, in a few words; empty where nothing was yet. */
export function stepNotes(
  { kind, profile, sheet, style, outline }: StartState,
  documents: readonly DocumentSummary[] | null,
): Readonly<Record<Step, string>> {
  const period = PERIOD.test(profile.period) ? ` · ${periodName(profile.period)}` : ''
  const last = documents?.find(({ id }) => id === style)
  return {
    kind: STRINGS.kinds[kind] + period,
    sheet: sheet === null ? '' : STRINGS.sheet.facts(sheet.sheet.facts.length),
    references: last?.title ?? '',
    outline: outline === null ? '' : STRINGS.start.sections(outline.length),
  }
}
