import { columnNumber, type Grid, type GridCell, type GridMerge } from '../../domain/grid.ts'
import { type createAllowance, LIMITS, tooLarge } from './limits.ts'
import { showNumber } from './number-format.ts'
import { attributeOf, scanXml } from './scan-xml.ts'

type Context = {
  readonly shared: readonly string[]
  /** Number formats by style. */
  readonly formats: readonly string[]
  readonly date1904: boolean
  readonly allowance: ReturnType<typeof createAllowance>
}

type SheetContent = Pick<Grid, 'cells' | 'merges' | 'hiddenRows' | 'hiddenColumns'>

const ADDRESS = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/

/** Reads the cells of one sheet's XML. Only results are read of formulas, nothing of what computes them. */
export function readSheet(sheet: string, xml: string, context: Context): SheetContent {
  const cells: GridCell[] = []
  const merges: GridMerge[] = []
  const hiddenRows: number[] = []
  const hiddenColumns: number[] = []
  let row = 0
  let column = 0
  let type = ''
  let style = ''
  let parts: string[] = []
  let taking = false
  let inReading = false
  // A formula whose result no program has put into the file.
  let isUncomputed = false
  scanXml(xml, {
    open(name, attributes) {
      if (name === 'c') {
        isUncomputed = false
        const address = ADDRESS.exec(attributeOf(attributes, 'r') ?? '')
        column = address ? columnNumber(address[1] ?? '') : column + 1
        if (address) row = Number(address[2])
        type = attributeOf(attributes, 't') ?? 'n'
        style = attributeOf(attributes, 's') ?? ''
        parts = []
      } else if (name === 'v' || name === 't') {
        taking = true
        isUncomputed = false
      } else if (name === 'f') isUncomputed = true
      else if (name === 'rPh') inReading = true
      else if (name === 'row') {
        row = Number(attributeOf(attributes, 'r') ?? row + 1)
        column = 0
        if (/^(?:1|true)$/.test(attributeOf(attributes, 'hidden') ?? '')) hiddenRows.push(row)
      } else if (name === 'col') addHiddenColumns(attributes, hiddenColumns)
      else if (name === 'mergeCell') addMerge(sheet, attributeOf(attributes, 'ref') ?? '', merges)
    },
    close(name) {
      if (name === 'v' || name === 't') taking = false
      else if (name === 'rPh') inReading = false
      else if (name === 'c' && (parts.length > 0 || isUncomputed)) {
        const cell = isUncomputed
          ? uncomputed(row, column)
          : readCell(row, column, type, style, parts.join(''), context)
        if (!cell) return
        context.allowance.takeCell(sheet, row, column, cell.text)
        cells.push(cell)
      }
    },
    text(text) {
      if (taking && !inReading) parts.push(text)
    },
  })
  return { cells: inReadingOrder(cells), merges, hiddenRows, hiddenColumns }
}

const uncomputed = (row: number, column: number): GridCell => ({
  row,
  column,
  type: 'error',
  raw: '',
  text: '（公式）',
})

function readCell(
  row: number,
  column: number,
  type: string,
  style: string,
  content: string,
  { shared, formats, date1904 }: Context,
): GridCell | undefined {
  const place = { row, column }
  if (type === 's') return textCell(place, shared[Number(content)] ?? '')
  if (type === 'str' || type === 'inlineStr') return textCell(place, unescapeCellText(content))
  if (type === 'b') {
    const shown = content.trim() === '1' ? '是' : '否'
    return { ...place, type: 'boolean', raw: shown, text: shown }
  }
  if (type === 'e') return { ...place, type: 'error', raw: content, text: content }
  if (type === 'd') return { ...place, type: 'date', raw: content.slice(0, 10), text: content.slice(0, 10) }
  if (content.trim() === '') return undefined
  return { ...place, ...showNumber(content, formats[Number(style)] ?? 'General', date1904) }
}

const textCell = (place: { row: number; column: number }, text: string): GridCell | undefined =>
  text.trim() === '' ? undefined : { ...place, type: 'text', raw: text, text }

/** Characters that XML cannot hold are written in the files as _x000D_. */
export const unescapeCellText = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9a-fA-F]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text

function addHiddenColumns(attributes: string, hidden: number[]): void {
  if (!/^(?:1|true)$/.test(attributeOf(attributes, 'hidden') ?? '')) return
  const last = Math.min(Number(attributeOf(attributes, 'max') ?? 0), LIMITS.columns)
  for (let column = Number(attributeOf(attributes, 'min') ?? 1); column <= last; column += 1)
    hidden.push(column)
}

function addMerge(sheet: string, reference: string, merges: GridMerge[]): void {
  const [from = '', to = ''] = reference.split(':')
  const [first, last] = [ADDRESS.exec(from), ADDRESS.exec(to)]
  if (!first || !last) return
  if (merges.length === LIMITS.merges) throw tooLarge(`“${sheet}”的合并单元格超过 ${LIMITS.merges} 处`)
  merges.push({
    top: Number(first[2]),
    left: columnNumber(first[1] ?? ''),
    bottom: Number(last[2]),
    right: columnNumber(last[1] ?? ''),
  })
}

/** Files may give a cell twice or out of order; the last one counts, as in the programs. */
function inReadingOrder(cells: GridCell[]): GridCell[] {
  const ordered = cells.every((cell, index) => {
    const before = cells[index - 1]
    return !before || before.row < cell.row || (before.row === cell.row && before.column < cell.column)
  })
  if (ordered) return cells
  const byPlace = new Map(cells.map((cell) => [cell.row * 100_000 + cell.column, cell]))
  return [...byPlace].sort(([a], [b]) => a - b).map(([, cell]) => cell)
}
