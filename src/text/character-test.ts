import { hasUnit, unitSetOf } from './unit-set.ts'

/** Code units of UTF-16. */
const UNITS = 0x10000

/**
 * Whether a text may hold a character that the expression matches: a table of all code units, read once per character.
 * Halves of surrogate pairs always may. `pattern` must match single characters and look at no others.
 */
export function createCharacterTest(pattern: RegExp): (text: string) => boolean {
  const single = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''))
  const units: number[] = []
  for (let code = 0; code < UNITS; code += 1) {
    const isHalf = code >= 0xd800 && code <= 0xdfff
    if (isHalf || single.test(String.fromCharCode(code))) units.push(code)
  }
  const set = unitSetOf(units)
  return (text) => {
    for (let at = 0; at < text.length; at += 1) if (hasUnit(set, text.charCodeAt(at))) return true
    return false
  }
}
