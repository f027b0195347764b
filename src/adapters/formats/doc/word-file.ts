import { AppError } from '../../../domain/errors.ts'
import { type ByteView, createByteView } from '../byte-view.ts'
import { unknownFormat } from '../detect-format.ts'
import { brokenDocument, type CompoundFile } from './compound-file.ts'

/** The two streams of a binary Word file (MS-DOC) and where in them its parts lie. */
export type WordFile = {
  readonly main: ByteView
  readonly table: ByteView
  /** Characters of the body; notes, headers and text boxes come behind it. */
  readonly bodyLength: number
  /** Where a part lies in the table stream. */
  locate(part: WordPart): { readonly start: number; readonly length: number }
}

/** Numbers of the pairs of FibRgFcLcb97. */
const PARTS = {
  styles: 1,
  characterRuns: 12,
  paragraphRuns: 13,
  pieces: 33,
  lists: 73,
  listUses: 74,
} as const
export type WordPart = keyof typeof PARTS

const WORD_97 = 0xa5ec
const WORD_6 = 0xa5dc
const ENCRYPTED = 0x0100
const SECOND_TABLE = 0x0200
const PAIRS = 154

/** Throws AppError `encrypted`, `unknown_format` for what is no Word text, and `broken_file`. */
export function openWordFile(file: CompoundFile): WordFile {
  if (file.names.includes('EncryptedPackage')) throw encrypted()
  const content = file.stream('WordDocument')
  if (!content) throw unknownFormat(nameOther(file.names))
  const main = createByteView(content, brokenDocument)
  const magic = main.uint16(0)
  if (magic === WORD_6) throw unknownFormat('Word 95 及更早的文件，请用 Word 或 WPS 另存为 docx')
  if (magic !== WORD_97) throw brokenDocument()
  const flags = main.uint16(10)
  if (flags & ENCRYPTED) throw encrypted()
  const table = file.stream(flags & SECOND_TABLE ? '1Table' : '0Table')
  if (!table) throw brokenDocument()
  const bodyLength = main.uint32(76)
  // Each character takes a byte at least.
  if (bodyLength > main.length) throw brokenDocument()
  return {
    main,
    table: createByteView(table, brokenDocument),
    bodyLength,
    locate(part) {
      const at = PAIRS + 8 * PARTS[part]
      return { start: main.uint32(at), length: main.uint32(at + 4) }
    },
  }
}

const encrypted = (): AppError => new AppError('encrypted', '文件设有打开密码，请解除密码后再导入')

function nameOther(names: readonly string[]): string {
  if (names.includes('Workbook') || names.includes('Book')) return 'Excel 表格'
  return names.includes('PowerPoint Document') ? 'PowerPoint 演示文稿' : '其中没有 Word 文字'
}
