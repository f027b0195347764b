import { Inflate } from 'fflate'
import { AppError } from '../../domain/errors.ts'
import { type ByteView, createByteView } from './byte-view.ts'
import { LIMITS } from './limits.ts'

export type ZipEntry = {
  /** With / between folders. */
  readonly path: string
  readonly isEncrypted: boolean
  /** Bytes once unpacked, as the archive says; `unpack` holds it to that. */
  readonly size: number
  /** Throws AppError `broken_archive`, `encrypted` or `payload_too_large`. */
  unpack(): Uint8Array
}

const END_MARK = 0x06054b50
const ENTRY_MARK = 0x02014b50
const LOCAL_MARK = 0x04034b50
const END_BYTES = 22
const LONGEST_COMMENT = 0xffff
const STORED = 0
const DEFLATED = 8
const UTF8_NAME = 0x0800
const UNICODE_PATH = 0x7075
const CHUNK = 16_384

const broken = (reason: string): AppError => new AppError('broken_archive', `压缩包已损坏或不完整：${reason}`)

/**
 * The files of a ZIP archive, by its directory; nothing is unpacked yet. Names are UTF-8 or, as older Windows
 * writes them, GB18030. Throws AppError `broken_archive`, and `payload_too_large` for too many files.
 */
export function openZip(bytes: Uint8Array): ZipEntry[] {
  const view = createByteView(bytes, () => broken('目录不完整'))
  const end = findEnd(view)
  const count = view.uint16(end + 10)
  const directory = view.uint32(end + 16)
  if (count === 0xffff || directory === 0xffffffff)
    throw new AppError('payload_too_large', '压缩包过大（ZIP64 格式），请拆分后再导入')
  if (count > LIMITS.archiveFiles)
    throw new AppError('payload_too_large', `压缩包中的文件超过 ${LIMITS.archiveFiles} 个，请拆分后再导入`)
  const entries: ZipEntry[] = []
  let at = directory
  for (let i = 0; i < count; i++) {
    if (view.uint32(at) !== ENTRY_MARK) throw broken('目录不完整')
    const nameLength = view.uint16(at + 28)
    const extraLength = view.uint16(at + 30)
    const path = readName(view, at, nameLength, extraLength)
    if (!path.endsWith('/')) entries.push(readEntry(view, at, path))
    at += 46 + nameLength + extraLength + view.uint16(at + 32)
  }
  return entries
}

function findEnd(view: ByteView): number {
  const last = view.length - END_BYTES
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--)
    if (view.uint32(at) === END_MARK) return at
  throw broken('找不到目录')
}

function readName(view: ByteView, at: number, nameLength: number, extraLength: number): string {
  const name = view.slice(at + 46, nameLength)
  const unicode = findUnicodePath(view, at + 46 + nameLength, extraLength)
  return (unicode ?? decodeName(name, (view.uint16(at + 8) & UTF8_NAME) !== 0)).replaceAll('\\', '/')
}

/** Some packers add the name in UTF-8 beside the one in the code page of their machine. */
function findUnicodePath(view: ByteView, start: number, length: number): string | undefined {
  for (let at = start; at + 4 <= start + length; at += 4 + view.uint16(at + 2)) {
    const size = view.uint16(at + 2)
    if (view.uint16(at) === UNICODE_PATH && size > 5) return decodeName(view.slice(at + 9, size - 5), true)
  }
  return undefined
}

function decodeName(name: Uint8Array, isUtf8: boolean): string {
  if (!isUtf8) {
    try {
      // Many packers write UTF-8 without saying so; a name in GB18030 is hardly ever valid UTF-8.
      return new TextDecoder('utf-8', { fatal: true }).decode(name)
    } catch (error) {
      if (!(error instanceof TypeError)) throw error
      return new TextDecoder('gb18030').decode(name)
    }
  }
  return new TextDecoder('utf-8').decode(name)
}

function readEntry(view: ByteView, at: number, path: string): ZipEntry {
  const isEncrypted = (view.uint16(at + 8) & 1) !== 0
  const method = view.uint16(at + 10)
  const crc = view.uint32(at + 16)
  const packed = view.uint32(at + 20)
  const size = view.uint32(at + 24)
  const local = view.uint32(at + 42)
  return {
    path,
    isEncrypted,
    size,
    unpack() {
      if (isEncrypted) throw new AppError('encrypted', '压缩包设有密码，请解除密码后再导入')
      if (method !== STORED && method !== DEFLATED)
        throw new AppError('unknown_format', '压缩包使用了不支持的压缩方式，请用普通 ZIP 方式重新压缩')
      if (size > LIMITS.partBytes || (size > LIMITS.freeBytes && size > packed * LIMITS.unpackingRatio))
        throw tooLarge()
      if (view.uint32(local) !== LOCAL_MARK) throw broken('找不到文件内容')
      const start = local + 30 + view.uint16(local + 26) + view.uint16(local + 28)
      const content = view.slice(start, packed)
      const bytes = method === STORED ? content : inflate(content, size)
      if (bytes.length !== size || crc32(bytes) !== crc) throw broken('内容与校验值不符')
      return bytes
    },
  }
}

const tooLarge = (): AppError => new AppError('payload_too_large', '压缩包解开后过大，不予导入')

/** Unpacks at most `size` bytes, however much more the packed bytes hold. */
function inflate(packed: Uint8Array, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let length = 0
  let isWhole = false
  const inflater = new Inflate((chunk, final) => {
    if (length + chunk.length > size) throw tooLarge()
    bytes.set(chunk, length)
    length += chunk.length
    isWhole ||= final
  })
  try {
    for (let at = 0; at < packed.length; at += CHUNK)
      inflater.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length)
  } catch (error) {
    if (error instanceof AppError) throw error
    // The library tells of bytes that are no deflated data by throwing; whatever it says, the archive is broken.
    throw broken('内容无法解压')
  }
  if (!isWhole) throw broken('内容不完整')
  return bytes.subarray(0, length)
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0)
  return ~crc >>> 0
}
