import type { ParsedDocument } from '../domain/document.ts'
import { AppError } from '../domain/errors.ts'
import type { NewDocument, Shelf } from '../domain/ports.ts'
import { decodeText } from './decode.ts'
import { readDocument } from './read-document.ts'

export type FileContent = { readonly file: string; readonly bytes: Uint8Array }

type AddedReport = Omit<ParsedDocument, 'raw' | 'clean' | 'map' | 'date' | 'outline'> & {
  readonly file: string
  /** Null where the document was only read. */
  readonly id: string | null
  readonly outline: Pick<ParsedDocument['outline'][number], 'level' | 'number' | 'heading' | 'line'>[]
  readonly passages: number
  readonly duplicateOf: string | null
}

export type AddReport = {
  documents: AddedReport[]
  refused: { file: string; code: string; message: string }[]
}

/**
 * Reads files and puts them on the shelf; without a shelf they are only read. A file that cannot be read is
 * refused by name with the reason, and the rest goes in.
 */
export async function addFiles(
  shelf: Shelf | null,
  files: readonly FileContent[],
  signal?: AbortSignal,
): Promise<AddReport> {
  const report: AddReport = { documents: [], refused: [] }
  const read: NewDocument[] = []
  for (const { file, bytes } of files) {
    try {
      read.push({ file, ...readDocument(file, decodeText(bytes)) })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      report.refused.push({ file, code: error.code, message: error.detail })
    }
  }
  const added = shelf ? await shelf.add(read, signal) : []
  for (const [index, { file, document, passages }] of read.entries()) {
    const { raw: _raw, clean: _clean, map: _map, date: _date, outline, ...described } = document
    report.documents.push({
      file,
      ...described,
      id: added[index]?.id ?? null,
      outline: outline.map(({ level, number, heading, line }) => ({ level, number, heading, line })),
      passages: passages.length,
      duplicateOf: added[index]?.duplicateOf ?? null,
    })
  }
  return report
}
