import { type Fact, factSchema } from '../../domain/fact-sheet.ts'
import type { Period } from '../../domain/period.ts'
import { type StatedFigure, sameFigure } from './compare-figures.ts'
import { canonical, isBlank, sourcesOf, withSources } from './fact-parts.ts'

export type Combined = {
  readonly fact: Fact
  /** Fields in which the facts contradict each other, or that cannot hold all they say; the first fact's counts. */
  readonly differing: readonly string[]
}

type Fields = Record<string, unknown>
type JoinContext = { readonly own: Fact; readonly other: Fact; readonly period: Period | undefined }
/** What two values of a field make together; undefined where they contradict each other. */
type Join = (own: unknown, other: unknown, context: JoinContext) => unknown

const MAX_ALIASES = 20
const MAX_SOURCES = 50
const MAX_NOTE = 1000
const MAX_SERIES = 60

const plainWords = (value: unknown): unknown =>
  typeof value === 'string' ? value.normalize('NFKC').replaceAll(/\s/g, '') : value
const isSame = (own: unknown, other: unknown): boolean =>
  canonical(plainWords(own)) === canonical(plainWords(other))
const same: Join = (own, other) => (isSame(own, other) ? own : undefined)

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const unitOf = (value: unknown, fact: Fact): string =>
  isFields(value) && typeof value['unit'] === 'string' ? value['unit'] : 'unit' in fact ? fact.unit : ''
const figureIn = (value: unknown, fact: Fact): StatedFigure | undefined =>
  isFields(value) && typeof value['value'] === 'string'
    ? { value: value['value'], unit: unitOf(value, fact) }
    : undefined

/** 上期数 and 目标: the figure may be told in another unit, all else must agree where both say it. */
const joinFigure: Join = (own, other, context) => {
  const [a, b] = [figureIn(own, context.own), figureIn(other, context.other)]
  if (!isFields(own) || !isFields(other)) return undefined
  if (a && b && !sameFigure(a, b)) return undefined
  if (!a !== !b) return undefined
  const { value: _, unit: __, ...rest } = other
  return joinKeys(own, rest, context)
}

const OF_YEAR = /^\d{4}$/
const LAST_YEAR: ReadonlySet<unknown> = new Set(['上年', '上年同期'])

/** Of a whole year, 上年 and 上年同期 are the same time. */
const joinPrevious: Join = (own, other, context) => {
  const period = context.own.period ?? context.period
  const isOfYear = period !== undefined && OF_YEAR.test(period)
  const isSameTime =
    isFields(own) && isFields(other) && LAST_YEAR.has(own['basis']) && LAST_YEAR.has(other['basis'])
  return isOfYear && isSameTime && isFields(other)
    ? joinFigure(own, { ...other, basis: own['basis'] }, context)
    : joinFigure(own, other, context)
}

/** Objects whose parts complete each other: the dates of a project. */
const joinKeys: Join = (own, other) => {
  if (!isFields(own) || !isFields(other)) return undefined
  const joined: Fields = { ...own }
  for (const [key, value] of Object.entries(other)) {
    if (isBlank(key, joined[key])) joined[key] = value
    else if (!isBlank(key, value) && !isSame(joined[key], value)) return undefined
  }
  return joined
}

const union =
  (max: number): Join =>
  (own, other) => {
    if (!Array.isArray(own) || !Array.isArray(other)) return undefined
    const all = [...new Map([...own, ...other].map((item: unknown) => [canonical(item), item])).values()]
    return all.length <= max ? all : undefined
  }

const joinFigures =
  (max: number): Join =>
  (own, other, context) => {
    if (!Array.isArray(own) || !Array.isArray(other)) return undefined
    const joined: unknown[] = [...own]
    for (const item of other) {
      const named = joined.find(
        (known) => isFields(known) && isFields(item) && known['label'] === item['label'],
      )
      if (named === undefined) joined.push(item)
      else {
        const [a, b] = [figureIn(named, context.own), figureIn(item, context.other)]
        if (!a || !b || !sameFigure(a, b)) return undefined
      }
    }
    return joined.length <= max ? joined : undefined
  }

/** Periods that both tell must agree; those of one alone are kept. */
const joinSeries: Join = (own, other, context) => {
  if (!Array.isArray(own) || !Array.isArray(other)) return undefined
  const joined: unknown[] = [...own]
  for (const item of other) {
    const known = joined.find((each) => isFields(each) && isFields(item) && each['period'] === item['period'])
    const [a, b] = [figureIn(known, context.own), figureIn(item, context.other)]
    if (known === undefined) joined.push(item)
    else if (!a || !b || !sameFigure(a, b)) return undefined
  }
  return joined.length <= MAX_SERIES ? joined : undefined
}

const joinNotes: Join = (own, other) => {
  const lines = new Set(`${String(own)}\n${String(other)}`.split('\n').map((line) => line.trim()))
  const joined = [...lines].filter((line) => line !== '').join('\n')
  return joined.length <= MAX_NOTE ? joined : undefined
}

/** One day within the other's month is the more exact telling of the same date. */
const joinDates: Join = (own, other) => {
  const [a, b] = [String(own), String(other)]
  if (a.startsWith(b)) return a
  return b.startsWith(a) && !/^-[HQ]/.test(b.slice(a.length)) ? b : undefined
}

const JOINS: Readonly<Record<string, Join>> = {
  previous: joinPrevious,
  target: joinFigure,
  dates: joinKeys,
  given: joinKeys,
  first: joinKeys,
  rank: joinKeys,
  series: joinSeries,
  money: joinFigures(10),
  figures: joinFigures(20),
  partners: union(20),
  evidence: union(50),
  note: joinNotes,
  asOf: joinDates,
  date: joinDates,
  due: joinDates,
}
const APART: ReadonlySet<string> = new Set([
  'id',
  'kind',
  'label',
  'value',
  'unit',
  'aliases',
  'must',
  'theme',
  'better',
  'additive',
  'source',
  'alsoIn',
])

/**
 * One fact out of several that speak of the same thing. The first one's words count; what it leaves open the others
 * fill in, aliases and sources are those of all. `period` is that of the sheet. What contradicts is named, never dropped in silence.
 */
export function combineFacts([lead, ...others]: readonly [Fact, ...Fact[]], period?: Period): Combined {
  const differing = new Set<string>()
  let fact: Fields = { ...lead }
  for (const other of others) fact = joinInto(fact, other, lead, period, differing)
  const aliases = aliasesOf([lead, ...others])
  if (aliases.length > MAX_ALIASES) differing.add('aliases')
  const sources = [lead, ...others].flatMap(sourcesOf)
  const parsed = factSchema.parse({ ...fact, aliases: aliases.slice(0, MAX_ALIASES) })
  const sourced = withSources(parsed, sources)
  if ((sourced.alsoIn?.length ?? 0) > MAX_SOURCES) differing.add('alsoIn')
  return {
    fact: sourced.alsoIn ? { ...sourced, alsoIn: sourced.alsoIn.slice(0, MAX_SOURCES) } : sourced,
    differing: [...differing],
  }
}

function aliasesOf(facts: readonly [Fact, ...Fact[]]): string[] {
  const [{ label }] = facts
  const names = facts.flatMap((fact) => [fact.label, ...fact.aliases])
  return [...new Set(names)].filter((name) => name !== label)
}

function joinInto(
  fact: Fields,
  other: Fact,
  lead: Fact,
  period: Period | undefined,
  differing: Set<string>,
): Fields {
  const joined: Fields = { ...fact, must: fact['must'] === true || other.must }
  if (joined['theme'] === '综合') joined['theme'] = other.theme
  if (other.kind !== lead.kind) {
    differing.add('kind')
    return joined
  }
  if (lead.kind === 'indicator' && other.kind === 'indicator') {
    if (joined['better'] === 'none') joined['better'] = other.better
    joined['additive'] = joined['additive'] === true || other.additive
    joinValues(joined, other, differing)
  }
  for (const [field, value] of Object.entries(other)) {
    if (APART.has(field) || isBlank(field, value)) continue
    const result = isBlank(field, joined[field])
      ? fillIn(field, value, lead, other)
      : (JOINS[field] ?? same)(joined[field], value, { own: lead, other, period })
    if (result === undefined) differing.add(field)
    else joined[field] = result
  }
  return joined
}

/** A figure without a unit of its own is in the unit of its fact, and means another thing beside another unit. */
function fillIn(field: string, value: unknown, lead: Fact, other: Fact): unknown {
  const isBare =
    field === 'previous' || field === 'series' || (field === 'target' && lead.kind === 'indicator')
  const units = [lead, other].map((fact) => ('unit' in fact ? fact.unit : ''))
  const hasTwo = units.every((unit) => unit !== '') && units[0] !== units[1]
  return isBare && hasTwo ? undefined : value
}

function joinValues(joined: Fields, other: Fact & { kind: 'indicator' }, differing: Set<string>): void {
  if (other.value === null) return
  const own = { value: joined['value'], unit: String(joined['unit']) }
  const hasUnits = own.unit !== '' && other.unit !== ''
  const stated = { value: other.value, unit: other.unit }
  if (typeof own.value !== 'string') {
    if (hasUnits && own.unit !== other.unit) differing.add('value')
    else Object.assign(joined, { value: other.value, unit: own.unit || other.unit })
  } else if (
    hasUnits ? !sameFigure({ value: own.value, unit: own.unit }, stated) : own.value !== other.value
  ) {
    differing.add('value')
  } else {
    joined['unit'] = own.unit || other.unit
    if (hasUnits && (own.value !== other.value || own.unit !== other.unit)) {
      // The other telling, 1.2 万人 beside 12034 人, is kept in sight.
      const line = `另报：${other.value}${other.unit}`
      const note = joinNotes(joined['note'] ?? '', line, { own: other, other, period: undefined })
      if (note === undefined) differing.add('note')
      else joined['note'] = note
    }
  }
}
