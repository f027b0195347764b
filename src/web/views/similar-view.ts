import type { Hit } from '../../domain/document.ts'
import type { Sentence } from '../../domain/draft.ts'
import { isRunning } from '../state/document-state.ts'
import type { PageState } from '../state/page-state.ts'
import { sentencesOf } from './draft-view.ts'

export const MOST_SIMILAR = 3
const QUERY_CHARACTERS = 200

const GAP = /【[^】]{0,60}】/g
// A figure or a quoted name would turn the search into a look-up of that one place.
const FIGURE = /[0-9０-９]+(?:[.,．，·/-][0-9０-９]+)*(?:[%％‰]|个百分点|[万亿]?[余多]?[\p{Script=Han}]?)/gu
const QUOTES = /[“”‘’"「」『』《》〈〉]/g

/** What to search for to find wordings like a sentence: its heading and its words, without figures, gaps and quotes. */
export function similarQuery(heading: string, { text }: Pick<Sentence, 'text'>): string {
  const words = text.replace(GAP, '').replace(FIGURE, ' ').replace(QUOTES, '')
  return `${heading.replace(FIGURE, ' ')} ${words}`.replace(/\s+/g, ' ').trim().slice(0, QUERY_CHARACTERS)
}

/** The sentence whose sources are in view: the pinned one, or the one under the pointer. */
export function shownSentence({
  document: { draft },
  source: { pinned, hovered },
}: PageState): Sentence | undefined {
  const shown = pinned ?? hovered
  return draft === null || shown === null ? undefined : sentencesOf(draft).find(({ id }) => id === shown)
}

/**
 * The sentence for which similar passages are to be searched now; undefined where none is chosen or they are known.
 * While sentences are coming the pointer over them is no choice: only a pinned one counts.
 */
export function sentenceToSearch(state: PageState): Sentence | undefined {
  if (isRunning(state.document) && state.source.pinned === null) return undefined
  const sentence = shownSentence(state)
  return sentence !== undefined && state.source.similar.get(sentence.id)?.status !== 'found'
    ? sentence
    : undefined
}

/** The best of what was found, without the passages that the sentence itself leans on. */
export const pickSimilar = (hits: readonly Hit[], used: readonly string[]): Hit[] =>
  hits.filter(({ passageId }) => !used.includes(passageId)).slice(0, MOST_SIMILAR)
