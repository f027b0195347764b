import type { GridCell } from '../../domain/grid.ts'
import { periodName, periodSchema } from '../../domain/period.ts'
import { formulaFault } from './formula-fault.ts'
import { readDate } from './read-date.ts'
import { readFigure } from './read-figure.ts'
import type { TemplateForm } from './template-fields.ts'

const SEPARATOR = '；'
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** The words of a value in its cell; '' for nothing. What `readValue` makes of them is the value again. */
export function writeValue(value: unknown, form: TemplateForm): string {
  if (value === undefined || value === null) return ''
  if (typeof form === 'object') return form.names[String(value)] ?? String(value)
  switch (form) {
    case 'flag':
      return value === false ? '' : '是'
    case 'period':
      return periodSchema.safeParse(value).success ? periodName(String(value)) : String(value)
    case 'list':
      return Array.isArray(value) ? value.map((item) => quoted(String(item), '；;"')).join(SEPARATOR) : ''
    case 'figures':
      return Array.isArray(value) ? value.map(writeFigure).join(SEPARATOR) : ''
    case 'series':
      return Array.isArray(value) ? value.map(writeOfPeriod).join(SEPARATOR) : ''
    default:
      return String(value)
  }
}

const writeFigure = (figure: unknown): string => {
  if (!isRecord(figure)) return ''
  const { label, value, unit } = figure
  return `${quoted(String(label), '；;：:"')}：${String(value)} ${quoted(String(unit), '；;"')}`
}

const writeOfPeriod = (item: unknown): string => {
  if (!isRecord(item)) return ''
  return `${periodName(String(item['period']))}：${String(item['value'])}`
}

/** Words that hold a mark of the form stand in quotes, a quote in them doubled, as in a CSV file. */
const quoted = (words: string, marks: string): string =>
  words === '' ||
  words !== words.trim() ||
  [...marks].some((mark) => words.includes(mark)) ||
  /[\n\r]/.test(words)
    ? `"${words.replaceAll('"', '""')}"`
    : words

export type ValueReading =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'none' }
  | { readonly kind: 'refused'; readonly reason: string }

const YES = /^(?:是|有|对|√|✓|1|y|yes|true)$/i
const NO = /^(?:否|无|不|×|0|n|no|false)$/i
const value = (content: unknown): ValueReading => ({ kind: 'value', value: content })
const refused = (reason: string): ValueReading => ({ kind: 'refused', reason })

/** Reads a filled cell of the template. `year` is that of dates without one. */
export function readValue(cell: GridCell, form: TemplateForm, year: number | undefined): ValueReading {
  const text = cell.text.trim()
  if (text === '') return { kind: 'none' }
  if (cell.type === 'error') return refused(formulaFault(cell))
  if (typeof form === 'object') return readChoice(text, form.names)
  switch (form) {
    case 'text':
      return value(text)
    case 'flag':
      if (YES.test(text)) return value(true)
      return NO.test(text) ? { kind: 'none' } : refused('只能填“是”或空着')
    case 'period': {
      const reading = readDate(cell, year)
      return reading.kind === 'period' ? value(reading.period) : reading
    }
    case 'list':
      return value(splitQuoted(text).map(unquoted))
    case 'figures':
      return readFigures(text)
    case 'series':
      return readSeries(text)
    case 'whole':
      return /^\d{1,5}$/.test(text.normalize('NFKC'))
        ? value(Number(text.normalize('NFKC')))
        : refused('应为整数')
    case 'decimal':
      return readDecimal(cell)
  }
}

function readChoice(text: string, names: Readonly<Record<string, string>>): ValueReading {
  const found = Object.entries(names).find(([stored, name]) => name === text || stored === text)
  return found ? value(found[0]) : refused(`只能是：${Object.values(names).join('、')}`)
}

/** A figure as typed stays as typed, leading zeros and all; its unit has a column of its own. */
function readDecimal(cell: GridCell): ValueReading {
  const text = cell.text.trim()
  if (cell.type === 'text' && /^[+-]?\d+(?:\.\d+)?$/.test(text)) return value(text)
  const reading = readFigure(cell)
  if (reading.kind !== 'figure') return reading
  return reading.sense
    ? refused(`“${text}”不是确定的数，上限、下限请填在目标方向一列`)
    : value(withUnit(reading))
}

const withUnit = ({ value: digits, unit }: { value: string; unit?: string }): string =>
  unit === undefined ? digits : `${digits}${unit}`

/** Splits at the separators that stand outside quotes. */
function splitQuoted(text: string): string[] {
  const parts: string[] = []
  let part = ''
  let inQuotes = false
  for (const character of text) {
    if (character === '"') inQuotes = !inQuotes
    if (!inQuotes && /[；;\n]/.test(character)) {
      parts.push(part.trim())
      part = ''
    } else part += character
  }
  return [...parts, part.trim()].filter((item) => item !== '')
}

const unquoted = (text: string): string =>
  /^"(?:[^"]|"")*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text

const FIGURE = /^("(?:[^"]|"")*"|[^：:"]+)[：:]\s*([+-]?[\d０-９][\d０-９,，.．]*)\s*(.+)$/s

function readFigures(text: string): ValueReading {
  const figures: unknown[] = []
  for (const part of splitQuoted(text)) {
    const [, label = '', digits = '', unit = ''] = FIGURE.exec(part) ?? []
    if (label === '') return refused(`“${part.slice(0, 30)}”应写作“新增学位：360 个”`)
    figures.push({ label: unquoted(label.trim()), value: digits, unit: unquoted(unit.trim()) })
  }
  return value(figures)
}

const OF_PERIOD = /^([^：:]{4,20})[：:]\s*([+-]?[\d０-９][\d０-９,，.．]*)$/

function readSeries(text: string): ValueReading {
  const series: { period: string; value: string }[] = []
  for (const part of splitQuoted(text)) {
    const [, when = '', digits = ''] = OF_PERIOD.exec(part) ?? []
    const date = readDate({ row: 1, column: 1, type: 'text', raw: when, text: when })
    if (date.kind !== 'period') return refused(`“${part.slice(0, 30)}”应写作“2023年：12.1”`)
    series.push({ period: date.period, value: digits })
  }
  return value(series)
}
