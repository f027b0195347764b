import type { FaultyRow, FieldFault } from '../events/start-events.ts'

const MOST_ROWS = 100
const LONGEST_VALUE = 60
const FACT_POINTER = /^\/facts\/(\d+)(?:\/(.*))?$/

type Parts = Readonly<Record<string, unknown>>
const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null

/** What stands at a JSON pointer's path, as text to show. */
function valueAt(whole: unknown, path: readonly string[]): string {
  const value = path.reduce<unknown>((part, key) => (isParts(part) ? part[key] : undefined), whole)
  if (value === undefined || value === null) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text
}

/** The wrong places of a sheet in JSON, entry by entry, each with what stands there now. */
export function faultyRows(json: string, faults: readonly FieldFault[]): FaultyRow[] {
  const sheet = parsed(json)
  const rows = new Map<string, { row: FaultyRow; cells: FaultyRow['cells'][number][] }>()
  for (const { pointer, detail } of faults) {
    const [, place, inside = ''] = FACT_POINTER.exec(pointer) ?? []
    const field = place === undefined ? pointer.replace(/^\//, '') : inside
    const cell = { field, value: valueAt(sheet, pointer.split('/').slice(1)), detail }
    const key = place ?? ''
    const known = rows.get(key)
    if (known) known.cells.push(cell)
    else {
      const label = place === undefined ? '' : valueAt(sheet, ['facts', place, 'label'])
      rows.set(key, {
        row: { place: place === undefined ? null : Number(place) + 1, label, cells: [] },
        cells: [cell],
      })
    }
  }
  return [...rows.values()].slice(0, MOST_ROWS).map(({ row, cells }) => ({ ...row, cells }))
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''))
  } catch {
    // The service has told where it breaks off; there are no entries to show.
    return null
  }
}
