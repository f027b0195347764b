import type { Fact, Figure } from '../../domain/fact-sheet.ts'
import { THEME_NAMES, THEMES } from '../../domain/theme.ts'
import { STRINGS } from '../strings/strings.ts'
import { cardFieldsOf, type FactField, readField } from './fact-fields.ts'

/** A field of a fact as a writer can change it. `pointer` is its place in the fact, as faults name it. */
export type FormField = {
  readonly pointer: string
  readonly name: string
  readonly value: string
  readonly kind: 'line' | 'text' | 'period' | 'choice'
  readonly options: readonly { readonly value: string; readonly name: string }[]
}

/** The fields of a fact that a card offers for mending; all others stay as they were read. */
export const factForm = (fact: Fact): FormField[] =>
  cardFieldsOf(fact.kind)
    .filter(({ path }) => path !== 'target.text' || readField(fact, path) !== '')
    .flatMap((field) => (field.form === 'figures' ? figureFields(fact, field) : [formField(fact, field)]))

const formField = (fact: Fact, field: FactField): FormField => ({
  pointer: `/${field.path.replace('.', '/')}`,
  name: nameOf(fact, field),
  value: readField(fact, field.path),
  kind: KINDS[field.form],
  options: optionsOf(fact, field),
})

const KINDS = {
  text: 'line',
  number: 'line',
  figures: 'line',
  long: 'text',
  period: 'period',
  choice: 'choice',
} as const satisfies Record<FactField['form'], FormField['kind']>

/** A card stands alone: its names say in short what a table says by several columns. */
function nameOf(fact: Fact, { path, name }: FactField): string {
  const { factFields: names } = STRINGS.chat
  switch (path) {
    case 'label':
      return names.label
    case 'status':
      return names.status
    case 'what':
      return names.what
    case 'previous.value':
      return readField(fact, 'previous.basis') || names.previous
    case 'target.value':
      return names.target + readField(fact, 'target.sense')
    default:
      return name
  }
}

function optionsOf({ kind }: Fact, { path, options }: FactField): FormField['options'] {
  if (path === 'theme') return THEMES.map((theme) => ({ value: theme, name: THEME_NAMES[theme].full }))
  const isOptional = kind === 'last-plan' && path === 'status'
  return [...(isOptional ? [''] : []), ...options].map((option) => ({ value: option, name: option }))
}

/** Every figure of a fact as a field of its own. */
function figureFields(fact: Fact, { path }: FactField): FormField[] {
  const own: readonly Figure[] = 'figures' in fact ? fact.figures : []
  const figures = path === 'money' && 'money' in fact ? fact.money : own
  return figures.map(({ label, value, unit }, place) => ({
    pointer: `/${path}/${place}/value`,
    name: `${label}（${unit}）`,
    value,
    kind: 'line',
    options: [],
  }))
}

/** The fact with the fields as the writer left them; a field that was emptied is left out. */
export function mendedFact(fact: Fact, values: ReadonlyMap<string, string>): unknown {
  let mended: unknown = fact
  for (const { pointer, value } of factForm(fact)) {
    const now = values.get(pointer)?.trim() ?? value
    if (now !== value) mended = withPart(mended, pointer.split('/').slice(1), now, fact.kind)
  }
  return mended
}

function withPart(whole: unknown, path: readonly string[], value: string, kind: Fact['kind']): unknown {
  const [key = '', ...rest] = path
  if (Array.isArray(whole)) {
    return whole.map((item, place) => (String(place) === key ? withPart(item, rest, value, kind) : item))
  }
  const parts = { ...(typeof whole === 'object' ? whole : {}) } as Record<string, unknown>
  if (rest.length > 0) {
    const inner = withPart(parts[key], rest, value, kind)
    // What an indicator is compared with is nothing without its figure.
    if (value === '' && kind === 'indicator') delete parts[key]
    else parts[key] = inner
  } else if (value !== '') parts[key] = value
  else if (key === 'value' && kind === 'indicator') parts[key] = null
  else delete parts[key]
  return parts
}
