import type { DocumentKind, Level, Role } from '../domain/document.ts'
import type { SearchRequest } from '../domain/ports.ts'
import type { Theme } from '../domain/theme.ts'

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
  readonly text: string
  /** BM25; 0 where no term is common. */
  readonly lexical: number
  /** Cosine; 0 where there is no vector. */
  readonly vector: number
}

/** What a score is the sum of; each part is its share after weighting. */
export type ScoreParts = {
  readonly lexical: number
  readonly vector: number
  readonly theme: number
  readonly role: number
  readonly organ: number
  readonly kind: number
  readonly level: number
  readonly recency: number
}

export type Scored<T> = T & { readonly score: number; readonly parts: ScoreParts }

/** How much the vector arm counts beside the lexical: less where one certain place is looked for. */
const VECTOR_SHARE = 0.5
const VECTOR_SHARE_LOOKUP = 0.3
const THEME_BOOST = 0.3
const ROLE_BOOST = 0.1
const ORGAN_BOOST = 0.1
const KIND_BOOST = 0.1
const LEVEL_BOOST = 0.1
const RECENCY_BOOST = 0.05
/** After so many years a document counts half as new. */
const RECENCY_HALF_LIFE_YEARS = 4
/** The best candidates vote on the theme that the query is about. */
const VOTERS = 20

/**
 * Scores candidates, the best first. Each arm's scores are measured by its highest and mixed, which keeps the
 * exact hit of one arm on top where counting ranks would bury it; then what the passage is for counts in. The
 * order of the input does not matter.
 */
export function scoreCandidates<T extends Candidate>(
  candidates: readonly T[],
  prefer: SearchRequest['prefer'],
  isLookup: boolean,
): Scored<T>[] {
  const lexicalTop = topOf(candidates.map(({ lexical }) => lexical))
  const vectorTop = topOf(candidates.map(({ vector }) => vector))
  const vectorShare = shareOfVector(lexicalTop, vectorTop, isLookup)
  const fused = candidates.map((candidate) => ({
    candidate,
    lexical: lexicalTop > 0 ? (1 - vectorShare) * (candidate.lexical / lexicalTop) : 0,
    vector: vectorTop > 0 ? vectorShare * (Math.max(candidate.vector, 0) / vectorTop) : 0,
  }))
  const themeShare = prefer?.theme
    ? new Map<Theme, number>([[prefer.theme, 1]])
    : voteOnTheme(
        fused.map((entry) => ({ theme: entry.candidate.theme, weight: entry.lexical + entry.vector })),
      )
  const newest = candidates.reduce((latest, { year }) => Math.max(latest, year ?? 0), 0)
  return fused
    .map(({ candidate, lexical, vector }) => {
      const parts: ScoreParts = {
        lexical,
        vector,
        theme: THEME_BOOST * (themeShare.get(candidate.theme) ?? 0),
        role: prefer?.role === candidate.role ? ROLE_BOOST : 0,
        organ: prefer?.organ !== undefined && prefer.organ === candidate.organ ? ORGAN_BOOST : 0,
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

/** An arm that found nothing leaves the whole score to the other. */
function shareOfVector(lexicalTop: number, vectorTop: number, isLookup: boolean): number {
  if (vectorTop <= 0) return 0
  if (lexicalTop <= 0) return 1
  return isLookup ? VECTOR_SHARE_LOOKUP : VECTOR_SHARE
}

/** The share of each theme in the weight of the best candidates. What belongs to no field has no say. */
function voteOnTheme(
  candidates: readonly { readonly theme: Theme; readonly weight: number }[],
): Map<Theme, number> {
  const voters = [...candidates]
    .sort((a, b) => b.weight - a.weight || (a.theme < b.theme ? -1 : 1))
    .slice(0, VOTERS)
  const total = voters.reduce((sum, { weight }) => sum + weight, 0)
  const shares = new Map<Theme, number>()
  for (const { theme, weight } of voters) {
    if (theme !== '综合' && total > 0) shares.set(theme, (shares.get(theme) ?? 0) + weight / total)
  }
  return shares
}
