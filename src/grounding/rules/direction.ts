import type { Check } from '../../domain/draft.ts'
import type { Indicator } from '../../domain/fact-sheet.ts'
import { changeOf } from '../../facts/derive.ts'
import { sizeOf } from '../../facts/describe.ts'
import type { GateRule, Scene, SceneClause, UsedReference } from '../gate-scene.ts'
import {
  APPROXIMATOR_AFTER,
  APPROXIMATOR_BEFORE,
  DOWN_WORDS,
  LARGE_WORDS,
  MEDIUM_WORDS,
  UP_WORDS,
} from '../vocabulary.ts'

const fault = (message: string): Check => ({ rule: 'A7', severity: 'error', message })

/** A7: words of direction, degree and approximation beside a reference agree with its fact. */
export const checkDirection: GateRule = (scene) => [
  ...scene.refs.flatMap((ref) => checkApproximator(ref, scene)),
  ...scene.clauses.flatMap((clause) => (clause.refs.length > 0 ? checkClause(clause) : [])),
]

/** Attributes that begin or end with a bare figure. */
const FIGURES = new Set(['值', '上年', '累计', '投资', '数量'])

function checkApproximator({ at, reference }: UsedReference, { bare }: Scene): Check[] {
  if (!FIGURES.has(reference.attribute)) return []
  const before = APPROXIMATOR_BEFORE.exec(bare.slice(Math.max(0, at - 3), at))?.[0]
  const after = APPROXIMATOR_AFTER.exec(bare.slice(at + 1, at + 4))?.[0]
  return [before, after]
    .filter((word) => word !== undefined)
    .map((word) => fault(`引用前后不能自加“${word}”，约数由程序按台账写出`))
}

/** Words of change speak of the indicators in their own clause; with several of them, of each. */
function checkClause({ text, refs }: SceneClause): Check[] {
  const indicators = refs.map(({ fact }) => fact).filter((fact) => fact.kind === 'indicator')
  return [...new Set(indicators)].flatMap((indicator) => [
    ...checkChange(text, indicator),
    ...checkDegree(text, indicator),
  ])
}

const found = (text: string, words: RegExp): string | undefined => text.match(words)?.[0]

function checkChange(text: string, indicator: Indicator): Check[] {
  const direction = changeOf(indicator)?.direction
  const words = text.replaceAll(indicator.label, '')
  const [up, down] = [found(words, UP_WORDS), found(words, DOWN_WORDS)]
  // A clause that has both speaks of two things, and which is whose cannot be told.
  if (!direction || (up && down)) return []
  if (up && direction !== 'up') {
    return [fault(`“${indicator.label}”实际${direction === 'down' ? '下降' : '持平'}，不能写“${up}”`)]
  }
  if (down && direction !== 'down') {
    return [fault(`“${indicator.label}”实际${direction === 'up' ? '上升' : '持平'}，不能写“${down}”`)]
  }
  return []
}

function checkDegree(text: string, indicator: Indicator): Check[] {
  const size = sizeOf(indicator)
  const words = text.replaceAll(indicator.label, '')
  const large = found(words, LARGE_WORDS)
  if (large && size !== '大') return [fault(`“${indicator.label}”的变化不足以写“${large}”`)]
  const medium = found(words, MEDIUM_WORDS)
  if (medium && size !== '大' && size !== '中') {
    return [fault(`“${indicator.label}”的变化不足以写“${medium}”`)]
  }
  return []
}
