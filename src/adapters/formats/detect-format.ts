import { AppError } from '../../domain/errors.ts'

export type Format = 'text' | 'html' | 'pdf' | 'zip' | 'compound'

const WANTED = '可导入的有 txt、md、html、docx、doc、wps、pdf 和它们的 zip 压缩包'

/** First bytes of files that hold no text of ours, with what to tell their owner. */
const REFUSED: readonly { magic: string; name: string }[] = [
  { magic: 'Rar!', name: 'RAR 压缩包，请改用 zip' },
  { magic: '7z\xbc\xaf\x27\x1c', name: '7z 压缩包，请改用 zip' },
  { magic: '\x1f\x8b', name: 'gzip 压缩包，请改用 zip' },
  { magic: '{\\rtf', name: 'RTF 文件，请用 Word 或 WPS 另存为 docx' },
  { magic: '\x89PNG', name: '图片' },
  { magic: '\xff\xd8\xff', name: '图片' },
  { magic: 'GIF8', name: '图片' },
  { magic: 'II*\0', name: '图片' },
  { magic: 'MM\0*', name: '图片' },
]

/** The head of a letter, and of a web page that was saved as one file. */
const LETTER_HEAD = /^\s*(?:(?:From|Subject|Date|Snapshot-Content-Location): [^\n]*\n\s*)*MIME-Version:/i

/** Endings of texts that are written for programs. */
const FOR_PROGRAMS =
  /\.(?:css|js|mjs|cjs|ts|json|jsonl|xml|csv|tsv|ya?ml|toml|ini|log|sql|svg|bat|cmd|sh|ps1|php|jsp|asp|aspx|py|java|c|h|cpp|cs|go|rs|eml|reg)$/i

const HTML_ENDING = /\.(?:html?|xhtml|shtml?)$/i
const HTML_START =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,900}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|title)\b/i
const PDF_WITHIN = 1024

/**
 * What kind of file the bytes are: by what they begin with, and where that says nothing by the ending of the name.
 * Throws AppError `unknown_format`.
 */
export function detectFormat(file: string, bytes: Uint8Array): Format {
  const head = latin1(bytes.subarray(0, PDF_WITHIN))
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return 'zip'
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'compound'
  if (head.includes('%PDF-')) return 'pdf'
  const refused = REFUSED.find(({ magic }) => head.startsWith(magic))
  if (refused) throw unknownFormat(refused.name)
  if (LETTER_HEAD.test(withoutMark(head)))
    throw unknownFormat('网页单一文件（mht）或邮件，请用浏览器另存为 html 或用 Word 另存为 docx')
  if (HTML_ENDING.test(file) || HTML_START.test(withoutMark(head))) return 'html'
  if (FOR_PROGRAMS.test(file)) throw unknownFormat(`${/\.\w+$/.exec(file)?.[0] ?? ''} 文件`)
  return 'text'
}

export const unknownFormat = (name: string): AppError =>
  new AppError('unknown_format', `不支持的文件格式：${name}；${WANTED}`)

/** The characters of ASCII are the same in UTF-8, GB18030 and, with noughts between them, in UTF-16. */
const withoutMark = (head: string): string =>
  head.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '')

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes)
