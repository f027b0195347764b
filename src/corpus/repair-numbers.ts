import { ordinalText, readBrokenNumber, readHeadingNumber, readUnclosedNumber } from './heading-number.ts'
import type { Edit } from './mapped-text.ts'
import type { Line } from './raw-lines.ts'

/** An edit together with the rule that a reader is told. */
export type RuledEdit = Edit & { readonly rule: string }

const DANGLING = /[。；;！!？?][ \u3000]*(\d{1,2}[.．])$/

/** A number left at the end of a line goes to the next line, where that has none (domain rule R-01). */
export function findDanglingNumbers(lines: readonly Line[]): RuledEdit[] {
  return lines.flatMap((line, i) => {
    const number = DANGLING.exec(line.text)?.[1]
    const next = lines[i + 1]
    if (number === undefined || !next || readHeadingNumber(next.text) || readBrokenNumber(next.text))
      return []
    const rule = 'ingest.broken_join'
    return [
      { rule, start: line.end - number.length, end: line.end, text: '' },
      { rule, start: next.start, end: next.start, text: number },
    ]
  })
}

/**
 * Level-2 numbers that lost a bracket: 一） and the （二 that goes on the count become whole; a lone ） takes the
 * number that follows that of the item before it (domain rule R-02).
 */
export function findBrokenNumbers(lines: readonly Line[]): RuledEdit[] {
  let previous = 0
  return lines.flatMap((line) => {
    const number = readHeadingNumber(line.text)
    if (number?.level === 1) previous = 0
    if (number?.level === 2) previous = number.value
    if (number) return []
    const unclosed = readUnclosedNumber(line.text)
    if (unclosed && (unclosed.value === previous + 1 || unclosed.value === 1)) {
      previous = unclosed.value
      const at = line.start + unclosed.length
      return [{ rule: 'number.missing_close_bracket', start: at, end: at, text: '）' }]
    }
    const broken = readBrokenNumber(line.text)
    if (!broken) return []
    const missing = broken.value === 0
    if (missing && previous === 0) return []
    previous = missing ? previous + 1 : broken.value
    const rule = missing ? 'number.missing_number' : 'number.missing_open_bracket'
    return [{ rule, start: line.start, end: line.start, text: `（${missing ? ordinalText(previous) : ''}` }]
  })
}
