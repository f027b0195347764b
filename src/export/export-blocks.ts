import { DOUBT_MARK, type Draft, isDoubted, type Section, type Sentence } from '../domain/draft.ts'
import { AppError, type Fault } from '../domain/errors.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import type { DraftStore } from '../domain/stores.ts'
import { type Block, draftBlocks } from './blocks.ts'
import type { ExportRequest } from './export-request.ts'
import { sourceTable } from './source-table.ts'
import { trackedBlocks } from './tracked-blocks.ts'

type Wanted = Pick<ExportRequest, 'since' | 'sources' | 'final' | 'layout'>

/**
 * The blocks of a draft as asked for. Throws AppError `invalid_request` for a red head without its words, and
 * `draft_not_final` with every reason why a draft asked for as final is none.
 */
export async function exportBlocks(
  draft: Draft,
  sheet: FactSheet,
  { since, sources, final, layout }: Wanted,
  { revisions }: Pick<DraftStore, 'revisions'>,
): Promise<Block[]> {
  if (layout.profile === 'formal' && !layout.head)
    throw new AppError('invalid_request', '正式发文须给出发文机关标志和发文字号')
  if (final) refuseUnfinished(draft)
  const now = blocksOf(draft, draft.sections)
  const shown =
    since === undefined ? now : trackedBlocks(blocksOf(draft, await sectionsAt(draft, since, revisions)), now)
  return sources ? [...shown, sourceTable(draft.sections, sheet)] : shown
}

const blocksOf = ({ plan }: Draft, sections: readonly Section[]): Block[] =>
  draftBlocks({ ...plan, sections })

/** The sections as they were first written, or as they stood at a moment. */
function sectionsAt(draft: Draft, since: string, revisions: DraftStore['revisions']): Promise<Section[]> {
  return Promise.all(
    draft.sections.map(async (section) => {
      const all = await revisions(draft.id, section.id)
      const [first] = all
      const then =
        since === 'first'
          ? first
          : all.findLast(({ createdAt }) => Date.parse(createdAt) <= Date.parse(since))
      return { ...section, sentences: then?.sentences ?? [] }
    }),
  )
}

const MISSING = /【待[补定核]：[^【】]*】/g

/** Everything that keeps a draft from being final: what is still missing, and what no fact bears out. */
export function finalFaults({ plan, sections }: Pick<Draft, 'plan' | 'sections'>): {
  readonly gaps: readonly Fault[]
  readonly unsupported: readonly Fault[]
} {
  const sentences = sections.flatMap((section) => section.sentences)
  const gaps = [...sentences.map(({ text }) => text), plan.signature.date].flatMap(
    (text) => text.match(MISSING) ?? [],
  )
  return {
    gaps: [
      ...gaps.map((gap) => ({ at: gap, message: '尚未补齐' })),
      ...sentences
        .filter(isDoubted)
        .map(({ text }) => ({ at: `${text}${DOUBT_MARK}`, message: '所据的台账数据有矛盾，尚未核对' })),
    ],
    unsupported: sentences
      .filter(isUnsupported)
      .map(({ text }) => ({ at: text, message: '含有台账没有依据的内容' })),
  }
}

function refuseUnfinished(draft: Draft): void {
  const { gaps, unsupported } = finalFaults(draft)
  const faults = [...gaps, ...unsupported]
  if (faults.length === 0) return
  throw new AppError(
    'draft_not_final',
    `稿件还不能定稿：${gaps.length} 处待补待核，${unsupported.length} 句含有台账没有依据的内容`,
    { faults },
  )
}

const isUnsupported = ({ checks }: Sentence): boolean => checks.some(({ severity }) => severity === 'error')
