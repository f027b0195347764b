import type { Hit } from '../../domain/document.ts'
import type { Similar } from '../views/similar.ts'

export type SourceEvent =
  | { readonly type: 'sentence-pinned'; readonly id: string | null }
  | { readonly type: 'sentence-hovered'; readonly id: string | null }
  | { readonly type: 'fact-chosen'; readonly id: string | null }
  | { readonly type: 'passages-read'; readonly asked: readonly string[]; readonly passages: readonly Hit[] }
  | { readonly type: 'passages-missed'; readonly asked: readonly string[] }
  | { readonly type: 'similar-told'; readonly sentence: string; readonly similar: Similar }
