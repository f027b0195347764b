import { add, type Decimal, decimal, divide, HUNDRED, multiply, subtract } from '../domain/decimal.ts'
import type { Fact, Figure, Indicator } from '../domain/fact-sheet.ts'
import type { Attribute } from '../domain/reference.ts'
import {
  changeOf,
  completionOf,
  type Direction,
  isRate,
  possibleDifference,
  possibleGrowth,
} from '../facts/derive.ts'
import { type Interval, percentInterval, pointInterval, shownInterval } from '../facts/rounding.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { isBareCount } from '../facts/wording.ts'
import { findQuantities } from '../text/quantities.ts'
import { splitClauses } from '../text/sentences.ts'
import { toBase, type Unit, unitOf } from '../text/units.ts'
import { textsOf } from './own-words.ts'

export type ClaimKind =
  | 'value'
  | 'previous'
  | 'target'
  | 'difference'
  | 'growth'
  | 'multiple'
  | 'rate'
  | 'gap'
  | 'figure'
  | 'place'
  | 'field'
  | 'own'

/** One figure that the sheet supports, with what a text must say around it. */
export type Claim = {
  readonly fact: Fact
  readonly kind: ClaimKind
  readonly attribute: Attribute
  /** Values that the figure can stand for, in the base of its unit. A typed figure is a point. */
  readonly values: Interval
  /** Null for a pure number; undefined for a unit that only the sheet knows. */
  readonly unit: Unit | null | undefined
  readonly unitText: string
  /** Which way the words of change before the figure must go. */
  readonly direction: Direction | null
  /** What the figure counts, in all its names, beside the fact's own; empty where the fact itself is counted. */
  readonly parts: readonly string[]
  /** Ids of the facts that the figure speaks of: its own, and the indicator that a target is for. */
  readonly about: readonly string[]
  /** As the sheet states it, for messages. */
  readonly shown: string
}

/** Every figure a text about this sheet may hold: typed values, derived values and figures in the bureau's own words. */
export function claimsOf(index: SheetIndex): Claim[] {
  return index.sheet.facts.flatMap((fact) => [...typedClaims(fact, index), ...ownTextClaims(fact)])
}

const resolveUnit = (text: string): Unit | null | undefined => (text === '' ? null : unitOf(text))

type Draft = Pick<Claim, 'kind' | 'attribute' | 'values'> & {
  readonly unit: string
  readonly shown: string
  readonly direction?: Direction
  readonly parts?: readonly string[]
  readonly about?: string
}

const ONE = decimal('1')
const SCALES: Readonly<Record<string, Decimal>> = { 万: decimal('10000'), 亿: decimal('100000000') }

function claim(fact: Fact, draft: Draft): Claim {
  const unit = resolveUnit(draft.unit)
  // 万标箱: a unit that only the sheet knows counts by ten thousands all the same.
  const [scale = ''] = unit === undefined ? (/^[万亿](?=.)/.exec(draft.unit) ?? []) : []
  const base = (value: Decimal): Decimal =>
    scale === '' ? toBase(value, unit ?? null) : multiply(value, SCALES[scale] ?? ONE)
  return {
    fact,
    kind: draft.kind,
    attribute: draft.attribute,
    values: { low: base(draft.values.low), high: base(draft.values.high) },
    unit,
    unitText: draft.unit.slice(scale.length),
    direction: draft.direction ?? null,
    parts: draft.parts ?? [],
    about: draft.about === undefined ? [fact.id] : [fact.id, draft.about],
    shown: draft.shown,
  }
}

function typedClaims(fact: Fact, { byId }: SheetIndex): Claim[] {
  switch (fact.kind) {
    case 'indicator':
      return indicatorDrafts(fact).map((draft) => claim(fact, draft))
    case 'project':
      return [
        ...fact.money.map((figure) => figureClaim(fact, figure, '投资')),
        ...fact.figures.map((figure) => figureClaim(fact, figure, '数量')),
      ]
    case 'award':
    case 'event':
      return fact.figures.map((figure) => figureClaim(fact, figure, '数量'))
    case 'plan':
    case 'last-plan': {
      const { target } = fact
      if (target?.value === undefined) return []
      const indicator = target.indicator === undefined ? undefined : byId.get(target.indicator)
      const unit = target.unit || (indicator?.kind === 'indicator' ? indicator.unit : '')
      const names = indicator ? [indicator.label, ...indicator.aliases] : []
      const parts = target.label === undefined ? names : [target.label, ...names]
      const values = pointInterval(decimal(target.value))
      const shown = `${target.value}${unit}`
      const draft = { kind: 'target', attribute: '目标句', values, unit, shown } as const
      return [claim(fact, { ...draft, parts, ...(indicator ? { about: indicator.id } : {}) })]
    }
    default:
      return []
  }
}

function figureClaim(fact: Fact, { label, value, unit }: Figure, attribute: Attribute): Claim {
  const values = pointInterval(decimal(value))
  return claim(fact, {
    kind: 'figure',
    attribute,
    values,
    unit,
    parts: isBareCount(label) ? [] : [label],
    shown: `${value}${unit}`,
  })
}

function indicatorDrafts(fact: Indicator): Draft[] {
  const { value, unit, previous, target, rank } = fact
  const typed = (kind: ClaimKind, attribute: Attribute, figure: string): Draft => ({
    kind,
    attribute,
    values: pointInterval(decimal(figure)),
    unit,
    shown: `${figure}${unit}`,
  })
  const place = (kind: ClaimKind, figure: number): Draft => ({
    kind,
    attribute: '排名',
    values: pointInterval({ units: BigInt(figure), scale: 0 }),
    unit: '',
    shown: kind === 'place' ? `第${figure}位` : `共${figure}个`,
  })
  return [
    ...(value === null ? [] : [typed('value', '值', value)]),
    ...(previous ? [typed('previous', '上年', previous.value)] : []),
    ...(target ? [typed('target', '目标', target.value)] : []),
    ...(rank ? [place('place', rank.n)] : []),
    ...(rank?.of ? [place('field', rank.of)] : []),
    ...changeDrafts(fact),
    ...completionDrafts(fact),
  ]
}

const magnitude = ({ low, high }: Interval): Interval =>
  high.units <= 0n
    ? { low: { ...high, units: -high.units }, high: { ...low, units: -low.units } }
    : { low, high }

/** The bureau's own figure where it gave one, else everything that the two values allow. */
function changeDrafts(fact: Indicator): Draft[] {
  const change = changeOf(fact)
  // What has not changed is told in words (持平), never by a figure of zero.
  if (!change || change.direction === 'flat') return []
  const { unit, given } = fact
  const rate = isRate(unit)
  const { direction } = change
  const drafts: Draft[] = []
  const difference =
    change.own.difference && change.difference ? pointInterval(change.difference) : possibleDifference(fact)
  if (difference) {
    const shownUnit = rate ? (unit === '‰' ? '个千分点' : '个百分点') : unit
    const shown = change.difference ? `${formatPlain(change.difference)}${shownUnit}` : ''
    // The difference of two figures as shown is what any reader computes.
    const values = change.difference ? magnitude(pointInterval(change.difference)) : magnitude(difference)
    drafts.push({ kind: 'difference', attribute: '增量', values, unit: shownUnit, direction, shown })
  }
  const growth = given?.yoy ? pointInterval(decimal(given.yoy)) : rate ? undefined : possibleGrowth(fact)
  if (growth) {
    const shown = change.growth ? `${formatPlain(change.growth)}%` : ''
    drafts.push({ kind: 'growth', attribute: '同比', values: magnitude(growth), unit: '%', direction, shown })
    if (direction === 'up') {
      const ratio = (percent: Decimal): Decimal => divide(add(percent, HUNDRED), HUNDRED, 12)
      const values = { low: ratio(growth.low), high: ratio(growth.high) }
      drafts.push({ kind: 'multiple', attribute: '同比', values, unit: '倍', direction, shown })
    }
  }
  return drafts
}

const formatPlain = ({ units, scale }: Decimal): string => {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

function completionDrafts(fact: Indicator): Draft[] {
  const { value, target, given, unit } = fact
  const drafts: Draft[] = []
  const goal = target ? decimal(target.value) : undefined
  const rate = given?.rate
    ? pointInterval(decimal(given.rate))
    : value !== null && goal && !isRate(unit)
      ? percentInterval(shownInterval(decimal(value), unit), pointInterval(goal))
      : undefined
  if (rate) {
    const shown = given?.rate ? `${given.rate}%` : ''
    drafts.push({ kind: 'rate', attribute: '完成率', values: rate, unit: '%', shown })
  }
  const completion = completionOf(fact)
  if (completion && value !== null && goal) {
    const gapUnit = isRate(unit) ? '个百分点' : unit
    const values = magnitude(pointInterval(subtract(decimal(value), goal)))
    drafts.push({
      kind: 'gap',
      attribute: '差距',
      values,
      unit: gapUnit,
      shown: `${formatPlain(completion.gap)}${gapUnit}`,
    })
  }
  return drafts
}

/** Figures inside the bureau's own sentences; what they count is said by the clause around them. */
function ownTextClaims(fact: Fact): Claim[] {
  return textsOf(fact).flatMap((text) =>
    splitClauses(text).flatMap(({ start, end }) => {
      const clause = text.slice(start, end)
      return findQuantities(clause).flatMap((quantity): Claim[] => {
        if (quantity.low === null || quantity.high === null || quantity.kind === 'ordinal') return []
        const words = `${clause.slice(0, quantity.start)}${clause.slice(quantity.end)}`
        return [
          {
            fact,
            kind: 'own',
            attribute: '全句',
            values: { low: toBase(quantity.low, quantity.unit), high: toBase(quantity.high, quantity.unit) },
            unit: quantity.unit,
            unitText: quantity.unitText,
            direction: null,
            parts: [words],
            about: [fact.id],
            shown: quantity.raw,
          },
        ]
      })
    }),
  )
}

/** Whether the figure is computed, so that a text may round it. */
export const isDerived = ({ kind }: Claim): boolean =>
  kind === 'growth' || kind === 'multiple' || kind === 'rate'
