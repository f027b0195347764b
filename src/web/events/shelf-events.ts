import type { DocumentSummary } from '../../domain/document.ts'
import type { AddProgress, AddReport, FoundPassages } from '../transport/shelf.ts'

export type ShelfEvent =
  | { readonly type: 'documents-read'; readonly documents: readonly DocumentSummary[] }
  | { readonly type: 'documents-adding' }
  | { readonly type: 'documents-progressed'; readonly progress: AddProgress }
  | { readonly type: 'documents-added'; readonly report: AddReport }
  | { readonly type: 'documents-refused' }
  | { readonly type: 'shelf-searching' }
  | { readonly type: 'shelf-searched'; readonly found: FoundPassages }
  | { readonly type: 'shelf-missed' }
