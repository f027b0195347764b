import { rankWordsIn } from '../grounding/rank-words.ts'
import {
  APPROXIMATOR_AFTER,
  APPROXIMATOR_BEFORE,
  CAUSAL,
  COMPLETED,
  DONE_VERBS,
  DOWN_WORDS,
  FUTURE,
  LARGE_WORDS,
  MEDIUM_WORDS,
  UP_WORDS,
} from '../grounding/vocabulary.ts'
import { MODEL_WORDS } from '../text/lexicon/model-words.ts'
import { findLiterals } from '../text/literals.ts'
import { findNames } from '../text/names.ts'
import { findPeriods } from '../text/periods.ts'

/** What a text denies, what is done, under way or to come, and of how many it speaks: one more or less is another statement. */
const STATED =
  /[未没不无非莫勿免]|[已拟将欲正待可能应须]|[曾才刚仍还]|在建|[停撤废缓]|所有|全部|全体|全面|部分|个别|多数|少数|[各每均都共仅只约近超逾余多]|同[比期]|比[^，。；]{0,6}/g
const PLACES = /[省市县区镇乡村国州校局厅部委院企]/g

/** Alike words count together: of 提高 and 扩大 one may take the place of the other. */
const CLASSES: readonly RegExp[] = [
  UP_WORDS,
  DOWN_WORDS,
  LARGE_WORDS,
  MEDIUM_WORDS,
  DONE_VERBS,
  COMPLETED,
  FUTURE,
  CAUSAL,
  APPROXIMATOR_BEFORE,
  APPROXIMATOR_AFTER,
].map(({ source }) => new RegExp(source, 'g'))

/**
 * All that a sentence claims, in a form that can be compared: figures, names, ranks, times, fields of work, directions and
 * degrees, what is done, to come or denied. Two wordings of one statement have the same.
 */
export function claimsOf(text: string): string {
  const found = [...findLiterals(text), ...findNames(text), ...rankWordsIn(text), ...findPeriods(text)].map(
    ({ start, end }) => text.slice(start, end),
  )
  const stated = [...(text.match(STATED) ?? []), ...(text.match(PLACES) ?? [])]
  const fields = [...MODEL_WORDS.fields].flatMap((word) =>
    Array.from({ length: text.split(word).length - 1 }, () => word),
  )
  const counts = CLASSES.map((words) => text.match(words)?.length ?? 0)
  return [...[...found, ...stated, ...fields].toSorted(), ...counts].join('|')
}
