import type { Span } from './span.ts'

export function fixedTermAt(_text: string, _at: number): Span | undefined {
  return undefined
}
