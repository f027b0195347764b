import type { OwnPattern } from '../../domain/draft.ts'
import type { Condition, Pattern } from './pattern.ts'
import { patternsOf } from './pattern.ts'

const LEVEL: readonly Condition[] = [
  '!verb-label',
  '!newly-added',
  '!cumulative',
  '!scoped',
  '!own-time',
  '!zero',
  'stock',
]

/** The bureau's own wordings for a metric, beside those of the bank, under the conditions in which they are true. */
export function ownPatternsOf(patterns: readonly OwnPattern[]): Pattern[] {
  return patternsOf(
    'indicator',
    'head',
    patterns.flatMap(({ words, direction }) => {
      const when: Condition[] = [...LEVEL, direction ?? 'flat', ...ofUnit(words)]
      const texts = [`{名称}${words}{值}`, `{名称}${words}{值}，{变化}`]
      return texts.map((text, i) => [`own-${words}-${i}`, when, text, words.slice(-1)] as const)
    }),
  )
}

/** Shares rise and fall; only what is counted grows and shrinks. */
const ofUnit = (words: string): readonly Condition[] =>
  /增长|增加|扩大|拓展|减少|压减/.test(words) ? ['!rate'] : /提高|提升|攀升|压降/.test(words) ? ['rate'] : []

/** Whether the pattern is the bureau's own. */
export const isOwnPattern = (id: string): boolean => id.startsWith('indicator.head.own-')
