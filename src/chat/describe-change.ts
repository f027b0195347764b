import type { FactCard } from '../domain/conversation.ts'
import type { Fact } from '../domain/fact-sheet.ts'
import { periodName } from '../domain/period.ts'
import { FIELD_NAMES } from '../facts/explain-issue.ts'

type Field = FactCard['fields'][number]

/** What a writer need not see: ids, where a fact came from, and lists that are empty. */
const HIDDEN: ReadonlySet<string> = new Set(['kind', 'id', 'source', 'alsoIn', 'additive', 'better', 'note'])

const WORDS: Readonly<Record<string, string>> = {
  new: '本期新增',
  cumulative: '累计',
  stock: '期末数',
}

/** The fields in which two states of a fact differ, in the office's words and in the order of the sheet. */
export function describeChange(before: Fact | null, after: Fact | null): Field[] {
  const [old, fresh] = [fieldsOf(before), fieldsOf(after)]
  return [...new Set([...fresh.keys(), ...old.keys()])].flatMap((name) => {
    const field = { name, before: old.get(name) ?? null, after: fresh.get(name) ?? null }
    return field.before === field.after ? [] : [field]
  })
}

function fieldsOf(fact: Fact | null): Map<string, string> {
  const fields = new Map<string, string>()
  if (!fact) return fields
  for (const [name, value] of Object.entries(fact)) {
    if (HIDDEN.has(name) || name === 'unit') continue
    const words = wordsOf(name, value, 'unit' in fact ? fact.unit : '')
    if (words !== '') fields.set(FIELD_NAMES[name] ?? name, words)
  }
  return fields
}

function wordsOf(name: string, value: unknown, unit: string): string {
  if (value === null || value === undefined || value === false) return ''
  if (value === true) return '是'
  if (Array.isArray(value))
    return value
      .map((item) => wordsOf(name, item, ''))
      .filter(Boolean)
      .join('、')
  if (typeof value === 'object') return partsOf(value, unit)
  const text = String(value)
  if (name === 'value') return `${text}${unit}`
  if (/^\d{4}(?:-|$)/.test(text) && /^(?:period|asOf|date|due|start|finish|inUse)$/.test(name))
    return periodName(text)
  return WORDS[text] ?? text
}

/** The parts of a field in one: 不低于60%, 全省第3位. */
function partsOf(value: object, unit: string): string {
  const parts = new Map<string, unknown>(Object.entries(value))
  if (parts.has('n')) return `${String(parts.get('scope') ?? '')}第${String(parts.get('n'))}位`
  const own = parts.get('unit')
  return [...parts]
    .filter(([name]) => name !== 'unit' && name !== 'indicator' && name !== 'tie')
    .toSorted(([a], [b]) => Number(a === 'value') - Number(b === 'value'))
    .map(([name, inner]) => wordsOf(name, inner, typeof own === 'string' ? own : unit))
    .filter(Boolean)
    .join(' ')
}
