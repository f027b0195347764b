import type { FactKind } from '../../domain/fact-sheet.ts'
import type { ColumnProfile } from './column-profile.ts'
import { fieldOf } from './guess-columns.ts'
import { HEADER_WORDS, KIND_SIGNS } from './header-words.ts'

type HeadedKind = keyof typeof HEADER_WORDS
export type KindGuess = { readonly kind: FactKind; readonly confidence: number; readonly reason: string }

const KIND_WORDS: Readonly<Record<HeadedKind, string>> = {
  indicator: '指标',
  project: '项目',
  award: '荣誉',
  event: '活动',
  problem: '问题',
  plan: '计划',
  'own-name': '名称',
}
const KINDS = Object.keys(HEADER_WORDS) as HeadedKind[]
/** What a column of figures that has no other use says for a table of indicators. */
const FIGURE_WEIGHT = 0.8
const SIGN_WEIGHT = 1.5

/** What the rows of a table are, told from the words over its columns and its title. */
export function guessKind(columns: readonly ColumnProfile[], title: string, isPast: boolean): KindGuess {
  const scores = KINDS.map((kind) => ({ kind, score: scoreKind(kind, columns, title) })).sort(
    (a, b) => b.score - a.score,
  )
  const [best, second] = scores
  if (!best || best.score <= 0)
    return { kind: 'indicator', confidence: 0.2, reason: '表头没有可依据的词，暂按指标读' }
  const margin = (best.score - (second?.score ?? 0)) / best.score
  const confidence = Math.round(Math.min(0.95, 0.5 + margin / 2) * 100) / 100
  const words = columns.filter((profile) => matches(best.kind, profile)).map(({ header }) => header)
  const reason = `表头“${words.slice(0, 4).join('、')}”像${KIND_WORDS[best.kind]}表`
  if (best.kind === 'plan' && isPast && hasProgress(columns)) {
    return { kind: 'last-plan', confidence, reason: `${reason}，且填有进展` }
  }
  return { kind: best.kind, confidence, reason }
}

const COMMON_FIELDS = new Set(['order', 'note', 'must', 'aliases', 'group'])

const matches = (kind: HeadedKind, profile: ColumnProfile): boolean => {
  const field = fieldOf(profile, kind)?.field
  return field !== undefined && !COMMON_FIELDS.has(field)
}

function scoreKind(kind: HeadedKind, columns: readonly ColumnProfile[], title: string): number {
  let score = KIND_SIGNS[kind].test(title) ? SIGN_WEIGHT : 0
  let labelled = false
  for (const profile of columns) {
    const { names, figures, sample, period, yearOffset } = profile
    if (names.some((name) => KIND_SIGNS[kind].test(name))) score += SIGN_WEIGHT
    if (matches(kind, profile)) score += 1
    else if (kind === 'indicator' && sample.length > 0 && figures > 0.5) score += FIGURE_WEIGHT
    if (kind === 'indicator' && (period !== undefined || yearOffset !== undefined)) score += 1
    labelled ||= names.some((name) =>
      HEADER_WORDS[kind].some(
        ([field, words]) =>
          (field === 'label' || field === 'entity' || (kind === 'problem' && field === 'detail')) &&
          words.test(name),
      ),
    )
  }
  // A table of projects without a column of projects is none; indicators are named by their columns, too.
  if (!labelled) score -= kind === 'indicator' ? 2 : 5
  // A list of names is what is left when a table says nothing else.
  return kind === 'own-name' ? score - 2 : score
}

const hasProgress = (columns: readonly ColumnProfile[]): boolean =>
  columns.some(
    ({ names, sample }) =>
      sample.length > 0 &&
      names.some((name) =>
        HEADER_WORDS.plan.some(
          ([field, words]) => (field === 'progress' || field === 'status') && words.test(name),
        ),
      ),
  )
