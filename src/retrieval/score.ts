import type { DocumentKind, Level, Role, ScoreParts } from '../domain/document.ts'
import type { SearchRequest } from '../domain/shelf.ts'
import type { Theme } from '../domain/theme.ts'
import { type FusionWeights, fusionWeights } from './fusion.ts'
import { createNameMatcher } from './match-name.ts'
import { lettersOf, type Query } from './query.ts'

/** A passage that an arm of the search found. Both scores are computed for every candidate of either arm. */
export type Candidate = {
  readonly passageId: string
  readonly documentId: string
  readonly organ: string | null
  readonly kind: DocumentKind
  readonly level: Level | null
  /** The year that the document tells of. */
  readonly year: number | null
  readonly role: Role
  readonly theme: Theme
  /** The innermost heading that the passage stands under. */
  readonly heading: string
  readonly text: string
  /** BM25; 0 where no term is common. */
  readonly lexical: number
  /** Cosine; 0 where there is no vector. */
  readonly vector: number
  /** Inner product with the middle of the best candidates' vectors; 0 where there is none. */
  readonly neighbours: number
  /** Holds every word of the query. */
  readonly isComplete: boolean
}

export type Scored<T> = T & { readonly score: number; readonly parts: ScoreParts }

/** More than nearness and agreement together: what holds the very words comes before what is only like them. */
const PHRASE_BOOST = 1.5
const THEME_BOOST = 0.3
/** What the best candidates agree on is surer than one of them, and less sure than what the asker says. */
const VOTE_BOOST = 0.1
/** The bureau's own wording before the like of it from elsewhere. */
const ORGAN_BOOST = 0.3
const ROLE_BOOST = 0.1
const KIND_BOOST = 0.1
const LEVEL_BOOST = 0.1
const RECENCY_BOOST = 0.05
/** After so many years a document counts half as new. */
const RECENCY_HALF_LIFE_YEARS = 4
/** The best candidates vote on the theme that the query is about. */
const VOTERS = 20

/**
 * Scores candidates, the best first. Each measure counts by its share of the highest, which keeps the exact hit of
 * one arm on top where counting ranks would bury it; then what the passage is for counts in. The order of the input
 * does not matter.
 */
export function scoreCandidates<T extends Candidate>(
  candidates: readonly T[],
  prefer: SearchRequest['prefer'],
  query: Pick<Query, 'isKeywords' | 'terms' | 'phrase'>,
): Scored<T>[] {
  const tops = {
    lexical: topOf(candidates.map(({ lexical }) => lexical)),
    vector: topOf(candidates.map(({ vector }) => vector)),
    neighbours: topOf(candidates.map(({ neighbours }) => neighbours)),
  }
  const weights = fusionWeights(query)
  const shares = shareOut(weights, tops)
  const complete = candidates.filter(({ isComplete }) => isComplete).length
  const fused = candidates.map((candidate) => ({
    candidate,
    lexical: shareOfTop(shares.lexical, candidate.lexical, tops.lexical),
    vector: shareOfTop(shares.vector, candidate.vector, tops.vector),
    neighbours: shareOfTop(shares.neighbours, candidate.neighbours, tops.neighbours),
    complete: candidate.isComplete
      ? weights.completeAlone / complete + shareOfTop(weights.completeWords, candidate.lexical, tops.lexical)
      : 0,
  }))
  const themeShare = prefer?.theme
    ? new Map<Theme, number>([[prefer.theme, THEME_BOOST]])
    : query.isKeywords
      ? new Map<Theme, number>()
      : voteOnTheme(
          fused.map(({ candidate, lexical, vector, neighbours }) => ({
            theme: candidate.theme,
            weight: lexical + vector + neighbours,
          })),
        )
  const newest = candidates.reduce((latest, { year }) => Math.max(latest, year ?? 0), 0)
  const isMeant = prefer?.organ === undefined ? () => false : createNameMatcher(prefer.organ)
  const isPreferred = (organ: string | null): boolean => organ !== null && isMeant(organ)
  return fused
    .map(({ candidate, ...found }) => {
      const parts: ScoreParts = {
        ...found,
        phrase: holdsPhrase(candidate, query) ? PHRASE_BOOST : 0,
        theme: themeShare.get(candidate.theme) ?? 0,
        role: prefer?.role === candidate.role ? ROLE_BOOST : 0,
        organ: isPreferred(candidate.organ) ? ORGAN_BOOST : 0,
        kind: prefer?.kind === candidate.kind ? KIND_BOOST : 0,
        level: prefer?.level !== undefined && prefer.level === candidate.level ? LEVEL_BOOST : 0,
        recency: prefer?.recent ? recencyOf(candidate.year, newest) : 0,
      }
      const score = Object.values(parts).reduce((sum, part) => sum + part, 0)
      return { ...candidate, score, parts }
    })
    .sort((a, b) => b.score - a.score || (a.passageId < b.passageId ? -1 : 1))
}

const topOf = (values: readonly number[]): number => values.reduce((top, value) => Math.max(top, value), 0)

const recencyOf = (year: number | null, newest: number): number =>
  year === null ? 0 : RECENCY_BOOST * 0.5 ** ((newest - year) / RECENCY_HALF_LIFE_YEARS)

const holdsPhrase = ({ heading, text }: Candidate, { phrase }: Pick<Query, 'phrase'>): boolean =>
  phrase !== null && (lettersOf(text).includes(phrase.letters) || lettersOf(heading).includes(phrase.letters))

type Measures = Pick<FusionWeights, 'lexical' | 'vector' | 'neighbours'>

/** A measure by which nothing was found leaves its share to the others. */
function shareOut(weights: Measures, tops: Measures): Measures {
  const lexical = tops.lexical > 0 ? weights.lexical : 0
  const vector = tops.vector > 0 ? weights.vector : 0
  const neighbours = tops.neighbours > 0 ? weights.neighbours : 0
  const all = lexical + vector + neighbours || 1
  return { lexical: lexical / all, vector: vector / all, neighbours: neighbours / all }
}

const shareOfTop = (share: number, value: number, top: number): number =>
  top > 0 ? (share * Math.max(value, 0)) / top : 0

/** What each theme is worth by its share in the weight of the best candidates. What belongs to no field has no say. */
function voteOnTheme(
  candidates: readonly { readonly theme: Theme; readonly weight: number }[],
): Map<Theme, number> {
  const voters = [...candidates]
    .sort((a, b) => b.weight - a.weight || (a.theme < b.theme ? -1 : 1))
    .slice(0, VOTERS)
  const total = voters.reduce((sum, { weight }) => sum + weight, 0)
  const shares = new Map<Theme, number>()
  for (const { theme, weight } of voters) {
    if (theme !== '综合' && total > 0)
      shares.set(theme, (shares.get(theme) ?? 0) + (VOTE_BOOST * weight) / total)
  }
  return shares
}
