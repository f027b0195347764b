import type { ParsedDocument } from '../domain/document.ts'
import { AppError } from '../domain/errors.ts'
import type { NewDocument, Shelf, TextReader } from '../domain/ports.ts'
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

/** Reads files of plain text only. */
export const readPlainText: TextReader = async (file, bytes) => {
  try {
    return [{ file, text: decodeText(bytes) }]
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return [{ file, refusal: error }]
  }
}

/**
 * Reads files and puts them on the shelf; without a shelf they are only read. A file that cannot be read is
 * refused by name with the reason, and the rest goes in.
 */
export async function addFiles(
  shelf: Shelf | null,
  files: readonly FileContent[],
  { readText = readPlainText, signal }: { readText?: TextReader; signal?: AbortSignal } = {},
): Promise<AddReport> {
  const report: AddReport = { documents: [], refused: [] }
  const read: NewDocument[] = []
  const refuse = (file: string, error: unknown): void => {
    if (!(error instanceof AppError)) throw error
    report.refused.push({ file, code: error.code, message: error.detail })
  }
  for (const { file, bytes } of files) {
    signal?.throwIfAborted()
    for (const reading of await readText(file, bytes)) {
      if ('refusal' in reading) refuse(reading.file, reading.refusal)
      else {
        try {
          const document = readDocument(reading.file, reading.text)
          if (document.passages.length === 0) throw new AppError('empty_document', '没有可用的段落')
          read.push({ file: reading.file, ...document })
        } catch (error) {
          refuse(reading.file, error)
        }
      }
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
