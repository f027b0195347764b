import type { Edit } from './mapped-text.ts'

/** Characters without width, and control characters: they have no meaning in a text. */
const UNSEEN = /[\u200B-\u200F\u2060\uFEFF\x00-\x08\x0E-\x1F]/

const isLoose = (character: string): boolean => /\s/.test(character) || UNSEEN.test(character)

/**
 * Edits that leave one paragraph a line: no blank lines, no blanks at either end of a line, single plain
 * blanks inside it, nothing without width. Layout only, so none of it is reported.
 */
export function findLayout(raw: string): Edit[] {
  const edits: Edit[] = []
  let i = 0
  while (i < raw.length) {
    // Most characters are 汉字; asking the code first spares two regular expressions for each.
    const code = raw.charCodeAt(i)
    if ((code > 0x3000 && code < 0xfe00) || (code > 32 && code < 0x7f)) {
      i++
      continue
    }
    const start = i
    while (i < raw.length && isLoose(raw.charAt(i))) i++
    if (i === start) {
      i++
      continue
    }
    const text = start === 0 || i === raw.length ? '' : inPlaceOf(raw.slice(start, i))
    if (raw.slice(start, i) !== text) edits.push({ start, end: i, text })
  }
  return edits
}

function inPlaceOf(run: string): string {
  if (/[\n\r\u2028\u2029]/.test(run)) return '\n'
  return [...run].every((character) => UNSEEN.test(character)) ? '' : ' '
}
