import type { Fact } from '../../domain/fact-sheet.ts'
import type { Attribute } from '../../domain/reference.ts'
import type { Place } from './place.ts'
import { isOptional, pointsToTell } from './points.ts'
import { attributesOf, shownAs } from './shown-words.ts'
import { traitsOf } from './traits.ts'

const MOST_TOGETHER = 4
const MOST_TASKS = 12
const LONGEST_NAME = 16

/**
 * Gathers neighbouring facts that can share one clause: several of the same kind with nothing to tell but one
 * value or one state, of the same unit, alike in every trait. Never facts that moved in opposite directions.
 */
export function groupFacts(facts: readonly Fact[], place: Place): Fact[][] {
  const groups: Fact[][] = []
  let last: string | undefined
  for (const fact of facts) {
    const likeness = likenessOf(fact, place)
    const group = groups.at(-1)
    if (
      group &&
      likeness !== undefined &&
      likeness === last &&
      (fact.kind === 'last-plan' || group.length < MOST_TOGETHER)
    )
      group.push(fact)
    else groups.push([fact])
    last = likeness
  }
  return groups.flatMap(splitEvenly)
}

/** A long list reads better as two of one length than as a full one and a rest. */
function splitEvenly(group: Fact[]): Fact[][] {
  const parts = Math.ceil(group.length / MOST_TASKS)
  const size = Math.ceil(group.length / parts)
  return Array.from({ length: parts }, (_, i) => group.slice(i * size, (i + 1) * size))
}

/** Facts with the same likeness may stand in one clause; undefined for a fact that stands alone. */
function likenessOf(fact: Fact, place: Place): string | undefined {
  const { index } = place
  if (fact.label.length > LONGEST_NAME || /[、，；和与及或]/.test(fact.label)) return undefined
  const points = pointsToTell(index, fact, attributesOf(index, fact), place)
  const shared = SHARED[fact.kind]
  if (fact.kind === 'plan' && (fact.measure !== undefined || fact.target !== undefined)) return undefined
  if (
    points.some(
      (point) =>
        !shared.includes(point) &&
        !(fact.kind === 'plan' && isOptional(place.index, fact, point, place.detail)),
    )
  )
    return undefined
  const traits = [...traitsOf(index, fact, place)].toSorted().join(' ')
  switch (fact.kind) {
    case 'indicator':
      return `${fact.kind} ${fact.unit} ${fact.period ?? ''} ${fact.asOf ?? ''} ${traits}`
    case 'project':
    case 'last-plan': {
      const state = shownAs(fact, '状态', place)
      return state ? `${fact.kind} ${state} ${fact.kind === 'project' ? traits : ''}` : undefined
    }
    case 'award':
      return `${fact.kind} ${traits} ${points.includes('授予') ? fact.by : ''}`
    case 'own-name':
    case 'plan':
      return `${fact.kind} ${traits}`
    default:
      return undefined
  }
}

/** All that facts of the kind may tell beside their names when they share a clause. */
const SHARED: Readonly<Record<Fact['kind'], readonly Attribute[]>> = {
  indicator: ['值'],
  project: ['状态'],
  'last-plan': ['状态'],
  award: ['授予'],
  'own-name': ['名称'],
  event: [],
  problem: [],
  plan: ['措施'],
}
