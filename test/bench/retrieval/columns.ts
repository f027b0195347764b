import type { Embedder } from '../../../src/domain/ports.ts'
import { countTerms, passageWeight, queryWeight } from '../../../src/retrieval/bm25.ts'
import { lexicalText, vectorText } from '../../../src/retrieval/index-text.ts'
import { readQuery } from '../../../src/retrieval/query.ts'
import { searchTokens } from '../../../src/text/tokens.ts'
import type { BenchPassage } from './read-folder.ts'
import type { BenchShelf } from './shelf.ts'

/** A result: the passages that it holds, each with its share of the result and of the passage. */
export type Result = readonly {
  readonly passage: BenchPassage
  readonly ofResult: number
  readonly ofPassage: number
}[]

/** One way to search, over what is on the shelf; the best first. */
export type Column = { readonly name: string; readonly search: (text: string) => Promise<Result[]> }

const DEPTH = 10

export const wholePassage = (passage: BenchPassage): Result => [{ passage, ofResult: 1, ofPassage: 1 }]

export const createOurs = ({ shelf, byId }: BenchShelf): Column => ({
  name: 'ours',
  async search(text) {
    const { hits, degraded } = await shelf.search({ query: text, limit: DEPTH })
    if (degraded) throw new Error(degraded)
    return hits.flatMap(({ passageId }) => {
      const passage = byId.get(passageId)
      return passage ? [wholePassage(passage)] : []
    })
  },
})

/** The lexical arm by itself: every passage scored, nothing else done. */
export function createLexicalArm({ passages }: BenchShelf): Column {
  const score = createBm25(passages)
  return { name: 'BM25 alone', search: async (text) => best(passages, score(text)) }
}

/** The vector arm by itself: every passage compared, nothing else done. */
export async function createVectorArm({ passages, embedder }: BenchShelf): Promise<Column> {
  const score = await createCosine(passages, embedder)
  return { name: 'vectors alone', search: async (text) => best(passages, await score(text)) }
}

/** BM25 of a query for every passage, in their order. */
export function createBm25(passages: readonly BenchPassage[]): (text: string) => number[] {
  const counted = passages.map((passage) => countTerms(searchTokens(lexicalText(passage))))
  const lengths = counted.map((terms) => [...terms.values()].reduce((sum, count) => sum + count, 0))
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  const passagesWith = new Map<string, number>()
  for (const terms of counted) {
    for (const term of terms.keys()) passagesWith.set(term, (passagesWith.get(term) ?? 0) + 1)
  }
  return (text) => {
    const wanted = [...(readQuery(text)?.terms ?? [])].map(([term, count]) => ({
      term,
      weight: queryWeight(count, passagesWith.get(term) ?? 0, passages.length),
    }))
    return counted.map((terms, index) =>
      wanted.reduce((sum, { term, weight }) => {
        const count = terms.get(term)
        return count === undefined ? sum : sum + weight * passageWeight(count, lengths[index] ?? 0, mean)
      }, 0),
    )
  }
}

/** The cosine of a query with every passage, in their order. */
export async function createCosine(
  passages: readonly BenchPassage[],
  embedder: Embedder,
): Promise<(text: string) => Promise<number[]>> {
  const vectors = await embedder.embed(passages.map(vectorText))
  return async (text) => {
    const [wanted] = await embedder.embed([readQuery(text)?.text ?? text])
    return vectors.map((vector) => vector.reduce((sum, value, at) => sum + value * (wanted?.[at] ?? 0), 0))
  }
}

function best(passages: readonly BenchPassage[], scores: readonly number[]): Result[] {
  return passages
    .map((passage, index) => ({ passage, score: scores[index] ?? 0 }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.passage.id < b.passage.id ? -1 : 1))
    .slice(0, DEPTH)
    .map(({ passage }) => wholePassage(passage))
}
