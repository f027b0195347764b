import type { Hit } from '../../domain/document.ts'

/** What a search for wordings like a sentence gave. */
export type Similar =
  | { readonly status: 'failed' }
  | { readonly status: 'found'; readonly hits: readonly Hit[]; readonly notice: string | null }

/** A passage as far as it is known: `gone` from the shelf, or `missed` when it was to be read. */
export type KnownPassage = Hit | 'gone' | 'missed'
