import type { Banner } from '../events/banner.ts'
import type { Conflict, Saving } from '../events/edit-events.ts'
import type { PageEvent } from '../events/page-event.ts'

/** How a section that was edited stands; one that is not listed is saved. */
export type SectionEdit =
  | { readonly status: 'typed' | 'saving' }
  /** Kept in this browser, and tried again. */
  | { readonly status: 'unsaved'; readonly failure: Banner }
  | { readonly status: 'conflict'; readonly conflict: Conflict }

export type EditState = {
  readonly edits: ReadonlyMap<string, SectionEdit>
  /** Something was saved since the draft was opened. */
  readonly hasSaved: boolean
}

export const INITIAL_EDIT: EditState = { edits: new Map(), hasSaved: false }

export function reduceEdit(state: EditState, event: PageEvent): EditState {
  switch (event.type) {
    case 'draft-opened':
    case 'draft-closed':
    case 'draft-wanted':
      return INITIAL_EDIT
    case 'section-typed': {
      const status = state.edits.get(event.sectionId)?.status
      // Typing goes on while a save is under way or a conflict waits; its state stays what it is.
      return status === undefined || status === 'unsaved' ? mark(state, event.sectionId, TYPED) : state
    }
    case 'section-saving':
      return mark(state, event.sectionId, SAVING)
    case 'section-saved':
      return { ...mark(state, event.section.id, event.isClean ? null : TYPED), hasSaved: true }
    case 'section-unsaved':
      return mark(state, event.sectionId, { status: 'unsaved', failure: event.failure })
    case 'section-conflicted':
      return mark(state, event.sectionId, { status: 'conflict', conflict: event.conflict })
    case 'conflict-solved':
    case 'section-settled':
      return mark(state, event.sectionId, null)
    default:
      return state
  }
}

const TYPED: SectionEdit = { status: 'typed' }
const SAVING: SectionEdit = { status: 'saving' }

function mark(state: EditState, sectionId: string, edit: SectionEdit | null): EditState {
  if (state.edits.get(sectionId) === edit) return state
  const edits = new Map(state.edits)
  if (edit === null) edits.delete(sectionId)
  else edits.set(sectionId, edit)
  return { ...state, edits }
}

/** How the saving stands as a whole, the worst first. */
export function savingOf({ edits, hasSaved }: EditState): Saving {
  const all = [...edits.values()].map(({ status }) => status)
  if (all.includes('conflict')) return 'conflict'
  if (all.includes('unsaved')) return 'unsaved'
  return all.length > 0 ? 'saving' : hasSaved ? 'saved' : 'untouched'
}
