/** Pixels of an A4 sheet in the official grid of 28 characters by 22 lines (GB/T 9704-2012: 版心 156 × 225 mm). */
export type SheetMeasures = {
  /** Of one character, a whole number: browsers round the width of letters, and 28 of them must fit. */
  readonly character: number
  readonly line: number
  /** From the first line of one sheet to that of the next. */
  readonly pitch: number
  /** Of the 22 lines. */
  readonly area: number
}

export const LINES = 22
/** A sheet is 210 mm wide, a character 15.75 pt. */
const SHEET_CHARACTERS = 37.8
const SHEET_HEIGHT_CHARACTERS = 53.46
/** Between two sheets on the desk. */
export const SHEET_SPACE = 16
const SMALLEST = 14
const LARGEST = 24
/** Beside the sheet. */
const MARGIN = 12

/** The largest sheet that fits into a desk so many pixels wide. */
export function sheetMeasures(deskWidth: number): SheetMeasures {
  const fitting = Math.floor((deskWidth - 2 * MARGIN) / SHEET_CHARACTERS)
  const character = Math.min(LARGEST, Math.max(SMALLEST, fitting))
  // 28.95 pt to a character of 15.75 pt.
  const line = Math.round(character * 1.838)
  return {
    character,
    line,
    area: LINES * line,
    pitch: Math.round(character * SHEET_HEIGHT_CHARACTERS) + SHEET_SPACE,
  }
}

/** How many sheets a text fills whose last line ends so many pixels under the top of the first. */
export function pageCount(height: number, { pitch, area }: SheetMeasures): number {
  const whole = Math.floor(height / pitch)
  // A line's end lies a fraction of a pixel off at times.
  return whole + (height - whole * pitch > 1 ? 1 : 0) + (height - whole * pitch > area + 1 ? 1 : 0) || 1
}

/**
 * Of blocks that follow each other, the first one that ends under the last line of each sheet. Takes how far under
 * the top of the first sheet's text area every block ends, in pixels.
 */
export function blocksOverPageEnds(bottoms: readonly number[], { pitch, area }: SheetMeasures): number[] {
  const over: number[] = []
  let page = 0
  bottoms.forEach((bottom, index) => {
    if (bottom <= page * pitch + area + 1) return
    over.push(index)
    while (bottom > page * pitch + area + 1) page++
  })
  return over
}
