import { queryWeight, rarestTerms } from '../../../retrieval/bm25.ts'
import type { Query as TypedQuery } from '../../../retrieval/query.ts'
import { toSparseVector } from '../storable.ts'
import type { Query } from '../store-options.ts'
import { SCANNED } from './attributes.ts'
import { dimensionOf, numberTerm } from './terms.ts'

/** A query's term as the index knows it. */
type WeightedTerm = { readonly key: string; readonly passages: number; readonly weight: number }

/** How the lexical arm looks: by indexed terms, or, where the index knows none of them, by the letters themselves. */
export type LexicalArm =
  | {
      readonly terms: readonly WeightedTerm[]
      /** The words as typed; null where the index does not know them all, so that no passage holds them. */
      readonly typed: readonly string[] | null
      /** Where nothing but figures was typed, the terms that hold one: a passage without any is not found. */
      readonly needed: readonly WeightedTerm[] | null
    }
  | { readonly letters: string }

/** The query's terms under their keys, with the number of times each occurs. */
export const keyTerms = (tenantId: string, typed: TypedQuery) =>
  Array.from(typed.terms, ([term, occurrences]) => ({
    term,
    occurrences,
    key: numberTerm(tenantId, term).key,
  }))

const MAX_UNKNOWN_WORDS = 8
const MAX_RELATIVES = 20
/** A word that only contains the one typed, or is contained in it, says less than the word itself. */
const RELATIVE_WEIGHT = 0.5

/**
 * Weighs the query's words by how many passages hold them. A word that was never cut so, as 党 beside 党建,
 * stands for the indexed words that contain it or that it contains; so does a single character, which few texts
 * have as a word of its own.
 */
export async function planLexicalArm(
  query: Query,
  tenantId: string,
  typed: TypedQuery,
  shelf: {
    readonly passages: number
    readonly known: readonly { readonly key: string; readonly passages: number }[]
  },
): Promise<LexicalArm> {
  const passagesOf = new Map(shelf.known.map((row) => [row.key, row.passages]))
  const terms = new Map<string, WeightedTerm>()
  const known: string[] = []
  const unknown: string[] = []
  for (const { term, key, occurrences } of keyTerms(tenantId, typed)) {
    const passages = passagesOf.get(key)
    if (passages === undefined || typed.text.length === 1) unknown.push(term)
    if (passages !== undefined) {
      known.push(key)
      terms.set(key, { key, passages, weight: queryWeight(occurrences, passages, shelf.passages) })
    }
  }
  const { figures } = typed
  const relatives = await findRelatives(query, tenantId, unknown, figures.length > 0)
  for (const { key, passages } of relatives) {
    if (terms.has(key)) continue
    const weight = RELATIVE_WEIGHT * queryWeight(1, passages, shelf.passages)
    terms.set(key, { key, passages, weight })
  }
  if (figures.length === 0 && terms.size === 0) return { letters: typed.text }
  const needed = figures.flatMap((figure) => [
    numberTerm(tenantId, figure).key,
    ...relatives.flatMap(({ key, word }) => (word === figure ? [key] : [])),
  ])
  return {
    terms: [...terms.values()],
    typed: known.length === typed.terms.size ? known : null,
    needed: figures.length === 0 ? null : [...terms.values()].filter(({ key }) => needed.includes(key)),
  }
}

/** Nothing on the shelf holds any of the figures that alone were asked for. */
export const findsNothing = (arm: LexicalArm): boolean => 'terms' in arm && arm.needed?.length === 0

async function findRelatives(
  query: Query,
  tenantId: string,
  words: readonly string[],
  /** A figure says nothing by a part of it. */
  onlyLonger: boolean,
): Promise<{ word: string; key: string; passages: number }[]> {
  if (words.length === 0) return []
  return query(
    `select distinct word, relative.key, relative.passages
     from unnest($2::text[]) as word, lateral (
       select key, passages from search_term
       where tenant_id = $1
         and (position(word in term) > 0 or (not $4 and length(term) > 1 and position(term in word) > 0))
       order by passages desc, key
       limit $3
     ) as relative`,
    [tenantId, words.slice(0, MAX_UNKNOWN_WORDS), MAX_RELATIVES, onlyLonger],
  )
}

/** Whether there are passages that only the common terms of the query would bring in. */
export const leavesOutTerms = (arm: LexicalArm): boolean =>
  'terms' in arm && arm.needed === null && rarestTerms(arm.terms).length < arm.terms.length

export type LexicalSql = {
  readonly scan: string
  readonly scoreOf: (passageId: string) => string
  /** Of a row of the lexical index, whether it holds every word of the query. */
  readonly isComplete: string
}

/**
 * The rows that hold any of the rarest terms, or of all with `everyTerm`, and the score of one passage whose
 * id is given: the inner product of the stored weights with the query's, which is BM25.
 */
export function lexicalScanSql(
  arm: LexicalArm,
  add: (value: unknown) => string,
  where: string,
  everyTerm: boolean,
): LexicalSql {
  if ('letters' in arm) {
    const letters = add(arm.letters)
    const score = `(length(lower(text)) - length(replace(lower(text), ${letters}, '')))::real / length(${letters})`
    return {
      scan: `select ${SCANNED}, score from (select * from passage_lexical where ${where}) as l,
        lateral (
          select ${score} as score from passage
          where passage.tenant_id = $1 and passage.id = l.passage_id and position(${letters} in lower(text)) > 0
        ) as counted`,
      scoreOf: (passageId) => `(select ${score} from passage where tenant_id = $1 and id = ${passageId})`,
      isComplete: 'false',
    }
  }
  const terms = add(
    (arm.needed ?? (everyTerm ? arm.terms : rarestTerms(arm.terms))).map(({ key }) => key).join(' | '),
  )
  const weights = add(toSparseVector(arm.terms.map(({ key, weight }) => [dimensionOf(key), weight])))
  const score = `-(weights <#> ${weights}::sparsevec)`
  return {
    scan: `select ${SCANNED}, ${score} as score
      from passage_lexical where ${where} and terms @@ ${terms}::tsquery`,
    scoreOf: (passageId) =>
      `(select ${score} from passage_lexical where tenant_id = $1 and passage_id = ${passageId})`,
    isComplete: arm.typed ? `terms @@ ${add(arm.typed.join(' & '))}::tsquery` : 'false',
  }
}
