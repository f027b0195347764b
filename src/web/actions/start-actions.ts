import type { DraftKind } from '../../domain/document.ts'
import type { FieldFault, ProfileForm, Step } from '../events/start-events.ts'
import { keptStart } from '../state/start-state.ts'
import type { OutlineSection, WantedDraft } from '../transport/drafts.ts'
import { isRefusal, RequestFailure } from '../transport/request.ts'
import { fitPeriod, likelyPeriod } from '../views/period-parts.ts'
import { formFaults, isBegun, isProfileChanged, profileOfForm, wantedDraft } from '../views/start-view.ts'
import type { ActionContext } from './context.ts'
import type { DraftActions } from './draft-actions.ts'
import { forgetStart, keepStart, keptStartIn } from './kept-start.ts'

const MEASURE_AFTER_MS = 500

/** A new draft in four steps, which can be left and come back to. */
export type StartActions = {
  /** Takes up what an earlier page left. */
  resume(): void
  /** The page of a new draft is shown: goes on with the one begun, or begins one. */
  enter(): void
  /** Goes to a step; what was typed in the one before is stored first. */
  go(step: Step): void
  discard(): void
  chooseKind(kind: DraftKind): void
  chooseSheet(id: string): void
  newSheet(): void
  typeProfile(profile: Partial<ProfileForm>): void
  /** An empty sheet for the bureau and period of the form, unless there is one already. */
  beginSheet(then: 'stay' | 'go-on'): void
  vary(changes: { length?: number | null; seed?: string }): void
  arrange(outline: readonly OutlineSection[]): void
  begin(): void
}

export function createStartActions(
  context: ActionContext,
  drafts: Pick<DraftActions, 'start'>,
): StartActions & { ensureSheet(): Promise<void> } {
  const { store, tell, transport, surroundings, attempt } = context
  const start = () => store.state().start
  const wanted = (): WantedDraft | null => wantedDraft(start(), store.state().session.health?.model != null)
  let measureLater: (() => void) | null = null

  store.listen((state, event) => {
    if (event.type === 'start-left') forgetStart(surroundings.keep)
    else if (isBegun(state.start)) keepStart(surroundings.keep, keptStart(state.start))
  })

  const readSheets = async (): Promise<void> =>
    tell({ type: 'sheets-read', sheets: await transport.sheets.list() })

  /** Does the work; what the service finds wrong is shown at its place, where it has one. */
  async function showingFaults(work: () => Promise<void>): Promise<boolean> {
    try {
      await work()
      return true
    } catch (error) {
      const faults = (error instanceof RequestFailure && error.problem?.errors) || []
      if (faults.length === 0) throw error
      tellFaults(faults)
      return false
    }
  }

  function tellFaults(faults: readonly FieldFault[]): void {
    const isForm = faults.some(({ pointer }) => /^\/(?:profile|period)/.test(pointer))
    if (isForm && start().step !== 'kind') tell({ type: 'start-stepped', step: 'kind' })
    tell({ type: 'start-faulted', faults })
  }

  async function ensureSheet(): Promise<void> {
    const { sheet, profile, kind } = start()
    const missing = formFaults(profile)
    if (missing.length > 0) throw new RequestFailure(faultyForm(missing))
    const { period } = profile
    if (sheet === null) {
      const made = { profile: profileOfForm(profile, null), kind, period, facts: [] }
      tell({ type: 'start-sheet-read', sheet: await transport.sheets.create(JSON.stringify(made)) })
      await readSheets()
    } else if (isProfileChanged(start())) {
      const changed = { ...sheet.sheet, profile: profileOfForm(profile, sheet.sheet.profile), period }
      const stored = await transport.sheets
        .replace(sheet.id, sheet.revision, changed)
        .catch(reopened(sheet.id))
      tell({ type: 'start-sheet-read', sheet: stored })
      await readSheets()
    }
  }

  /** Somebody else changed the sheet meanwhile: theirs is shown, and what is typed here is told again. */
  const reopened = (id: string) => async (error: unknown) => {
    if (!isRefusal(error, 'revision_conflict')) throw error
    const { profile } = start()
    tell({ type: 'start-sheet-read', sheet: await transport.sheets.open(id) })
    tell({ type: 'profile-typed', profile })
    throw error
  }

  async function leaveStep(): Promise<void> {
    const { step, sheet, profile } = start()
    if (step !== 'kind') return
    if (sheet !== null) return ensureSheet()
    const missing = formFaults(profile)
    if (missing.length > 0) throw new RequestFailure(faultyForm(missing))
  }

  async function go(step: Step): Promise<void> {
    const isLeft = await showingFaults(leaveStep)
    if (!isLeft) return
    tell({ type: 'start-stepped', step })
    if (step === 'outline') await plan()
  }

  async function plan(): Promise<void> {
    if (start().planned !== null || start().isPlanning) return
    await showingFaults(async () => {
      await ensureSheet()
      const request = wanted()
      if (request === null) return
      tell({ type: 'plan-wanted' })
      const { outline: _, ...base } = request
      try {
        const planned = await transport.drafts.plan(base)
        const { outline: __, ...now } = wanted() ?? {}
        // Another length or pattern was asked for meanwhile, and has a plan of its own on the way.
        if (JSON.stringify(now) !== JSON.stringify(base)) return
        tell({ type: 'plan-read', planned })
      } catch (error) {
        tell({ type: 'plan-missed' })
        throw error
      }
      await measure()
    })
  }

  /** What the arrangement comes to: numbers and lengths of its sections, or what is wrong with it. */
  async function measure(): Promise<void> {
    const request = wanted()
    if (request?.outline === undefined) return
    const asked = start().outline
    await showingFaults(async () => {
      const measured = await transport.drafts.plan(request)
      if (start().outline === asked) tell({ type: 'outline-measured', measured })
    })
  }

  async function begin(): Promise<void> {
    measureLater?.()
    const isReady = await showingFaults(async () => {
      await ensureSheet()
      if (start().outline !== null && start().planned === null) await plan()
      const request = wanted()
      // Every fault of an arrangement is shown at its place before anything is stored.
      if (request?.outline !== undefined) await transport.drafts.plan(request)
    })
    if (!isReady) {
      if (start().faults.some(({ pointer }) => pointer.startsWith('/outline'))) await go('outline')
      return
    }
    const request = wanted()
    if (request) drafts.start(request)
  }

  async function openSheet(id: string): Promise<void> {
    try {
      tell({ type: 'start-sheet-read', sheet: await transport.sheets.open(id) })
    } catch (error) {
      // A sheet that is gone takes nothing of what was typed with it.
      if (isRefusal(error, 'not_found')) newSheet()
      throw error
    }
  }

  function newSheet(): void {
    const { kind } = start()
    tell({ type: 'new-sheet-wanted', period: likelyPeriod(surroundings.now(), kind) })
  }

  async function enter(): Promise<void> {
    const { isOpen, sheetId, sheet, step } = start()
    const [newest] = store.state().session.sheets
    if (sheetId !== null && sheet === null) await openSheet(sheetId)
    else if (!isOpen && newest) await openSheet(newest.id)
    else if (!isOpen) newSheet()
    if (step === 'outline') await plan()
  }

  const attemptStart = (work: () => Promise<void>): void => {
    tell({ type: 'banner-closed', key: 'start' })
    attempt('start', work)
  }

  return {
    ensureSheet,
    resume() {
      const kept = keptStartIn(surroundings.keep)
      if (kept) tell({ type: 'start-resumed', kept })
    },
    enter: () => attemptStart(enter),
    go: (step) => attemptStart(() => go(step)),
    discard() {
      tell({ type: 'start-left' })
      if (store.state().route.name === 'new') attemptStart(enter)
    },
    chooseKind(kind) {
      tell({ type: 'kind-chosen', kind })
      const { isNewSheet, profile } = start()
      if (isNewSheet) tell({ type: 'profile-typed', profile: { period: fitPeriod(profile.period, kind) } })
    },
    chooseSheet: (id) => attemptStart(() => openSheet(id)),
    newSheet,
    typeProfile(profile) {
      const { isNewSheet, profile: before } = start()
      const isOther =
        isNewSheet &&
        profile.organ !== undefined &&
        store.state().session.sheets.some(({ organ }) => organ === before.organ)
      // Names that were taken over from an earlier sheet are not those of another bureau.
      const names = isOther ? { shortNames: '', region: '', superiors: '' } : {}
      tell({ type: 'profile-typed', profile: { ...names, ...profile } })
    },
    beginSheet: (then) =>
      attemptStart(async () => {
        const isMade = await showingFaults(ensureSheet)
        if (isMade && then === 'go-on') await go('references')
      }),
    vary(changes) {
      tell({ type: 'plan-varied', ...changes })
      attemptStart(plan)
    },
    arrange(outline) {
      tell({ type: 'outline-arranged', outline })
      measureLater?.()
      measureLater = surroundings.later(MEASURE_AFTER_MS, () => attempt('start', measure))
    },
    begin: () => attemptStart(begin),
  }
}

/** What the form lacks, in the shape in which the service tells it. */
const faultyForm = (errors: readonly FieldFault[]) => ({
  type: 'about:blank',
  title: '',
  status: 400,
  code: 'invalid_request',
  errors: [...errors],
})
