import type { WordChange } from '../../domain/suggestion.ts'
import type { SectionRevision } from '../transport/sections.ts'
import type { NamedVersion } from '../transport/versions.ts'

/** What became of a revision of a section until now. */
export type Comparison = {
  readonly sectionId: string
  readonly revision: number
  readonly words: readonly WordChange[]
}

export type VersionsEvent =
  | { readonly type: 'versions-read'; readonly draftId: string; readonly versions: readonly NamedVersion[] }
  | { readonly type: 'history-chosen'; readonly sectionId: string | null }
  | {
      readonly type: 'history-read'
      readonly sectionId: string
      readonly revisions: readonly SectionRevision[]
    }
  | { readonly type: 'comparison-read'; readonly comparison: Comparison | null }
