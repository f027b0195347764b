import { lineStarts } from '../corpus/raw-lines.ts'
import type { ProofFinding } from '../domain/finding.ts'
import type { ManuscriptOptions } from './manuscript.ts'
import { proofread } from './proofread.ts'

type Change = { readonly start: number; readonly end: number; readonly text: string }

/** One repair may show another that it hid; each round takes marks away or widens them, so few are needed. */
const MOST_ROUNDS = 6

/**
 * The text with every safe suggestion applied: width of marks, doubled marks, stray blanks. Letters, digits and
 * 汉字 stay as they are, and applying it again changes nothing.
 */
export function applySafe(text: string, options: ManuscriptOptions = {}): string {
  let current = text
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = applyFindings(current, proofread(current, options).findings)
    if (next === current) break
    current = next
  }
  return current
}

/** Applies the safe ones among findings of this very text; of two that overlap the earlier one. */
export function applyFindings(text: string, findings: readonly ProofFinding[]): string {
  const starts = lineStarts(text)
  const changes = findings
    .filter(({ safe }) => safe)
    .flatMap((finding) => (finding.places.length > 0 ? finding.places : [finding]))
    .flatMap(({ line, start, end, suggestion }): Change[] => {
      const offset = starts[line - 1] ?? 0
      return suggestion === null ? [] : [{ start: offset + start, end: offset + end, text: suggestion }]
    })
    .sort((a, b) => a.start - b.start || a.end - b.end)
  const parts: string[] = []
  let at = 0
  for (const { start, end, text: words } of changes) {
    if (start < at) continue
    parts.push(text.slice(at, start), words)
    at = end
  }
  parts.push(text.slice(at))
  return parts.join('')
}
