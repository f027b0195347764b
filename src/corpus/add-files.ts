import type { ParsedDocument } from '../domain/document.ts'
import { AppError } from '../domain/errors.ts'
import type { AddOptions, NewDocument, Shelf, TextReader } from '../domain/ports.ts'
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

async function hashBytes(bytes: Uint8Array): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function describe(
  file: string,
  document: ParsedDocument,
  passages: number,
  id: string | null,
  duplicateOf: string | null,
): AddedReport {
  const { title, kind, organ, region, level, period, planPeriod, removedLines, repairs, notices } = document
  const outline = document.outline.map(({ level, number, heading, line }) => ({
    level,
    number,
    heading,
    line,
  }))
  return {
    ...{ file, title, kind, organ, region, level, period, planPeriod, removedLines, repairs, notices },
    ...{ id, outline, passages, duplicateOf },
  }
}

export type AddFilesOptions = Pick<AddOptions, 'signal' | 'replace' | 'deferVectors' | 'onProgress'> & {
  readonly readText?: TextReader
}

/**
 * Reads files and puts them on the shelf; without a shelf they are only read. A file that cannot be read is
 * refused by name with the reason, and the rest goes in. A file whose only document is on the shelf already is
 * not even read; an archive is, since a part of it may have been missing.
 */
export async function addFiles(
  shelf: Shelf | null,
  files: readonly FileContent[],
  { readText = readPlainText, ...options }: AddFilesOptions = {},
): Promise<AddReport> {
  const report: AddReport = { documents: [], refused: [] }
  const read: NewDocument[] = []
  const refuse = (file: string, error: unknown): void => {
    if (!(error instanceof AppError)) throw error
    report.refused.push({ file, code: error.code, message: error.detail })
  }
  for (const [done, { file, bytes }] of files.entries()) {
    options.signal?.throwIfAborted()
    if (done > 0) options.onProgress?.({ stage: 'reading', done, total: files.length })
    const sourceHash = await hashBytes(bytes)
    const [known] = shelf ? await shelf.findSources([sourceHash]) : []
    const stored = known && (await shelf?.get(known.id))
    if (stored) {
      report.documents.push(describe(file, stored, stored.passageIds.length, stored.id, stored.id))
      continue
    }
    const readings = await readText(file, bytes)
    for (const reading of readings) {
      if ('refusal' in reading) refuse(reading.file, reading.refusal)
      else {
        try {
          const source = readings.length === 1 && reading.file === file ? { sourceHash } : {}
          read.push({ file: reading.file, ...readDocument(reading.file, reading.text), ...source })
        } catch (error) {
          refuse(reading.file, error)
        }
      }
    }
  }
  const added = shelf ? await shelf.add(read, options) : []
  for (const [index, { file, document, passages }] of read.entries()) {
    const { id = null, duplicateOf = null } = added[index] ?? {}
    report.documents.push(describe(file, document, passages.length, id, duplicateOf))
  }
  return report
}
