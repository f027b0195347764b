import { findLiterals } from './literals.ts'
import { findQuantities } from './quantities.ts'

/** The words of a text on one line with 〈数〉 in place of every figure: what a model need not know it is not told. */
export function hideFigures(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  const spans = [...findQuantities(line), ...findLiterals(line)].toSorted((a, b) => a.start - b.start)
  let hidden = ''
  let from = 0
  for (const { start, end } of spans) {
    if (start >= from) hidden += `${line.slice(from, start)}〈数〉`
    from = Math.max(from, end)
  }
  return (hidden + line.slice(from)).replaceAll(/\p{Nd}+/gu, '〈数〉')
}
