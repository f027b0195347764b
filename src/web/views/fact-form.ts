import type { Fact, Figure } from '../../domain/fact-sheet.ts'
import { THEME_NAMES, THEMES } from '../../domain/theme.ts'
import { STRINGS } from '../strings/strings.ts'

/** A field of a fact as a writer can change it. `pointer` is its place in the fact, as faults name it. */
export type FormField = {
  readonly pointer: string
  readonly name: string
  readonly value: string
  readonly kind: 'line' | 'text' | 'period' | 'choice'
  readonly options: readonly { readonly value: string; readonly name: string }[]
}

const STATUSES = ['谋划', '前期', '开工', '在建', '完工', '投用', '暂停', '取消']
const LEVELS = ['国家级', '省级', '市级', '县级', '其他']
const OUTCOMES = ['完成', '推进', '未完成', '取消']

/** The fields of a fact that a card offers for mending; all others stay as they were read. */
export function factForm(fact: Fact): FormField[] {
  const { factFields } = STRINGS.chat
  const themes = THEMES.map((theme) => ({ value: theme, name: THEME_NAMES[theme].full }))
  return [
    line('/label', factFields.label, fact.label),
    ...kindFields(fact),
    { pointer: '/theme', name: factFields.theme, value: fact.theme, kind: 'choice', options: themes },
  ]
}

function kindFields(fact: Fact): FormField[] {
  const { factFields: names } = STRINGS.chat
  switch (fact.kind) {
    case 'indicator':
      return [
        line('/value', names.value, fact.value ?? ''),
        line('/unit', names.unit, fact.unit),
        line('/previous/value', fact.previous?.basis ?? names.previous, fact.previous?.value),
        line('/target/value', `${names.target}${fact.target?.sense ?? ''}`, fact.target?.value),
        period('/asOf', names.asOf, fact.asOf),
        line('/scope', names.scope, fact.scope),
      ]
    case 'project':
      return [
        choice('/status', names.status, fact.status, STATUSES),
        line('/site', names.site, fact.site),
        ...figures('money', fact.money),
        ...figures('figures', fact.figures),
        text('/detail', names.detail, fact.detail),
      ]
    case 'award':
      return [
        choice('/level', names.level, fact.level, LEVELS),
        line('/by', names.by, fact.by),
        line('/recipient', names.recipient, fact.recipient),
        period('/date', names.date, fact.date),
        ...figures('figures', fact.figures),
      ]
    case 'event':
      return [
        text('/what', names.what, fact.what),
        period('/date', names.date, fact.date),
        ...figures('figures', fact.figures),
        text('/result', names.result, fact.result),
      ]
    case 'problem':
      return [text('/text', names.text, fact.text)]
    case 'plan':
    case 'last-plan':
      return [
        text('/measure', names.measure, fact.measure),
        line('/target/value', `${names.target}${fact.target?.sense ?? ''}`, fact.target?.value),
        ...(fact.target?.text === undefined
          ? []
          : [text('/target/text', names.targetText, fact.target.text)]),
        period('/due', names.due, fact.due),
        line('/owner', names.owner, fact.owner),
        ...(fact.kind === 'last-plan'
          ? [
              choice('/status', names.status, fact.status ?? '', ['', ...OUTCOMES]),
              text('/reason', names.reason, fact.reason),
            ]
          : []),
      ]
    case 'own-name':
      return []
  }
}

const field = (
  kind: FormField['kind'],
  pointer: string,
  name: string,
  value: string | undefined,
): FormField => ({ pointer, name, value: value ?? '', kind, options: [] })
const line = (pointer: string, name: string, value: string | undefined) => field('line', pointer, name, value)
const text = (pointer: string, name: string, value: string | undefined) => field('text', pointer, name, value)
const period = (pointer: string, name: string, value: string | undefined) =>
  field('period', pointer, name, value)
const choice = (pointer: string, name: string, value: string, options: readonly string[]): FormField => ({
  ...field('choice', pointer, name, value),
  options: options.map((option) => ({ value: option, name: option })),
})
const figures = (part: string, all: readonly Figure[]): FormField[] =>
  all.map(({ label, value, unit }, place) => line(`/${part}/${place}/value`, `${label}（${unit}）`, value))

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
