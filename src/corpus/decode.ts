import { AppError } from '../domain/errors.ts'

/** The largest file that is read, in bytes. */
export const FILE_LIMIT = 20_000_000

const has = (bytes: Uint8Array, ...head: number[]): boolean => head.every((byte, i) => bytes[i] === byte)

/** Control characters that no text file holds; tab, line feed, form feed and carriage return may stand in one. */
const BINARY = /[\x00-\x08\x0B\x0E-\x1A\x1C-\x1F]/

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    // The decoder says so with a TypeError when the bytes are not of this encoding; anything else is a real fault.
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** UTF-16 without a mark: in Chinese and Latin text one byte of many a pair is zero, always on the same side. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const length = Math.min(bytes.length & ~1, 4096)
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  if (even + odd < length / 200) return undefined
  if (odd > even * 4) return 'utf-16le'
  return even > odd * 4 ? 'utf-16be' : undefined
}

/** A text file of a Chinese office is mostly 汉字, letters and marks; wrongly read bytes give rare ones. */
function looksChinese(text: string): boolean {
  const sample = text.slice(0, 4096)
  const usual = sample.match(
    /[\x09\x0A\x0C\x0D\x20-\x7E\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF\u2000-\u22FF]/g,
  )
  return (usual?.length ?? 0) >= sample.length * 0.9
}

/**
 * The text of a file in UTF-8, UTF-16 or GB18030 (which holds GBK and GB2312), without a byte order mark.
 * Throws AppError `payload_too_large`, `empty_document`, or `unknown_encoding` for anything that is no text.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length > FILE_LIMIT)
    throw new AppError('payload_too_large', `文件超过 ${FILE_LIMIT / 1_000_000} MB，请拆分后再导入`)
  if (bytes.length === 0) throw new AppError('empty_document', '文件是空的')
  const text = decode(bytes)
  if (text === undefined || BINARY.test(text))
    throw new AppError('unknown_encoding', '文件不是文本，或其编码不是 UTF-8、UTF-16、GB18030 之一')
  if (!/[\p{L}\p{N}]/u.test(text)) throw new AppError('empty_document', '文件中没有文字')
  return text
}

function decode(bytes: Uint8Array): string | undefined {
  if (has(bytes, 0xff, 0xfe)) return tryDecode(bytes, 'utf-16le')
  if (has(bytes, 0xfe, 0xff)) return tryDecode(bytes, 'utf-16be')
  const utf16 = guessUtf16(bytes)
  if (utf16) return tryDecode(bytes, utf16)
  const utf8 = tryDecode(bytes, 'utf-8')
  if (utf8 !== undefined) return utf8
  const chinese = tryDecode(bytes, 'gb18030')
  return chinese !== undefined && looksChinese(chinese) ? chinese : undefined
}
