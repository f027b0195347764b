import type { Check } from '../../domain/draft.ts'
import { findSuspectNumerals } from '../../text/plain-numerals.ts'
import { findStrangeWords } from '../../text/strange-words.ts'
import { type GateRule, insideAny, withoutSpans } from '../gate-scene.ts'
import { documentPeriods } from './literals.ts'

/** A2 for models, by exclusion: a numeral in no word known to count nothing, and words of number without one. */
export const checkNumberWords: GateRule = (scene) => {
  if (scene.options.author !== 'model') return []
  const allowed = [...scene.ownSpans, ...documentPeriods(scene)]
  return findSuspectNumerals(scene.bare)
    .filter((span) => !insideAny(allowed, span))
    .map(({ start, end }): Check => {
      const words = scene.bare.slice(Math.max(0, start - 1), end + 2)
      return { rule: 'A2', severity: 'error', message: `“${words}”像是数量，数量只能引用台账` }
    })
}

/** A4 for models, by exclusion: a word that is neither general vocabulary nor the bureau's own. */
export const checkVocabulary: GateRule = ({ bare, own, ownSpans, options }) => {
  if (options.author !== 'model') return []
  return findStrangeWords(withoutSpans(bare, ownSpans))
    .filter((span) => !own.allows(bare.slice(span.start, span.end)))
    .map(
      ({ start, end }): Check => ({
        rule: 'A4',
        severity: 'error',
        message: `“${bare.slice(start, end)}”不是通用的词，也不在台账中`,
      }),
    )
}
