import { diffArrays } from 'diff'
import type { WordChange } from '../domain/suggestion.ts'

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })
/** A figure with its marks and unit sign is one word: 58.2% never changes by a digit. */
const WORD = /\d[\d,.]*%?|\D+/g

/** What turns one text into another, word by word. */
export function wordChanges(before: string, after: string): WordChange[] {
  return diffArrays(wordsOf(before), wordsOf(after)).map(({ value, added, removed }) => ({
    type: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}

const wordsOf = (text: string): string[] =>
  (text.match(WORD) ?? []).flatMap((run) =>
    /^\d/.test(run) ? [run] : Array.from(SEGMENTER.segment(run), ({ segment }) => segment),
  )
