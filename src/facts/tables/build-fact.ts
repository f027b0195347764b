import { type Fact, factSchema } from '../../domain/fact-sheet.ts'
import type { GridCell } from '../../domain/grid.ts'
import { issueMessage } from '../explain-issue.ts'
import { normaliseSheet } from '../lenient-sheet.ts'

/** The cells that a field of a fact was read from, by the field's name. */
export type FieldCells = ReadonlyMap<string, readonly GridCell[]>

export type BuiltFact = {
  /** Undefined where the row cannot be a fact at all. */
  readonly fact: Fact | undefined
  /** Cells whose content the fact cannot take, with the reason. */
  readonly refused: readonly { readonly cell: GridCell; readonly reason: string }[]
}

const ESSENTIAL = new Set(['kind', 'id', 'label', 'status', 'level', 'text'])

/**
 * Makes a fact of what was read from a row. A field that does not fit is left out and its cells are refused; the rest
 * of the row goes in. Without a name there is no fact.
 */
export function buildFact(raw: Readonly<Record<string, unknown>>, cells: FieldCells): BuiltFact {
  const refused: { cell: GridCell; reason: string }[] = []
  let current: Record<string, unknown> = { ...raw }
  for (;;) {
    const result = factSchema.safeParse(normalised(current), { error: issueMessage })
    if (result.success) return { fact: result.data, refused }
    const faults = new Map(result.error.issues.map((issue) => [String(issue.path[0] ?? ''), issue.message]))
    const removable = [...faults].filter(([field]) => field in current && !isNeeded(field, current))
    for (const [field, message] of removable) {
      for (const cell of cells.get(field) ?? []) refused.push({ cell, reason: message })
      const { [field]: _, ...rest } = current
      current = rest
    }
    if (removable.length > 0) continue
    const [[field, message] = ['', '内容不合要求']] = faults
    const every = new Set([...cells.values()].flat())
    for (const cell of every) {
      const own = cells.get(field)?.includes(cell) ?? false
      refused.push({ cell, reason: own ? message : `所在的行没有导入：${nameOf(field)}${message}` })
    }
    return { fact: undefined, refused }
  }
}

/** The status of a project must be known, but last year's item may still be unanswered. */
const isNeeded = (field: string, { kind }: Readonly<Record<string, unknown>>): boolean =>
  ESSENTIAL.has(field) && !(field === 'status' && kind === 'last-plan')

const NAMES: Readonly<Record<string, string>> = {
  label: '名称',
  status: '状态',
  level: '级别',
  text: '问题内容',
  id: '编号',
}
const nameOf = (field: string): string => NAMES[field] ?? ''

/** The lenient reading of a sheet, for a single fact; spared the many facts that are in the exact form already. */
function normalised(raw: Readonly<Record<string, unknown>>): unknown {
  if (isExact(raw)) return raw
  const sheet = normaliseSheet({ facts: [raw] })
  const facts = typeof sheet === 'object' && sheet !== null && 'facts' in sheet ? sheet.facts : undefined
  return Array.isArray(facts) ? facts[0] : raw
}

const DIGITS = /^[+-]?[\d.]+$/
const FIGURES: ReadonlySet<string> = new Set(['value', 'yoy', 'points', 'rate'])

/** Whether no text holds a brace, no name a mark of the references, and no figure its unit. */
function isExact(value: unknown, key = ''): boolean {
  if (typeof value === 'string') {
    if (FIGURES.has(key)) return DIGITS.test(value)
    return !(key === 'label' ? /[{}｛｝.|]/ : /[{}｛｝]/).test(value)
  }
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([name, inner]) => isExact(inner, name))
}
