import type { Span } from './span.ts'

export type NameKind =
  | 'place'
  | 'organ'
  | 'school'
  | 'person'
  | 'title'
  | 'document-number'
  | 'coinage'
  | 'award'

/** A proper name in a text. The raw words of a title or coinage include its marks 《》 or “”. */
export type Name = Span & { readonly raw: string; readonly kind: NameKind }
