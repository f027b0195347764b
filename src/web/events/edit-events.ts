import type { Section } from '../../domain/draft.ts'
import type { Banner } from './banner.ts'

/** Someone else's version of a section, beside the writer's own that was not saved. */
export type Conflict = { readonly mine: readonly string[]; readonly theirs: Section }

export type EditEvent =
  | { readonly type: 'section-typed'; readonly sectionId: string }
  /** What was typed was taken back: the words are those that are saved. */
  | { readonly type: 'section-settled'; readonly sectionId: string }
  | { readonly type: 'section-saving'; readonly sectionId: string }
  /** Saved; `isClean` where nothing was typed since. */
  | { readonly type: 'section-saved'; readonly section: Section; readonly isClean: boolean }
  | { readonly type: 'section-unsaved'; readonly sectionId: string; readonly failure: Banner }
  | { readonly type: 'section-conflicted'; readonly sectionId: string; readonly conflict: Conflict }
  | { readonly type: 'conflict-solved'; readonly sectionId: string; readonly section: Section }

/** The state of saving in one word. */
export type Saving = 'conflict' | 'unsaved' | 'saving' | 'saved' | 'untouched'
