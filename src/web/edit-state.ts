import type { Section } from '../domain/draft.ts'
import type { SectionView } from './draft-view.ts'
import type { Banner } from './failure.ts'
import { paragraphsOf } from './paper-view.ts'

/** A section whose text is being rewritten. */
export type Editing = {
  readonly sectionId: string
  /** The revision that the text would replace. */
  readonly revision: number
  readonly before: string
  readonly text: string
  readonly isSaving: boolean
  /** Leaving was wished for once while something was unsaved. */
  readonly isLeaving: boolean
  /** What somebody else saved in the meantime. */
  readonly theirs: Section | null
  readonly failure: Banner | null
}

export type EditAction =
  | { readonly type: 'edit-typed'; readonly text: string }
  | { readonly type: 'edit-saving' }
  | { readonly type: 'edit-refused'; readonly failure: Banner }
  | { readonly type: 'edit-conflicted'; readonly theirs: Section }

// As offices type it: every paragraph begins with two blanks of full width.
export const INDENT = '　　'

/** The text of a section as it is edited: a paragraph a line. */
export const editableText = (section: Pick<SectionView, 'sentences'>): string =>
  paragraphsOf(section)
    .map((sentences) => INDENT + sentences.map(({ text }) => text).join(''))
    .join('\n')

/** The paragraphs of an edited text; empty lines are none. */
export const editedParagraphs = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export function openEditing(section: SectionView): Editing {
  const text = editableText(section)
  return {
    sectionId: section.id,
    revision: section.revision,
    before: text,
    // An empty section begins like any paragraph.
    text: text === '' ? INDENT : text,
    isSaving: false,
    isLeaving: false,
    theirs: null,
    failure: null,
  }
}

/** Whether something would be lost by leaving. */
export const isUnsaved = ({ before, text }: Editing): boolean =>
  editedParagraphs(before).join('\n') !== editedParagraphs(text).join('\n')

/** The editing after one wish to leave it; null where it may end. Unsaved words take a second wish. */
export function leaveEditing(editing: Editing): Editing | null {
  if (editing.isSaving) return editing
  return isUnsaved(editing) && !editing.isLeaving ? { ...editing, isLeaving: true } : null
}

export function reduceEditing(editing: Editing, action: EditAction): Editing {
  switch (action.type) {
    case 'edit-typed':
      return { ...editing, text: action.text, isLeaving: false }
    case 'edit-saving':
      return { ...editing, isSaving: true, isLeaving: false, failure: null }
    case 'edit-refused':
      return { ...editing, isSaving: false, failure: action.failure }
    case 'edit-conflicted': {
      const { revision } = action.theirs
      return { ...editing, isSaving: false, theirs: action.theirs, revision }
    }
  }
}
