import type { PageEvent } from '../events/page-event.ts'
import type { DraftChanges, SectionMark, Visitor } from '../transport/together.ts'
import type { DraftView } from '../views/draft-view.ts'
import type { SectionEdit } from './edit-state.ts'

/** The others at the same draft, and what the service last told of its sections. */
export type TogetherState = {
  /** Told the service, so that it answers with what is new. */
  readonly mark: string
  readonly sections: ReadonlyMap<string, SectionMark>
  /** All pages that have the draft open, this one among them. */
  readonly people: readonly Visitor[]
  readonly name: string | null
  readonly isAsking: boolean
}

export const INITIAL_TOGETHER: TogetherState = {
  mark: '',
  sections: new Map(),
  people: [],
  name: null,
  isAsking: false,
}

export function reduceTogether(state: TogetherState, event: PageEvent): TogetherState {
  switch (event.type) {
    case 'draft-opened':
    case 'draft-closed':
    case 'draft-wanted':
      return { ...INITIAL_TOGETHER, name: state.name }
    case 'changes-read':
      return readChanges(state, event.changes)
    case 'name-asked':
      return { ...state, isAsking: true }
    case 'name-chosen':
      return { ...state, name: event.name, isAsking: false }
    default:
      return state
  }
}

function readChanges(state: TogetherState, { mark, sections, people }: DraftChanges): TogetherState {
  const isSamePeople = JSON.stringify(people) === JSON.stringify(state.people)
  if (mark === state.mark && isSamePeople) return state
  const known = new Map(state.sections)
  for (const section of sections) known.set(section.id, section)
  return { ...state, mark, sections: known, people: isSamePeople ? state.people : people }
}

/**
 * The sections that somebody else has changed. One with words that are not saved is left out: saving it meets the
 * other version, and both are shown.
 */
export function outdatedSections(
  { sections }: TogetherState,
  draft: DraftView,
  edits: ReadonlyMap<string, SectionEdit>,
): string[] {
  return draft.sections
    .filter((held) => {
      const told = sections.get(held.id)
      if (told === undefined || edits.has(held.id) || told.revision < held.revision) return false
      return told.revision > held.revision || told.heading !== held.heading || told.locked !== held.locked
    })
    .map(({ id }) => id)
}

/** The pages of others. */
export const othersOf = ({ people }: TogetherState, ownId: string): Visitor[] =>
  people.filter(({ id }) => id !== ownId)
