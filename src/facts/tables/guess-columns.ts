import type { FactKind } from '../../domain/fact-sheet.ts'
import { columnName } from '../../domain/grid.ts'
import type { ColumnProfile } from './column-profile.ts'
import { COLUMN_FIELD_NAMES, type ColumnField, HEADER_WORDS } from './header-words.ts'
import { nameParts } from './name-parts.ts'
import { readDate } from './read-date.ts'
import { isUnit } from './read-header.ts'
import type { ColumnMapping } from './table-mapping.ts'
import { unitColumns } from './unit-columns.ts'

/** A column that may well be for something else: a person is asked. */
export const UNSURE = 0.3

type Guess = {
  profile: ColumnProfile
  field: ColumnField
  name: string
  confidence: number
  reason: string
  isPart?: boolean
}

const FIGURE_FIELDS: ReadonlySet<ColumnField> = new Set([
  'value',
  'previous',
  'yoy',
  'points',
  'rate',
  'money',
])
const DATE_FIELDS: ReadonlySet<ColumnField> = new Set(['period', 'asOf', 'start', 'finish', 'inUse', 'date'])
/** Fields that are of one metric, or of a quantity, among several. */
const NAMED_FIELDS: ReadonlySet<ColumnField> = new Set([
  ...FIGURE_FIELDS,
  'target',
  'rank',
  'metric',
  'figure',
  'progress',
])
const ONCE: readonly ColumnField[] = [
  'unit',
  'scope',
  'asOf',
  'period',
  'order',
  'status',
  'target',
  'rank',
  'due',
]
const RECORD_KINDS: ReadonlySet<FactKind> = new Set(['project', 'award', 'event'])

/** What each column of a table of a kind is for, with how sure that is and why. */
export function guessColumns(profiles: readonly ColumnProfile[], kind: FactKind): ColumnMapping[] {
  const guesses = profiles.map((profile) => guessColumn(profile, kind))
  settleLabels(guesses, kind)
  if (kind === 'indicator') {
    nameParts(guesses)
    settleFigures(guesses)
  } else settleFields(guesses)
  settleMoney(guesses)
  return guesses.map(({ profile, field, name, confidence, reason }) => {
    const { column, header, unit, period, asOf } = profile
    const basis = basisOf(field, profile)
    return {
      column: columnName(column),
      header,
      field,
      ...(name === '' || !NAMED_FIELDS.has(field) ? {} : { name: name.slice(0, 120) }),
      ...(unit === undefined ? {} : { unit }),
      ...(period === undefined || (kind !== 'indicator' && field !== 'figure') ? {} : { period }),
      ...(asOf === undefined || kind !== 'indicator' ? {} : { asOf }),
      ...(basis === undefined ? {} : { basis }),
      confidence,
      reason: reason.slice(0, 400),
    }
  })
}

function guessColumn(profile: ColumnProfile, kind: FactKind): Guess {
  const { names, header, sample, figures, figureLike, period, yearOffset } = profile
  const guess = (field: ColumnField, name: string, confidence: number, reason: string): Guess => ({
    profile,
    field,
    name,
    confidence,
    reason,
  })
  if (sample.length === 0 && names.length === 0 && period === undefined)
    return guess('ignore', '', 0.9, '空列')
  if (RECORD_KINDS.has(kind) && holdsUnits(profile))
    return guess('unit', '', 0.9, `“${header}”一列是旁边的数的单位`)
  const found = fieldOf(profile, kind)
  if (found) {
    const { field, name } = found
    const isOwnName = field === 'money' || field === 'figure'
    const words = `表头“${header}”是“${COLUMN_FIELD_NAMES[field]}”`
    return guess(field, isOwnName ? names.join('') : name, 0.9, words)
  }
  const name = metricName(names)
  if (kind === 'indicator' && (period !== undefined || yearOffset !== undefined) && figureLike > 0.5) {
    if (yearOffset === -1 && period === undefined)
      return guess('previous', name, 0.85, `表头“${header}”是上年`)
    return guess('value', name, 0.85, `表头“${header}”是期间，下面是数`)
  }
  if (figures > 0.5 && name !== '') {
    if (kind === 'indicator') return guess('metric', name, 0.7, `“${name}”一列都是数，每格单独成为指标`)
    if (RECORD_KINDS.has(kind)) return guess('figure', name, 0.7, `“${name}”一列都是数`)
  }
  if (name === '' && header === '') return guess('note', '', 0.3, '没有表头，放入备注')
  return guess('note', name, 0.4, `表头“${header}”没有专门的用处，放入备注`)
}

const holdsUnits = ({ names, sample }: ColumnProfile): boolean =>
  /^(?:计量|计价|金额|数量)?单位$/.test(names.at(-1) ?? '') &&
  sample.filter(({ text }) => isUnit(text.trim())).length > sample.length / 2

/** 学生情况 over 其中 over 女 is 学生女: words that only hold the header together are no part of a name. */
const metricName = (names: readonly string[]): string =>
  names
    .filter((name) => !/^其中[:：]?$/.test(name))
    .map((name, place) => (place < names.length - 1 ? name.replace(/(?:基本)?情况$/, '') : name))
    .join('')

/** The field by the last words over the column that fit; the other words are a metric's name. */
export function fieldOf(
  { names, units, figures, figureLike, dates, sample, unit }: ColumnProfile,
  kind: FactKind,
): { field: ColumnField; name: string } | undefined {
  const table = HEADER_WORDS[kind === 'last-plan' ? 'plan' : kind]
  for (let place = names.length - 1; place >= 0; place -= 1) {
    const word = names[place] ?? ''
    const others = metricName(names.filter((_, index) => index !== place))
    if (/^(?:增长|增减|变化|升降|增加)$/.test(word) && unit !== undefined) {
      if (unit === '%') return { field: 'yoy', name: others }
      if (unit.endsWith('百分点')) return { field: 'points', name: others }
    }
    for (const [field, pattern] of table) {
      if (!pattern.test(word)) continue
      if (sample.length > 0) {
        // 单位 heads units in one table and bureaus in the next: what stands below decides.
        if (field === 'unit' && units < 0.5) continue
        if (field !== 'unit' && units > 0.5 && /单位$/.test(word)) continue
        if (FIGURE_FIELDS.has(field) && figureLike < 0.3) continue
        // 完成 heads days in one table and sums of money in the next.
        if (DATE_FIELDS.has(field) && dates < 0.3 && (kind === 'indicator' || figures > 0.5)) continue
        if (field === 'order' && unit !== undefined) continue
      }
      return { field, name: others }
    }
  }
  return undefined
}

/** A fact has one name: of several columns of names the last one counts, and those before it group the rows. */
function settleLabels(guesses: Guess[], kind: FactKind): void {
  const labels = guesses.filter(({ field }) => field === 'label')
  for (const label of labels.slice(0, -1)) {
    label.field = 'group'
    label.reason = `${label.reason}；右边还有更细的名称，这一列作分类`
  }
  const hasEntity = guesses.some(({ field }) => field === 'entity')
  const isNamed = labels.length > 0 || (kind === 'indicator' && hasEntity) || kind === 'problem'
  const byPeriod = kind === 'indicator' && guesses.some(({ field }) => field === 'period')
  if (isNamed || byPeriod) return
  const first = guesses.find(
    ({ field, profile }) =>
      field !== 'order' && field !== 'date' && profile.sample.length > 0 && profile.figures < 0.5,
  )
  if (!first) return
  first.field = kind === 'indicator' && first.field === 'group' ? 'entity' : 'label'
  first.name = ''
  first.confidence = 0.6
  first.reason = `没有写明哪一列是名称，取第一列文字“${first.profile.header}”`
}

function settleFigures(guesses: Guess[]): void {
  const plainValues = guesses.filter(
    ({ field, name, profile }) => field === 'value' && name === '' && profile.period === undefined,
  )
  // 数量 and 金额 side by side are two figures of one thing, each with its own name.
  if (plainValues.length > 1) {
    for (const value of plainValues) {
      value.name = value.profile.names.at(-1) ?? ''
      value.reason = `${value.reason}；同类的列不止一个，各自成为指标`
    }
  }
  const isLong =
    guesses.some(({ field }) => field === 'label') &&
    guesses.some(
      ({ field, name, profile }) =>
        (field === 'value' || field === 'previous') && (name === '' || profile.period !== undefined),
    )
  if (!isLong || guesses.some(({ field }) => field === 'entity')) {
    const label = guesses.find(({ field }) => field === 'label')
    const hasMetric = guesses.some(({ field }) => field === 'metric')
    if (label && hasMetric && !guesses.some(({ field }) => field === 'value')) {
      label.reason = `${label.reason}；与各列的名称合成指标名称`
    }
    settleOnce(guesses)
    return
  }
  const hasUnits = guesses.some(({ field }) => field === 'unit')
  // 面积（平方米） beside 数量 is a metric of its own.
  const isOwn = ({ profile: { unit } }: Guess): boolean => !hasUnits && unit !== undefined && unit !== '%'
  for (const metric of guesses.filter((each) => each.field === 'metric' && !each.isPart && !isOwn(each))) {
    metric.field = 'note'
    metric.confidence = UNSURE
    metric.reason = `“${metric.name}”不是指标表的常见列，放入备注`
  }
  settleOnce(guesses)
}

function settleOnce(guesses: Guess[], fields = ONCE): void {
  for (const field of fields) {
    const [, ...more] = guesses.filter((guess) => guess.field === field && guess.name === '')
    for (const guess of more) {
      if (field === 'target' && guess.profile.period !== undefined) continue
      guess.field = 'note'
      guess.name = guess.profile.names.join('')
      guess.confidence = 0.4
      guess.reason = `${guess.reason}；前面已有同类的列，这一列放入备注`
    }
  }
}

function settleFields(guesses: Guess[]): void {
  // Each column of figures may have its own units beside it.
  settleOnce(
    guesses,
    ONCE.filter((field) => field !== 'unit'),
  )
  for (const guess of guesses) {
    // 进度 is a figure where percentages stand below it and words elsewhere; both say how far the work is.
    if (guess.field === 'value' || guess.field === 'metric') guess.field = 'figure'
    if (guess.field === 'entity') guess.field = 'note'
    const { sample, dates } = guess.profile
    const mustBeDate = DATE_FIELDS.has(guess.field) && sample.length > 0 && dates < 0.3
    if (mustBeDate && !sample.some((cell) => readDate(cell, 2000).kind === 'none')) {
      guess.field = 'note'
      guess.name = guess.profile.names.join('')
      guess.reason = `${guess.reason}；但下面多不是日期，放入备注`
      guess.confidence = 0.4
    }
  }
}

/** Of several columns of money often only the first one names the unit. */
function settleMoney(guesses: Guess[]): void {
  const columns = guesses.map((guess) => ({ guess, field: guess.field, unit: guess.profile.unit }))
  const counted = new Set([...unitColumns(columns).keys()].map(({ guess }) => guess))
  const money = guesses.filter((guess) => guess.field === 'money' && !counted.has(guess))
  const units = new Set(money.flatMap(({ profile }) => profile.unit ?? []))
  const [unit] = units
  if (unit === undefined || units.size > 1) return
  for (const guess of money.filter(({ profile }) => profile.unit === undefined)) {
    guess.profile = { ...guess.profile, unit }
    guess.confidence = 0.5
    guess.reason = `${guess.reason}；没有写单位，按同表其他资金列作“${unit}”`
  }
}

function basisOf(field: ColumnField, { names }: ColumnProfile): string | undefined {
  const word = names.at(-1) ?? ''
  if (field === 'previous') {
    if (/同期/.test(word)) return '上年同期'
    if (/基期/.test(word)) return '基期'
    return /上期|上季|上月|上半年|期初/.test(word) ? '上期' : '上年'
  }
  if (field === 'rank') return /全[国省市县区]|各[省市县区]/.exec(word)?.[0]
  return undefined
}
