import type { DraftKind } from '../../domain/document.ts'
import type { Writer } from '../../domain/draft.ts'
import type { PageEvent } from '../events/page-event.ts'
import type {
  FieldFault,
  KeptStart,
  ProfileForm,
  ProposedHeading,
  RefusedFile,
  Step,
} from '../events/start-events.ts'
import type { OutlineSection, PlannedDraft } from '../transport/drafts.ts'
import type { ImportReport } from '../transport/imports.ts'
import type { OpenSheet } from '../transport/sheets.ts'
import { fitOutline, outlineOf } from '../views/outline-view.ts'
import { EMPTY_TABLE, type FactTable, reduceTable } from './fact-table.ts'

/** Bringing tables in: nothing · being read · shown for a yes · being stored · stored · left with the page. */
export type ImportState = {
  readonly status: 'none' | 'reading' | 'shown' | 'storing' | 'taken' | 'left'
  readonly files: readonly string[]
  readonly report: ImportReport | null
  readonly refused: readonly RefusedFile[]
}

/** What a new draft is to be, step by step. */
export type StartState = {
  /** False until the page knows whether an earlier one waits to be resumed. */
  readonly isOpen: boolean
  readonly step: Step
  readonly kind: DraftKind
  /** Null: the model where there is one. */
  readonly writer: Writer | null
  readonly profile: ProfileForm
  /** Another bureau or period than any sheet has: one is made when something is put into it. */
  readonly isNewSheet: boolean
  readonly sheetId: string | null
  readonly sheet: OpenSheet | null
  readonly importing: ImportState
  readonly table: FactTable
  /** The document of the shelf whose outline and wordings the draft follows. */
  readonly style: string | null
  /** The writer has decided about it; before that the page proposes last year's. */
  readonly isStyleChosen: boolean
  readonly length: number | null
  readonly seed: string
  /** The plan as the service proposes it, the writer's arrangement, and what that comes to. */
  readonly planned: PlannedDraft | null
  readonly outline: readonly OutlineSection[] | null
  readonly proposed: readonly ProposedHeading[]
  readonly measured: PlannedDraft | null
  readonly isPlanning: boolean
  readonly faults: readonly FieldFault[]
  /** The service is making the draft. */
  readonly isWanted: boolean
}

const NO_PROFILE: ProfileForm = {
  organ: '',
  shortNames: '',
  region: '',
  level: 'city',
  superiors: '',
  period: '',
}
const NO_IMPORT: ImportState = { status: 'none', files: [], report: null, refused: [] }
/** Another sheet, kind or pattern makes another plan; what the writer arranged is fitted to it when it comes. */
const NO_PLAN = { planned: null, measured: null, isPlanning: false, faults: [] } as const
const NO_OUTLINE = { outline: null, proposed: [] } as const

export const INITIAL_START: StartState = {
  isOpen: false,
  step: 'kind',
  kind: 'annual',
  writer: null,
  profile: NO_PROFILE,
  isNewSheet: false,
  sheetId: null,
  sheet: null,
  importing: NO_IMPORT,
  table: EMPTY_TABLE,
  style: null,
  isStyleChosen: false,
  length: null,
  seed: '',
  ...NO_PLAN,
  ...NO_OUTLINE,
  isWanted: false,
}

export function reduceStart(state: StartState, event: PageEvent): StartState {
  switch (event.type) {
    case 'start-resumed': {
      const { files, typed, ...kept } = event.kept
      const importing: ImportState = files.length > 0 ? { ...NO_IMPORT, status: 'left', files } : NO_IMPORT
      return { ...INITIAL_START, ...kept, importing, table: { ...EMPTY_TABLE, typed }, isOpen: true }
    }
    case 'start-left':
      return INITIAL_START
    case 'start-stepped':
      return { ...state, isOpen: true, step: event.step, faults: [] }
    case 'start-faulted':
      return { ...state, faults: event.faults, isPlanning: false }
    case 'kind-chosen':
      return { ...state, ...NO_PLAN, ...NO_OUTLINE, isOpen: true, kind: event.kind }
    case 'writer-chosen':
      return { ...state, writer: event.writer }
    case 'profile-typed':
      return { ...state, faults: [], profile: { ...state.profile, ...event.profile } }
    case 'start-sheet-read':
      return withSheet(state, event.sheet)
    case 'new-sheet-wanted':
      return {
        ...state,
        ...NO_PLAN,
        ...NO_OUTLINE,
        isOpen: true,
        isNewSheet: true,
        sheetId: null,
        sheet: null,
        importing: NO_IMPORT,
        table: EMPTY_TABLE,
        profile: { ...state.profile, period: event.period },
      }
    case 'draft-wanted':
      return { ...state, isWanted: true, faults: [] }
    case 'draft-refused':
      return { ...state, isWanted: false }
    default:
      return reduceOutline(reduceImport(withTable(state, reduceTable(state.table, event)), event), event)
  }
}

function reduceImport(state: StartState, event: PageEvent): StartState {
  const { importing } = state
  const become = (changes: Partial<ImportState>): StartState => ({
    ...state,
    importing: { ...importing, ...changes },
  })
  switch (event.type) {
    case 'import-wanted':
      return become({ status: 'reading', files: event.files, refused: [] })
    case 'import-read':
      return become({ status: 'shown', report: event.report, refused: event.refused })
    case 'import-refused':
      // What was shown before stays to be looked at.
      return become({ status: importing.report === null ? 'none' : 'shown', refused: event.refused })
    case 'import-mended':
      return importing.report === null
        ? state
        : become({ status: 'reading', report: { ...importing.report, mapping: event.mapping } })
    case 'import-storing':
      return become({ status: 'storing' })
    case 'import-taken':
      return become({ status: 'taken', report: event.report })
    case 'import-left':
      return { ...state, importing: NO_IMPORT }
    default:
      return state
  }
}

function reduceOutline(state: StartState, event: PageEvent): StartState {
  switch (event.type) {
    case 'style-chosen': {
      const { style, isOwn } = event
      const chosen = { style, isStyleChosen: state.isStyleChosen || isOwn }
      return style === state.style ? { ...state, ...chosen } : { ...state, ...NO_PLAN, ...chosen }
    }
    case 'plan-varied': {
      const { length = state.length, seed = state.seed } = event
      return { ...state, ...NO_PLAN, length, seed }
    }
    case 'plan-wanted':
      return { ...state, isPlanning: true, faults: [] }
    case 'plan-read': {
      const { planned } = event
      const { plan } = planned
      const outline =
        state.outline === null
          ? outlineOf(plan)
          : fitOutline(state.outline, state.proposed, plan, factsOf(state))
      const proposed = plan.sections.map(({ id, heading }) => ({ id, heading }))
      return { ...state, isPlanning: false, planned, measured: null, outline, proposed }
    }
    case 'plan-missed':
      return { ...state, isPlanning: false }
    case 'outline-arranged':
      return { ...state, outline: event.outline, faults: [] }
    case 'outline-reset':
      return state.planned === null
        ? state
        : { ...state, outline: outlineOf(state.planned.plan), measured: null, faults: [] }
    case 'outline-measured':
      return { ...state, measured: event.measured, faults: [] }
    default:
      return state
  }
}

const factsOf = ({ sheet }: StartState): ReadonlySet<string> =>
  new Set(sheet?.sheet.facts.map(({ id }) => id))

const withTable = (state: StartState, table: FactTable): StartState =>
  table === state.table ? state : { ...state, table }

/** The same sheet at another revision keeps the kind and what is being brought in; another one begins anew. */
function withSheet(state: StartState, sheet: OpenSheet): StartState {
  const isSame = state.sheetId === sheet.id
  const base = { ...state, ...NO_PLAN, isOpen: true, sheet, sheetId: sheet.id, profile: profileOf(sheet) }
  if (isSame || state.isNewSheet) return { ...base, isNewSheet: false }
  return { ...base, ...NO_OUTLINE, importing: NO_IMPORT, table: EMPTY_TABLE, kind: sheet.sheet.kind }
}

export function profileOf({ sheet: { profile, period } }: OpenSheet): ProfileForm {
  const { organ, shortNames, region = '', level, superiors } = profile
  return {
    organ,
    region,
    level,
    period,
    shortNames: shortNames.join('、'),
    superiors: superiors.join('、'),
  }
}

/** What is worth keeping of a new draft until it is begun. */
export function keptStart(state: StartState): KeptStart {
  const { step, kind, writer, profile, isNewSheet, sheetId, importing, style, isStyleChosen } = state
  const { length, seed, outline, proposed } = state
  const isWaiting = importing.status !== 'none' && importing.status !== 'taken'
  const files = isWaiting ? importing.files : []
  const sheet = { profile, isNewSheet, sheetId, files, typed: state.table.typed }
  return { step, kind, writer, ...sheet, style, isStyleChosen, length, seed, outline, proposed }
}
