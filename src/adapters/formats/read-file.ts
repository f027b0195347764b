import { decodeText, FILE_LIMIT } from '../../corpus/decode.ts'
import { AppError } from '../../domain/errors.ts'
import type { TextReader, TextReading } from '../../domain/ports.ts'
import { type Block, type BlockText, blocksToText } from './blocks.ts'
import { detectFormat, unknownFormat } from './detect-format.ts'
import { readDoc } from './doc/read-doc.ts'
import { readDocx } from './docx/read-docx.ts'
import { findMainPart } from './docx/word-parts.ts'
import { decodeHtml } from './html/decode-html.ts'
import { readHtml } from './html/read-html.ts'
import { LIMITS } from './limits.ts'
import { openZip, type ZipEntry } from './open-zip.ts'
import { readPdf } from './pdf/read-pdf.ts'

/** What is left of the limits for an archive and the archives in it. */
type Allowance = { bytes: number; files: number }

/** Reads files of all formats in the process that asks: txt, md, html, docx, doc, wps, pdf, and zip archives of these. */
export const readFile: TextReader = async (file, bytes) => {
  const readings: TextReading[] = []
  for await (const reading of readDocuments(file, bytes)) readings.push(reading)
  return readings
}

/** The documents of a file one after another, as they are read. */
export async function* readDocuments(
  file: string,
  bytes: Uint8Array,
  depth = 0,
  allowance: Allowance = { bytes: LIMITS.archiveBytes, files: LIMITS.archiveFiles },
): AsyncGenerator<TextReading> {
  try {
    const archive = openArchive(file, bytes)
    if (archive) yield* readArchive(file, archive, depth, allowance)
    else yield { file, ...(await readDocument(file, bytes)) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    yield { file, refusal: error }
  }
}

/** The files of an archive; undefined for what is a document itself. */
function openArchive(file: string, bytes: Uint8Array): ZipEntry[] | undefined {
  if (bytes.length > FILE_LIMIT)
    throw new AppError('payload_too_large', `文件超过 ${FILE_LIMIT / 1_000_000} MB，请拆分后再导入`)
  if (bytes.length === 0) throw new AppError('empty_document', '文件是空的')
  if (detectFormat(file, bytes) !== 'zip') return undefined
  const entries = openZip(bytes)
  return findMainPart(entries) ? undefined : entries
}

async function readDocument(file: string, bytes: Uint8Array): Promise<BlockText> {
  const format = detectFormat(file, bytes)
  if (format === 'text') return { text: decodeText(bytes) }
  const read = blocksToText(await readBlocks(format, bytes))
  if (!/[\p{L}\p{N}]/u.test(read.text)) throw new AppError('empty_document', '文件中没有文字')
  return read
}

async function readBlocks(format: 'html' | 'pdf' | 'zip' | 'compound', bytes: Uint8Array): Promise<Block[]> {
  switch (format) {
    case 'html':
      return readHtml(decodeHtml(bytes))
    case 'pdf':
      return readPdf(bytes)
    case 'compound':
      return readDoc(bytes)
    case 'zip':
      return readDocx(openZip(bytes))
  }
}

async function* readArchive(
  file: string,
  entries: readonly ZipEntry[],
  depth: number,
  allowance: Allowance,
): AsyncGenerator<TextReading> {
  const other = OTHER_ARCHIVES.find(({ path }) => entries.some((entry) => entry.path === path))
  if (other) throw unknownFormat(other.name)
  if (depth >= LIMITS.archiveDepth) throw new AppError('payload_too_large', '压缩包层层嵌套过深，不予导入')
  const outside = entries.filter(({ path }) => leadsOutside(path))
  const wanted = entries.filter(({ path }) => !leadsOutside(path) && !isBeside(path, entries))
  for (const { path } of outside)
    yield {
      file: `${file}/${path}`,
      refusal: new AppError('broken_archive', '文件在压缩包中的路径指向压缩包之外，不予导入'),
    }
  if (wanted.length === 0 && outside.length > 0) return
  if (wanted.length === 0) throw new AppError('empty_document', '压缩包中没有文件')
  allowance.files -= wanted.length
  allowance.bytes -= wanted.reduce((sum, { size }) => sum + size, 0)
  if (allowance.files < 0 || allowance.bytes < 0)
    throw new AppError('payload_too_large', '压缩包解开后过大或文件过多，请拆分后再导入')
  for (const entry of wanted) {
    const path = `${file}/${entry.path}`
    try {
      yield* readDocuments(path, entry.unpack(), depth + 1, allowance)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      yield { file: path, refusal: error }
    }
  }
}

/** A part that shows what an archive is which is no folder of documents. */
const OTHER_ARCHIVES = [
  { path: 'xl/workbook.xml', name: 'Excel 表格' },
  { path: 'ppt/presentation.xml', name: 'PowerPoint 演示文稿' },
  { path: 'OFD.xml', name: 'OFD 文件，请用阅读软件另存为 PDF 或 docx' },
  { path: 'content.xml', name: 'OpenDocument 文件，请另存为 docx' },
  { path: 'META-INF/container.xml', name: '电子书' },
]

/** A path that would leave the folder it is unpacked into; no honest packer writes one. */
const leadsOutside = (path: string): boolean => /(?:^|\/)\.\.(?:\/|$)|^\/|^[A-Za-z]:/.test(path)

/** What machines and programs put beside documents: hidden files, locks, the pictures and scripts of a saved page. */
function isBeside(path: string, entries: readonly ZipEntry[]): boolean {
  if (/(?:^|\/)(?:\.|__MACOSX\/|~\$|Thumbs\.db$|desktop\.ini$)/i.test(path)) return true
  const [, page] = /^(.*?)(?:_files|\.files)\//.exec(path) ?? []
  return (
    page !== undefined && entries.some((entry) => new Set([`${page}.html`, `${page}.htm`]).has(entry.path))
  )
}
