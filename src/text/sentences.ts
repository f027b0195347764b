import type { Span } from './span.ts'

/** Sentences of a text, in order. */
export function splitSentences(_text: string): Span[] {
  return []
}

/** Clauses of a text, in order. */
export function splitClauses(_text: string): Span[] {
  return []
}
