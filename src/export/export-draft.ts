import type { Draft } from '../domain/draft.ts'
import { AppError } from '../domain/errors.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import type { Clock } from '../domain/ports.ts'
import type { DraftStore } from '../domain/stores.ts'
import type { WordLayout } from '../domain/word-layout.ts'
import type { Block } from './blocks.ts'
import { exportBlocks } from './export-blocks.ts'
import type { ExportRequest } from './export-request.ts'
import { writeMarkdown } from './markdown.ts'
import { writePlainText } from './plain-text.ts'

/** What makes files; a PDF is made of the Word file, where anything can. */
export type Exporters = {
  readonly drafts: Pick<DraftStore, 'revisions'>
  readonly writeDocx: (
    blocks: readonly Block[],
    options?: {
      readonly layout?: WordLayout
      readonly reviewer?: { readonly author: string; readonly date: string }
    },
  ) => Promise<Uint8Array>
  readonly writePdf: ((docx: Uint8Array) => Promise<Uint8Array>) | null
  readonly clock: Clock
}

const REVIEWER = '拟稿'

/**
 * The file of a draft as asked for. Throws AppError `draft_not_final`, `pdf_unavailable`, and `invalid_request` for
 * tracked changes in a format that knows none.
 */
export async function exportDraft(
  draft: Draft,
  sheet: FactSheet,
  request: ExportRequest,
  { drafts, writeDocx, writePdf, clock }: Exporters,
): Promise<string | Uint8Array> {
  const { format, layout, since } = request
  if (since !== undefined && format !== 'docx')
    throw new AppError('invalid_request', '只有 Word 文件能带修订标记')
  const blocks = await exportBlocks(draft, sheet, request, drafts)
  if (format === 'md') return writeMarkdown(blocks)
  if (format === 'txt') return writePlainText(blocks)
  if (format === 'pdf' && !writePdf)
    throw new AppError('pdf_unavailable', '这里不能直接导出 PDF，可导出 Word 文件后另存为 PDF')
  const reviewer = {
    author: REVIEWER,
    date: clock()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z'),
  }
  const docx = await writeDocx(blocks, since === undefined ? { layout } : { layout, reviewer })
  return format === 'pdf' && writePdf ? writePdf(docx) : docx
}
