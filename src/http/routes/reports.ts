import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { AppError } from '../../domain/errors.ts'
import { type Report, readReport } from '../../drafting/read-report.ts'
import type { AppEnvironment } from '../environment.ts'
import { idSchema } from '../schemas.ts'

/** A report to be read: its text, or a document of the shelf. */
export const reportBodySchema = z.strictObject({
  file: z.string().min(1).max(300).optional(),
  text: z.string().min(1, '请提供文稿').max(200_000, '文本不能超过 20 万字，较长的请分几次').optional(),
  documentId: idSchema.optional(),
})
export type ReportBody = z.infer<typeof reportBodySchema>

/** The text that a request names. Throws AppError `invalid_request` and `not_found`. */
export async function requestedText(c: Context<AppEnvironment>, body: ReportBody): Promise<string> {
  return (await requestedSource(c, body)).text
}

/** Reads the report that a request names. Throws AppError `invalid_request`, `not_found` and what reading throws. */
export async function requestedReport(c: Context<AppEnvironment>, body: ReportBody): Promise<Report> {
  const { file, text } = await requestedSource(c, body)
  return readReport(file, text)
}

async function requestedSource(
  c: Context<AppEnvironment>,
  { file = '文稿', text, documentId }: ReportBody,
): Promise<{ readonly file: string; readonly text: string }> {
  if (text !== undefined) return { file, text }
  if (documentId === undefined) throw new AppError('invalid_request', '请给出文稿：text 或 documentId')
  const document = await c.var.services.shelf.get(documentId)
  if (!document) throw new AppError('not_found', '书架上没有这份文稿，可能已被移除')
  return { file: document.file, text: document.raw }
}

/** Reads the reports of uploaded files; one that cannot be read is named with the reason. */
export async function uploadedReports(
  c: Context<AppEnvironment>,
  files: readonly File[],
): Promise<{ reports: Report[]; refused: { file: string; code: string; message: string }[] }> {
  const reports: Report[] = []
  const refused: { file: string; code: string; message: string }[] = []
  for (const upload of files) {
    const readings = await c.var.services.readText(upload.name, new Uint8Array(await upload.arrayBuffer()))
    for (const reading of readings) {
      try {
        if ('refusal' in reading) throw reading.refusal
        reports.push(readReport(reading.file, reading.text))
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        refused.push({ file: reading.file, code: error.code, message: error.detail })
      }
    }
  }
  return { reports, refused }
}
