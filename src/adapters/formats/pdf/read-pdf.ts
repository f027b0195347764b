import { getResolvedPDFJS } from 'unpdf'
import { AppError } from '../../../domain/errors.ts'
import type { Block } from '../blocks.ts'
import { LIMITS } from '../limits.ts'
import { chineseEncoding } from './chinese-encodings.ts'
import { joinLines } from './join-lines.ts'
import { joinItems, type TextItem } from './page-lines.ts'
import { type Page, setRunningLinesApart } from './running-lines.ts'

type Library = Awaited<ReturnType<typeof getResolvedPDFJS>>
type Source = Awaited<ReturnType<Library['getDocument']>['promise']>

/** Characters without a meaning in Unicode: the font does not say what they are. */
const UNKNOWN = /[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]/g
const UNKNOWN_SHARE = 0.2

/**
 * The paragraphs of a PDF with a text layer; page numbers, headers and footers stand aside, behind the paragraph that
 * they interrupt.
 * Throws AppError `encrypted`, `scan_without_text`, `broken_file`, and `payload_too_large`.
 */
export async function readPdf(bytes: Uint8Array): Promise<Block[]> {
  const library = await getResolvedPDFJS()
  const missing: string[] = []
  const task = library.getDocument({
    // The library takes the bytes over and leaves nothing of them.
    data: bytes.slice(),
    BinaryDataFactory: createTables(missing),
    cMapPacked: false,
    // Only shows the library that there are tables; nothing is fetched.
    cMapUrl: 'tables/',
    disableFontFace: true,
    stopAtErrors: false,
    useSystemFonts: false,
    useWorkerFetch: false,
    verbosity: library.VerbosityLevel.ERRORS,
  })
  try {
    const pages = setRunningLinesApart(await readPages(library, await task.promise))
    if (missing.length > 0) throw unreadableFont()
    const blocks = joinLines(pages)
    refuseUnreadable(blocks)
    return blocks
  } catch (error) {
    throw error instanceof AppError ? error : pdfFault(error)
  } finally {
    await task.destroy()
  }
}

async function readPages({ Util }: Library, source: Source): Promise<Page[]> {
  if (source.numPages > LIMITS.pdfPages)
    throw new AppError('payload_too_large', `PDF 超过 ${LIMITS.pdfPages} 页，请拆分后再导入`)
  const pages: Page[] = []
  let length = 0
  for (let number = 1; number <= source.numPages; number++) {
    const page = await source.getPage(number)
    const { width, height, transform } = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent({ disableNormalization: false })
    const lines = joinItems(
      items.flatMap((item) =>
        'str' in item ? readItem(item, Util.transform(transform, item.transform)) : [],
      ),
    )
    length += lines.reduce((sum, { text }) => sum + text.length, 0)
    if (length > LIMITS.characters)
      throw new AppError('payload_too_large', `文字超过 ${LIMITS.characters / 10_000} 万字，请拆分后再导入`)
    pages.push({ width, height, lines })
    page.cleanup()
  }
  return pages
}

/** A run of characters; nothing for blanks, and for what is printed slantwise across the page, as watermarks are. */
function readItem(
  item: { readonly str: string; readonly width: number },
  place: readonly number[],
): TextItem[] {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = place
  if (item.str.trim() === '' || a <= 0 || Math.abs(b) > a * 0.1) return []
  const leading = item.str.length - item.str.trimStart().length
  const width = item.width
  const text = item.str.trim()
  const shift = (width * leading) / item.str.length
  return [{ text, x: x + shift, y, width: width - shift, size: Math.hypot(c, d) }]
}

function refuseUnreadable(blocks: readonly Block[]): void {
  const text = blocks.map((block) => (block.aside === undefined ? block.text : '')).join('')
  if (!/[\p{L}\p{N}]/u.test(text))
    throw new AppError('scan_without_text', 'PDF 中没有文字，可能是扫描件；请用文字识别软件转换后再导入')
  const unknown = text.match(UNKNOWN)?.length ?? 0
  if (unknown > text.length * UNKNOWN_SHARE) throw unreadableFont()
}

const unreadableFont = (): AppError =>
  new AppError(
    'scan_without_text',
    'PDF 中的文字无法识别（字体未附编码）；请导出为 Word 文件或用文字识别软件转换后再导入',
  )

/** What pdf.js asks for besides the file; the names of tables that are not to be had go into `missing`. */
function createTables(missing: string[]) {
  return class {
    async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
      const table = kind === 'cMapUrl' ? chineseEncoding(filename) : undefined
      if (table !== undefined) return new TextEncoder().encode(table)
      // The shapes of letters are of no use here, the meaning of codes is.
      if (kind === 'cMapUrl') missing.push(filename)
      throw new Error(`no ${filename}`)
    }
  }
}

function pdfFault(error: unknown): AppError {
  const name = error instanceof Error ? error.name : ''
  return name === 'PasswordException'
    ? new AppError('encrypted', 'PDF 设有打开密码，请解除密码后再导入', { cause: error })
    : new AppError('broken_file', 'PDF 已损坏或不完整，无法读取', { cause: error })
}
