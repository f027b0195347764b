import type { Span } from '../../text/span.ts'

const ENDS = new Set(['，', '；', '：', '。', '！', '？', ',', ';', '\n'])
const CLOSERS: Readonly<Record<string, string>> = { '”': '“', '）': '（', ')': '(', '》': '《', '】': '【' }
const OPENERS = new Set(Object.values(CLOSERS))

/** A clause around a figure; `bracket` says that it is the content of a bracket. */
export type Clause = Span & { readonly bracket: boolean }

/** The clause or bracket that a figure stands in: whole pairs of brackets and quotation marks beside it are passed over. */
export function clauseAround(text: string, { start, end }: Span): Clause {
  const left = boundBefore(text, start)
  return { start: left.at, end: boundAfter(text, end), bracket: left.bracket }
}

function boundBefore(text: string, from: number): { readonly at: number; readonly bracket: boolean } {
  const waiting: string[] = []
  for (let at = from - 1; at >= 0; at -= 1) {
    const mark = text.charAt(at)
    const opener = CLOSERS[mark]
    if (opener !== undefined) waiting.push(opener)
    else if (OPENERS.has(mark)) {
      if (waiting.length === 0 && mark !== '“') return { at: at + 1, bracket: true }
      if (waiting.at(-1) === mark) waiting.pop()
    } else if (waiting.length === 0 && ENDS.has(mark)) return { at: at + 1, bracket: false }
    // A closer whose opener never comes belongs to another sentence.
    else if (from - at > 400) break
  }
  return { at: 0, bracket: false }
}

function boundAfter(text: string, from: number): number {
  const waiting: string[] = []
  for (let at = from; at < text.length; at += 1) {
    const mark = text.charAt(at)
    if (OPENERS.has(mark)) waiting.push(mark)
    else if (CLOSERS[mark] !== undefined) {
      if (waiting.at(-1) === CLOSERS[mark]) waiting.pop()
      else if (mark !== '”') return at
    } else if (waiting.length === 0 && ENDS.has(mark)) return at
  }
  return text.length
}
