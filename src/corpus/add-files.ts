import type { AlikePassage, ParsedDocument, StoredDocument } from '../domain/document.ts'
import { AppError } from '../domain/errors.ts'
import type { DocumentParser, TextReader } from '../domain/ports.ts'
import type { AddOptions, NewDocument, Shelf } from '../domain/shelf.ts'
import { decodeText } from './decode.ts'
import { findNoProse } from './prose.ts'
import { readDocument } from './read-document.ts'
import { readerName } from './reader-name.ts'

export type FileContent = { readonly file: string; readonly bytes: Uint8Array }

type AddedReport = Omit<ParsedDocument, 'raw' | 'clean' | 'map' | 'date' | 'outline'> & {
  readonly file: string
  /** Null where the document was only read. */
  readonly id: string | null
  readonly outline: Pick<ParsedDocument['outline'][number], 'level' | 'number' | 'heading' | 'line'>[]
  readonly passages: number
  readonly duplicateOf: string | null
  /** The file was on the shelf as it is, and was not read again. */
  readonly unchanged: boolean
  /** Ids of the documents that are gone because no file holds their text any more. */
  readonly replaced: readonly string[]
  /** Which of its passages say nearly the same as others on the shelf, or as others of its own. */
  readonly alike: readonly AlikePassage[]
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
  outcome: Pick<AddedReport, 'id' | 'duplicateOf' | 'unchanged' | 'replaced'>,
): AddedReport {
  const { title, kind, organ, region, level, period, planPeriod, notices } = document
  const { removedLines, removals, repairs } = document
  const outline = document.outline.map(({ level, number, heading, line }) => ({
    level,
    number,
    heading,
    line,
  }))
  return {
    ...{ file, title, kind, organ, region, level, period, planPeriod },
    ...{ removedLines, removals, repairs, notices },
    ...{ outline, passages },
    ...outcome,
    alike: [],
  }
}

const describeUnchanged = (file: string, stored: StoredDocument): AddedReport => {
  const { id } = stored
  return describe(file, stored, stored.passageIds.length, {
    ...{ id, duplicateOf: id },
    ...{ unchanged: true, replaced: [] },
  })
}

export type AddFilesOptions = Pick<AddOptions, 'signal' | 'replace' | 'deferVectors' | 'onProgress'> & {
  readonly readText?: TextReader
  /** Where texts are read into documents; in this thread when nothing is given. */
  readonly parseDocument?: DocumentParser
}

const parseHere: DocumentParser = async (file, text, asides) => readDocument(file, text, asides)

/** Why a file has nothing to put on the shelf: it is broken, no text for people, or has only a title. */
function withoutText(file: string, clean: string): AppError {
  if (/\p{Script=Han}/u.test(clean)) return new AppError('empty_document', '文件中除标题外没有可用的正文')
  const [, ending] = /\.(docx?|wps|pdf|zip)$/i.exec(file) ?? []
  return ending
    ? new AppError('broken_file', `文件已损坏，或者不是真正的 ${ending.toLowerCase()} 文件`)
    : new AppError('unknown_format', '不认识的文件格式：其中没有汉字，不是可导入的公文')
}

const NO_PROSE = {
  'few-han': '不像中文公文：其中汉字很少，可能是程序、日志、数据或外文资料',
  'no-words': '不像中文公文：其中的汉字不成词句，可能是乱码或编码有误',
} as const

/** The document of such a file, where it is on the shelf under that name, and under `replace` it alone. */
async function findUnchanged(
  shelf: Shelf | null,
  file: string,
  hash: string,
  replace: boolean | undefined,
): Promise<StoredDocument | undefined> {
  const [known] = shelf ? await shelf.findSources([hash]) : []
  if (!shelf || !known) return undefined
  const there = await shelf.findFiles([file])
  const isUnderName = there.some(({ id }) => id === known.id)
  return isUnderName && (!replace || there.length === 1) ? shelf.get(known.id) : undefined
}

/** Files as they were read: what is new still has to go on the shelf. */
type FilesRead = { readonly report: AddReport; readonly read: readonly NewDocument[] }

async function readFiles(
  shelf: Shelf | null,
  files: readonly FileContent[],
  { readText = readPlainText, parseDocument = parseHere, ...options }: AddFilesOptions,
): Promise<FilesRead> {
  const report: AddReport = { documents: [], refused: [] }
  const read: NewDocument[] = []
  const refuse = (file: string, error: unknown): void => {
    if (!(error instanceof AppError)) throw error
    report.refused.push({ file, code: error.code, message: error.detail })
  }
  const hashes = await Promise.all(files.map(({ bytes }) => hashBytes(bytes)))
  // Asked at once: between two questions a database that stores something would let the reading wait.
  const known = new Set((shelf ? await shelf.findSources(hashes) : []).map(({ hash }) => hash))
  for (const [done, { file, bytes }] of files.entries()) {
    options.signal?.throwIfAborted()
    if (done > 0) options.onProgress?.({ stage: 'reading', done, total: files.length })
    const sourceHash = hashes[done] ?? ''
    const stored = known.has(sourceHash)
      ? await findUnchanged(shelf, file, sourceHash, options.replace)
      : undefined
    if (stored) {
      report.documents.push(describeUnchanged(file, stored))
      continue
    }
    const readings = await readText(file, bytes)
    for (const reading of readings) {
      options.signal?.throwIfAborted()
      if ('refusal' in reading) {
        refuse(reading.file, reading.refusal)
        continue
      }
      const isPart = readings.length > 1 || reading.file !== file
      const hash = isPart ? await hashBytes(new TextEncoder().encode(reading.text)) : sourceHash
      const storedPart = isPart && (await findUnchanged(shelf, reading.file, hash, options.replace))
      if (storedPart) {
        report.documents.push(describeUnchanged(reading.file, storedPart))
        continue
      }
      try {
        const { text, asides } = reading.whole ?? { text: reading.text }
        const parsed = await parseDocument(reading.file, text, asides)
        if (parsed.passages.length === 0) throw withoutText(reading.file, parsed.document.clean)
        const fault = findNoProse(parsed.document.clean)
        if (fault) throw new AppError('unknown_format', NO_PROSE[fault])
        read.push({
          file: reading.file,
          ...parsed,
          sourceHash: hash,
          reader: readerName(),
          ...(asides ? { asides } : {}),
        })
      } catch (error) {
        refuse(reading.file, error)
      }
    }
  }
  return { report, read }
}

async function storeFiles(
  shelf: Shelf | null,
  { report, read }: FilesRead,
  options: AddFilesOptions,
): Promise<AddReport> {
  const added = shelf ? await shelf.add(read, options) : []
  const documents = [...report.documents]
  for (const [index, { file, document, passages }] of read.entries()) {
    const { id = null, duplicateOf = null, replaced = [] } = added[index] ?? {}
    const outcome = { id, duplicateOf, unchanged: false, replaced }
    documents.push(describe(file, document, passages.length, outcome))
  }
  return { ...report, documents: shelf ? await linkAlike(shelf, documents) : documents }
}

/**
 * Reads files and puts them on the shelf; without a shelf they are only read. A file that cannot be read is
 * refused by name with the reason, and the rest goes in. A file that is on the shelf already is not even read; of
 * an archive, whose parts may have been missing, only those that are not there are.
 */
export async function addFiles(
  shelf: Shelf | null,
  files: readonly FileContent[],
  options: AddFilesOptions = {},
): Promise<AddReport> {
  return storeFiles(shelf, await readFiles(shelf, files, options), options)
}

/**
 * Adds portions of files as `addFiles` does, one after the other, and reads the next portion while the last one is
 * stored: two at most are in memory. A portion is only asked for when the one before it has been read. Gives what came of
 * each, in their order; a fault ends the reading as well before it is thrown.
 */
export async function* addPortions(
  shelf: Shelf | null,
  portions: AsyncIterable<readonly FileContent[]>,
  options: AddFilesOptions = {},
): AsyncGenerator<AddReport, void> {
  const stop = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal
  const each = portions[Symbol.asyncIterator]()
  const readNext = async (): Promise<FilesRead | null> => {
    const { value, done } = await each.next()
    return done ? null : readFiles(shelf, value, { ...options, signal })
  }
  let next = await readNext()
  while (next) {
    const reading = readNext()
    const storing = storeFiles(shelf, next, options)
    storing.catch((error: unknown) => stop.abort(error))
    const [stored, read] = await Promise.allSettled([storing, reading])
    if (stored.status === 'rejected') throw stored.reason
    yield stored.value
    if (read.status === 'rejected') throw read.reason
    next = read.value
  }
}

/** Tells of each document that is on the shelf what else there says nearly the same. */
async function linkAlike(shelf: Shelf, documents: readonly AddedReport[]): Promise<AddedReport[]> {
  const ids = documents.flatMap(({ id }) => (id === null ? [] : [id]))
  const byDocument = new Map<string, AlikePassage[]>()
  for (const { documentId, ...alike } of ids.length === 0 ? [] : await shelf.alike(ids))
    byDocument.set(documentId, [...(byDocument.get(documentId) ?? []), alike])
  return documents.map((document) => ({ ...document, alike: byDocument.get(document.id ?? '') ?? [] }))
}
