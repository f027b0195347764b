import type { FieldFault, ProfileForm } from '../events/start-events.ts'
import { profileOf, type StartState } from '../state/start-state.ts'
import { STRINGS } from '../strings/strings.ts'
import type { WantedDraft } from '../transport/drafts.ts'
import type { OpenSheet } from '../transport/sheets.ts'
import { isArranged } from './outline-view.ts'

const listed = (text: string): string[] =>
  text
    .split(/[、，,；;\s]+/)
    .map((one) => one.trim())
    .filter((one) => one !== '')

/** The profile of a sheet as the form has it; what the form does not show stays. */
export function profileOfForm(form: ProfileForm, before: OpenSheet['sheet']['profile'] | null): object {
  const { region: _, ...rest } = before ?? {}
  const region = form.region.trim()
  return {
    ...rest,
    organ: form.organ.trim(),
    shortNames: listed(form.shortNames),
    superiors: listed(form.superiors),
    level: form.level,
    ...(region === '' ? {} : { region }),
  }
}

/** What the form lacks before anything can be asked of the service. */
export function formFaults({ organ, period }: ProfileForm): FieldFault[] {
  const { faults } = STRINGS.start
  return [
    ...(organ.trim() === '' ? [{ pointer: '/profile/organ', detail: faults.organ }] : []),
    ...(/^(?:19|20)\d\d/.test(period) ? [] : [{ pointer: '/period', detail: faults.period }]),
  ]
}

/** Whether the form says something else than the sheet. */
export const isProfileChanged = ({ profile, sheet }: Pick<StartState, 'profile' | 'sheet'>): boolean =>
  sheet !== null && JSON.stringify(profile) !== JSON.stringify(sortedLike(profile, profileOf(sheet)))

/** Parts in the order of another, so that both can be compared as text. */
const sortedLike = (order: ProfileForm, form: ProfileForm): ProfileForm => {
  const { organ, shortNames, region, level, superiors, period } = form
  return { ...order, organ, shortNames, region, level, superiors, period }
}

/** Whether a new draft is worth coming back to: one that was only looked at is not. */
export const isBegun = ({ isOpen, step, isNewSheet, profile, kind, sheet }: StartState): boolean =>
  isOpen &&
  (step !== 'kind' ||
    (isNewSheet && profile.organ.trim() !== '') ||
    isProfileChanged({ profile, sheet }) ||
    (sheet !== null && kind !== sheet.sheet.kind))

/** The draft as it is to be asked for; null while there is no sheet. */
export function wantedDraft(state: StartState, hasModel: boolean): WantedDraft | null {
  const { sheetId, kind, writer, style, length, seed, outline, planned } = state
  if (sheetId === null) return null
  const arranged = outline !== null && planned !== null && isArranged(outline, planned.plan)
  return {
    factSheetId: sheetId,
    kind,
    writer: writer === 'engine' || !hasModel ? 'engine' : 'model',
    ...(style === null ? {} : { style }),
    ...(length === null ? {} : { length }),
    ...(seed === '' ? {} : { seed }),
    ...(arranged ? { outline } : {}),
  }
}

/** What is wrong with a field of the form, by the end of its pointer. */
export const faultAt = (faults: readonly FieldFault[], pointer: string): string | null =>
  faults.find((fault) => fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`))?.detail ?? null

const DETAILS = /^\/(?:outline|facts|profile|period)(?:\/|$)/
/** Faults that no field of the steps shows. */
export const otherFaults = (faults: readonly FieldFault[]): readonly FieldFault[] =>
  faults.filter(({ pointer }) => !DETAILS.test(pointer) || pointer === '/outline')
