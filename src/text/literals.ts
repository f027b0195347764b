import type { Span } from './span.ts'

/** A numeral in a text that needs a fact behind it. */
export type Literal = Span & {
  readonly raw: string
  readonly kind: 'figure' | 'date' | 'rank' | 'numeral'
}

/** Every checkable numeral of a text, in order, without the uses that state nothing. */
export function findLiterals(_text: string): Literal[] {
  return []
}
