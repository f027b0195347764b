import { decodeText } from '../../../corpus/decode.ts'
import { AppError } from '../../../domain/errors.ts'

const HEAD = 4096
const CHARSET = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})/i

/**
 * The source of a page. What its bytes show goes before what it says of itself: pages are saved in another encoding
 * than they were sent in. A page with a few wrong bytes is read by the encoding that it names.
 */
export function decodeHtml(bytes: Uint8Array): string {
  try {
    return decodeText(bytes)
  } catch (error) {
    const named = CHARSET.exec(new TextDecoder('latin1').decode(bytes.subarray(0, HEAD)))?.[1]
    if (!(error instanceof AppError) || error.code !== 'unknown_encoding' || named === undefined) throw error
    return decodeAs(named, bytes) ?? raise(error)
  }
}

function decodeAs(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(/^gb/i.test(label) ? 'gb18030' : label).decode(bytes)
  } catch (error) {
    // A page may name an encoding that does not exist.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const raise = (error: Error): never => {
  throw error
}
