import { duplicateShingles, NEARLY_SAME } from '../../../src/retrieval/near-duplicates.ts'
import { jaccard } from '../../../src/retrieval/shingles.ts'
import { splitSentences } from '../../../src/text/sentences.ts'
import { searchTokens } from '../../../src/text/tokens.ts'
import { strongest } from './judgement.ts'
import { createRandom, shuffle } from './measures.ts'
import type { BenchDocument, BenchPassage } from './read-folder.ts'

export const TASKS = ['known-item', 'heading-to-passage', 'fact-sentence-to-passage'] as const
export type Task = (typeof TASKS)[number]

export type BenchQuery = {
  readonly task: Task
  /** The document that it was taken from. */
  readonly document: string
  readonly text: string
  readonly isRelevant: (passage: BenchPassage) => boolean
}

const PER_DOCUMENT = 60
const WORDS = 8
const FACT_LENGTH = 60
const SHORTEST_HEADING = 4
const SHORTEST_FACT = 15
const FIGURE = /\p{N}/u

/**
 * Known item: eight words of a passage that is on the shelf, mixed and without figures. Found is that passage, or
 * one that nearly repeats it: without figures nobody could tell them apart.
 */
export function knownItems(documents: readonly BenchDocument[]): BenchQuery[] {
  return documents.flatMap(({ file, passages }) => {
    const next = createRandom(seedOf(file))
    const queries = shuffle(passages, next).flatMap((passage): BenchQuery[] => {
      const words = new Set(
        searchTokens(passage.text).filter((word) => word.length > 1 && !FIGURE.test(word)),
      )
      if (words.size < WORDS) return []
      const text = shuffle([...words], next)
        .slice(0, WORDS)
        .join(' ')
      const wanted = duplicateShingles(passage.text)
      const isRelevant = (other: BenchPassage): boolean =>
        other === passage || jaccard(wanted, duplicateShingles(other.text)) >= NEARLY_SAME
      return [{ task: 'known-item', document: file, text, isRelevant }]
    })
    return queries.slice(0, PER_DOCUMENT)
  })
}

/** The headings of documents that are not on the shelf; found are passages that were judged to be on the same theme. */
export function headings(documents: readonly BenchDocument[]): BenchQuery[] {
  return documents.flatMap(({ file, passages }) => {
    const all = new Set(passages.flatMap(({ path }) => path.at(-1) ?? []))
    const judged = [...all].flatMap((text): BenchQuery[] => {
      const subject = strongest(text)
      return subject && text.length >= SHORTEST_HEADING
        ? [
            {
              task: 'heading-to-passage',
              document: file,
              text,
              isRelevant: (other) => other.subject === subject,
            },
          ]
        : []
    })
    return shuffle(judged, createRandom(seedOf(file))).slice(0, PER_DOCUMENT)
  })
}

/** Sentences with a figure, cut to 60 characters, of documents that are not on the shelf; found as for headings. */
export function facts(documents: readonly BenchDocument[]): BenchQuery[] {
  return documents.flatMap(({ file, passages }) => {
    const next = createRandom(seedOf(file))
    const judged = passages.flatMap((passage): BenchQuery[] => {
      const { subject } = passage
      if (subject === null) return []
      const sentences = splitSentences(passage.text)
        .map(({ start, end }) => passage.text.slice(start, end))
        .filter((sentence) => sentence.length >= SHORTEST_FACT && FIGURE.test(sentence))
      const [sentence] = shuffle(sentences, next)
      if (sentence === undefined) return []
      const text = sentence.slice(0, FACT_LENGTH)
      const isRelevant = (other: BenchPassage): boolean => other.subject === subject
      return [{ task: 'fact-sentence-to-passage', document: file, text, isRelevant }]
    })
    return shuffle(judged, next).slice(0, PER_DOCUMENT)
  })
}

function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
