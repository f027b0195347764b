import type { Fact } from '../../domain/fact-sheet.ts'
import { THEMES, type Theme, themeSchema } from '../../domain/theme.ts'
import { themeScores } from '../../text/themes.ts'
import { BUREAUS, type BureauField, GENERAL_FIELDS } from './bureau-fields.ts'
import { MERGED_HEADINGS, NEIGHBOURS, THEME_HEADINGS, type ThemeHeadings } from './heading-bank.ts'
import { isEducationOrgan } from './organ-field.ts'
import type { Topic } from './topic-bank.ts'
import { TOPICS } from './topic-bank.ts'

/** A field of work: a theme of the sheet, or a field that only one kind of bureau has. */
export type Field = string

/** How an organ's work is divided: its fields in the order of documents, their words, and what belongs where. */
export type FieldBank = {
  readonly order: readonly Field[]
  fieldOf(fact: Fact): Field
  /** The field that a heading speaks of first. */
  fieldNamed(heading: string): Field | undefined
  headingsOf(field: Field): ThemeHeadings
  /** The parts of a field; none where the bank knows of none. */
  topicsOf(field: Field): readonly Topic[]
  /** With which field one of too few facts is put under one heading, nearest first. */
  neighboursOf(field: Field): readonly Field[]
  readonly merged: typeof MERGED_HEADINGS
}

/** The theme that a field is; null for a field of one kind of bureau. */
export const themeOfField = (field: Field | undefined): Theme | null =>
  themeSchema.safeParse(field).data ?? null

const EDUCATION: FieldBank = {
  order: THEMES,
  fieldOf: ({ theme }) => theme,
  fieldNamed: themeNamedBy,
  headingsOf: (field) => THEME_HEADINGS[themeOfField(field) ?? '综合'],
  topicsOf: (field) => TOPICS[themeOfField(field) ?? '综合'],
  neighboursOf: (field) => NEIGHBOURS[themeOfField(field) ?? '综合'],
  merged: MERGED_HEADINGS,
}

/** The fields of an organ by its name: those of education, those of its own kind of bureau, or what any office does. */
export function fieldsOfOrgan(organ: string): FieldBank {
  return isEducationOrgan(organ)
    ? EDUCATION
    : fieldsBeside(BUREAUS.find(({ of }) => of.test(organ))?.fields ?? [])
}

/** Party work comes first and the common work of offices behind a bureau's own; 综合 leads where it is all there is. */
function fieldsBeside(own: readonly BureauField[]): FieldBank {
  const isFirst = ({ key }: BureauField): boolean => key === '党建' || (own.length === 0 && key === '综合')
  const fields = [...GENERAL_FIELDS.filter(isFirst), ...own, ...GENERAL_FIELDS.filter((one) => !isFirst(one))]
  const byKey = new Map(fields.map((field) => [field.key, field]))
  const order = fields.map(({ key }) => key)
  return {
    order,
    fieldOf: (fact) => fieldBy(fact, fields),
    fieldNamed: (heading) => objectIn(heading, fields) ?? namedBy(heading, fields),
    headingsOf: (field) => byKey.get(field) ?? THEME_HEADINGS.综合,
    topicsOf: () => [],
    neighboursOf: (field) => nearby(field, order),
    merged: [],
  }
}

/**
 * What the name says last is what a fact is about, the bureau's own business before what any office does; then its own
 * words, its theme where any office has it, its kind.
 */
function fieldBy(fact: Fact, fields: readonly BureauField[]): Field {
  const isGeneral = (one: BureauField): boolean => GENERAL_FIELDS.includes(one)
  const party = fields.filter(({ key }) => key === '党建')
  const [own, general] = [fields.filter((one) => !isGeneral(one)), fields.filter(isGeneral)]
  const theme = general.find(({ key }) => key === fact.theme && key !== '综合')?.key
  return (
    namedBy(fact.label, party) ??
    namedBy(fact.label, own) ??
    namedBy(fact.label, general) ??
    namedBy(wordsOf(fact), own) ??
    theme ??
    namedBy(wordsOf(fact), general) ??
    (fact.kind === 'project' ? '资源' : '综合')
  )
}

function themeNamedBy(heading: string): Field | undefined {
  const best = [...themeScores(heading)].toSorted(([, a], [, b]) => b - a)[0]
  return best && best[1] > 0 && best[0] !== '综合' ? best[0] : undefined
}

/** The field whose own words of headings stand first: 加强河湖管护，做好水土保持. */
function objectIn(heading: string, fields: readonly BureauField[]): Field | undefined {
  return fields
    .flatMap(({ key, main, support }) =>
      [main, support].map(({ object }) => ({ key, at: heading.indexOf(object) })),
    )
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)[0]?.key
}

function namedBy(text: string, fields: readonly BureauField[]): Field | undefined {
  let found: { readonly key: string; readonly end: number; readonly length: number } | undefined
  for (const { key, words } of fields)
    for (const word of words) {
      const start = word === '' ? -1 : text.lastIndexOf(word)
      const end = start + word.length
      if (start < 0 || (found && (end < found.end || (end === found.end && word.length <= found.length))))
        continue
      found = { key, end, length: word.length }
    }
  return found?.key
}

function wordsOf(fact: Fact): string {
  switch (fact.kind) {
    case 'event':
      return fact.what ?? ''
    case 'plan':
    case 'last-plan':
      return `${fact.target?.label ?? ''}${fact.target?.text ?? ''}${fact.measure ?? ''}`
    case 'problem':
      return fact.text
    default:
      return ''
  }
}

/** A bureau's fields stand in an order of kinship: the nearest are those before and behind. */
function nearby(field: Field, order: readonly Field[]): readonly Field[] {
  const place = order.indexOf(field)
  if (field === '党建') return ['队伍', '治理', '综合']
  return order
    .filter((other) => other !== field && other !== '党建')
    .toSorted((a, b) => Math.abs(order.indexOf(a) - place) - Math.abs(order.indexOf(b) - place))
}
