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

/** All names of a text, in order, without overlap; public names are among them. */
export function findNames(_text: string): Name[] {
  return []
}

/** Whether anyone may use the name: 党中央, 教育部, 中国, well-known laws and slogans. Marks 《》“” are ignored. */
export function isPublicName(_text: string): boolean {
  return false
}
