import { compare, decimal, multiply, parseDecimal } from '../../domain/decimal.ts'
import type { Fact, FactSheet, Indicator, LastPlanItem, TargetSense } from '../../domain/fact-sheet.ts'
import { nameLikeness } from '../../text/likeness.ts'
import { unitOf } from '../../text/units.ts'
import { isRate } from '../derive.ts'
import type { ExtractedFigure } from '../extract/figure.ts'
import { bareName, comparableUnits, isSameName } from '../metric-names.ts'
import { targetOf } from './plan-items.ts'

/** A figure that an item of last year's plan set, and what this year's sheet says of it. */
export type PlanFigure = {
  readonly raw: string
  readonly metric: string
  readonly value: string
  readonly unit: string
  /** The fact that the figure is about; null where the sheet has none of that name. */
  readonly fact: string | null
  readonly actual: string | null
  /** reached and missed only where the sense of the target is beyond doubt. */
  readonly state: 'reached' | 'missed' | 'open' | 'unknown'
}

/** A value of the sheet that a planned figure can be held against: an indicator, or a figure of a project, award or event. */
type Candidate = {
  readonly id: string
  readonly names: readonly string[]
  readonly value: string | null
  readonly unit: string
  readonly basis: Indicator['basis'] | null
  readonly better: Indicator['better']
  readonly sense: TargetSense | undefined
  readonly theme: Fact['theme']
}

function candidatesOf({ facts }: FactSheet): Candidate[] {
  return facts.flatMap((fact): Candidate[] => {
    const { id, label, aliases, theme } = fact
    const named = { id, theme, better: 'none' as const, sense: undefined }
    switch (fact.kind) {
      case 'indicator': {
        const { value, unit, basis, better, target } = fact
        return [{ ...named, names: [label, ...aliases], value, unit, basis, better, sense: target?.sense }]
      }
      case 'project':
      case 'award':
      case 'event':
        return fact.figures.map((figure) => ({
          ...named,
          // What an event is called may be what its only figure counts; a building's name is not.
          names: [
            figure.label,
            `${label}${figure.label}`,
            ...(fact.kind === 'event' && fact.figures.length === 1 ? [label] : []),
          ],
          value: figure.value,
          unit: figure.unit,
          basis: null,
        }))
      default:
        return []
    }
  })
}

/** The figures of an item, each with the value of the same name in the sheet, and whether it was reached. */
export function planFigures(
  item: LastPlanItem,
  figures: readonly ExtractedFigure[],
  sheet: FactSheet,
): PlanFigure[] {
  const candidates = candidatesOf(sheet)
  const stated = figures
    .filter(
      ({ kind, value, upper, comparison }) =>
        kind === 'target' && value !== null && upper === null && comparison === null,
    )
    .map((figure): PlanFigure => {
      const candidate = candidateFor(figure, candidates, item.theme)
      return measured(figure, candidate, candidate?.sense ?? targetOf(figure).sense)
    })
  const { target } = item
  const linked = candidates.find(({ id }) => id === target?.indicator)
  if (!target?.value || !linked) return stated
  const unit = target.unit || linked.unit
  const metric = linked.names[0] ?? item.label
  const own = measured(
    { raw: `${target.value}${unit}`, metric, value: target.value, unit },
    linked,
    target.sense,
  )
  return [own, ...stated.filter(({ fact, value }) => fact !== linked.id && value !== target.value)]
}

function measured(
  { raw, metric, value, unit }: Pick<ExtractedFigure, 'raw' | 'metric' | 'value' | 'unit'>,
  candidate: Candidate | undefined,
  sense: TargetSense | undefined,
): PlanFigure {
  const figure = { raw, metric, value: value ?? '', unit }
  if (!candidate) return { ...figure, fact: null, actual: null, state: 'unknown' }
  if (candidate.value === null) return { ...figure, fact: candidate.id, actual: null, state: 'open' }
  const actual = `${candidate.value}${candidate.unit}`
  return { ...figure, fact: candidate.id, actual, state: stateOf(candidate.value, candidate, figure, sense) }
}

/** Without a stated sense a target is reached in the direction that the bureau calls better, and else not judged. */
function stateOf(
  value: string,
  { unit, better }: Candidate,
  aim: Pick<PlanFigure, 'value' | 'unit'>,
  sense: TargetSense | undefined,
): PlanFigure['state'] {
  if (parseDecimal(aim.value) === undefined) return 'unknown'
  const factor = (name: string) => unitOf(name)?.factor ?? decimal('1')
  const order = compare(
    multiply(decimal(value), factor(unit)),
    multiply(decimal(aim.value), factor(aim.unit)),
  )
  const meant = sense ?? (better === 'up' ? '不低于' : better === 'down' ? '不高于' : undefined)
  if (order === 0) return 'reached'
  if (meant === '不低于') return order > 0 ? 'reached' : 'missed'
  if (meant === '不高于') return order < 0 ? 'reached' : 'missed'
  return meant === '等于' ? 'missed' : 'unknown'
}

const ALIKE = 0.75
/** A short name says little: 幼儿园 is part of many. The name of a rate says what it is by its end. */
const LEAST_LENGTH = 0.5

function candidateFor(
  { metric, unit, basis }: ExtractedFigure,
  candidates: readonly Candidate[],
  theme: LastPlanItem['theme'],
): Candidate | undefined {
  const fitting = candidates.filter(
    (candidate) => comparableUnits(candidate.unit, unit) && sameBasis(candidate.basis, basis, unit),
  )
  const same = fitting.find(({ names }) => names.some((name) => isSameName(name, metric)))
  if (same) return same
  return fitting
    .map((candidate) => ({
      candidate,
      score: Math.max(...candidate.names.map((name) => nameScore(bareName(name), bareName(metric), unit))),
      own: candidate.theme === theme,
    }))
    .filter(({ score }) => score >= ALIKE)
    .toSorted((a, b) => b.score - a.score || Number(b.own) - Number(a.own))[0]?.candidate
}

/** What is new in a year is not held against a total, nor the reverse; for a rate there is no such difference. */
const sameBasis = (own: Candidate['basis'], aim: ExtractedFigure['basis'], unit: string): boolean =>
  own === null || isRate(unit) || (own === 'new') === (aim === 'new') || (own === 'new' && aim === 'stock')

function nameScore(a: string, b: string, unit: string): number {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (short.length < long.length * LEAST_LENGTH && !(isRate(unit) && long.endsWith(short))) return 0
  return nameLikeness(a, b)
}
