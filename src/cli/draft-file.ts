import type { Draft, DraftEvent } from '../domain/draft.ts'
import { AppError } from '../domain/errors.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import { draftBlocks } from '../export/blocks.ts'
import { exportDraft } from '../export/export-draft.ts'
import { EXPORT_FORMATS, type ExportRequest, exportRequestSchema } from '../export/export-request.ts'
import { writeMarkdown } from '../export/markdown.ts'
import type { Services } from '../http/environment.ts'

type DraftEnd = Extract<DraftEvent, { type: 'draft-end' }>

/** The draft as `draft --json` prints it. */
export const draftReport = (draft: Draft, { coverage, gaps, findings }: Omit<DraftEnd, 'type'>) => ({
  draftId: draft.id,
  title: draft.plan.title,
  sections: draft.sections.map(({ number, heading, level, role, sentences }) => ({
    number,
    heading,
    level,
    role,
    sentences: sentences.map(
      ({ text, template, class: kind, facts, author, prompt, checks, paragraph, exemplars }) => ({
        text,
        template,
        class: kind,
        facts,
        author,
        ...(prompt ? { prompt } : {}),
        checks,
        paragraph,
        exemplars,
      }),
    ),
  })),
  signature: draft.plan.signature,
  ...(draft.plan.length ? { length: draft.plan.length } : {}),
  coverage,
  gaps,
  findings,
})

const blocksOf = (draft: Draft) => draftBlocks({ ...draft.plan, sections: draft.sections })

export const draftMarkdown = (draft: Draft): string => writeMarkdown(blocksOf(draft))

const FORMATS = [...EXPORT_FORMATS, 'json'] as const
export type DraftFormat = (typeof FORMATS)[number]

/** The format that a file name asks for. Throws AppError `unknown_format`. */
export function draftFormat(file: string): DraftFormat {
  const format = FORMATS.find((ending) => file.toLowerCase().endsWith(`.${ending}`))
  if (!format) throw new AppError('unknown_format', `${file}：稿件可写成 .docx、.pdf、.md、.txt 或 .json`)
  return format
}

export async function draftContent(
  draft: Draft,
  sheet: FactSheet,
  format: DraftFormat,
  report: object,
  services: Services,
  wanted: Partial<ExportRequest> = {},
): Promise<string | Uint8Array> {
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`
  return exportDraft(draft, sheet, exportRequestSchema.parse({ ...wanted, format }), services)
}
