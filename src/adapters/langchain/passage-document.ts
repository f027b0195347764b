import { Document } from '@langchain/core/documents'
import type { Hit } from '../../domain/document.ts'

/** What a LangChain document says of the passage that it holds. */
export type PassageMetadata = Pick<
  Hit,
  'documentId' | 'passageId' | 'title' | 'organ' | 'path' | 'role' | 'theme' | 'score' | 'ranks' | 'masked'
> & {
  /** Why an arm of the search did not work, in Chinese; null when both did. */
  readonly degraded: string | null
}

export function toPassageDocument(hit: Hit, degraded: string | null): Document<PassageMetadata> {
  const { documentId, passageId, title, organ, path, role, theme, score, ranks, masked } = hit
  return new Document({
    id: passageId,
    pageContent: hit.text,
    metadata: { documentId, passageId, title, organ, path, role, theme, score, ranks, masked, degraded },
  })
}
