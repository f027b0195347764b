import { LIMITS, tooLarge, unreadable } from './limits.ts'

type Entry = { readonly method: number; readonly packed: number; readonly size: number; readonly at: number }

export type ZipArchive = {
  readonly has: (path: string) => boolean
  /** The bytes of an entry; throws AppError `unreadable_file` when there is none or it is damaged. */
  readonly read: (path: string) => Promise<Uint8Array>
}

const END_MARK = 0x06054b50
const DIRECTORY_MARK = 0x02014b50
const LOCAL_MARK = 0x04034b50
const END_LENGTH = 22
const LONGEST_COMMENT = 65_535
const STORED = 0
const DEFLATED = 8
const SMALL = 1_000_000

/**
 * Opens a ZIP archive by its directory. What the entries say they unpack to is checked here, before anything is
 * unpacked; an entry that unpacks to more than it said is given up at that point.
 * Throws AppError `payload_too_large` or `unreadable_file`.
 */
export function openZipArchive(bytes: Uint8Array): ZipArchive {
  const entries = readDirectory(bytes)
  let total = 0
  for (const { packed, size } of entries.values()) {
    total += size
    if (size > SMALL && size > packed * LIMITS.packingRatio) {
      throw tooLarge('文件压缩异常，展开后过大，不予导入')
    }
  }
  if (total > LIMITS.unpackedBytes) {
    throw tooLarge(`文件展开后超过 ${LIMITS.unpackedBytes / 1_000_000} MB，请拆分后再导入`)
  }
  return {
    has: (path) => entries.has(path),
    async read(path) {
      const entry = entries.get(path)
      if (!entry) throw unreadable(`文件不完整，缺少 ${path}`)
      return unpack(bytes, entry)
    },
  }
}

function readDirectory(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count > LIMITS.entries) throw tooLarge('文件内部的部件过多，不予导入')
  const entries = new Map<string, Entry>()
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_MARK) throw damaged()
    if (view.getUint16(at + 8, true) & 1) throw unreadable('文件加了密码，请取消密码后再导入')
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    entries.set(name.replaceAll('\\', '/').replace(/^\//, ''), {
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT)
  for (let at = view.byteLength - END_LENGTH; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_MARK) return at
  }
  throw damaged()
}

async function unpack(bytes: Uint8Array, { method, packed, size, at }: Entry): Promise<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL_MARK) throw damaged()
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (start + packed > bytes.length) throw damaged()
  const content = bytes.slice(start, start + packed)
  if (method === STORED && packed === size) return content
  if (method !== DEFLATED) throw damaged()
  return inflate(content, size)
}

async function inflate(content: Uint8Array<ArrayBuffer>, size: number): Promise<Uint8Array> {
  const whole = new Uint8Array(size)
  let length = 0
  const reader = new Blob([content]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw damaged(cause)
    })
    if (done) break
    if (length + value.length > size) {
      await reader.cancel()
      throw tooLarge('文件压缩异常，展开后比所标的大，不予导入')
    }
    whole.set(value, length)
    length += value.length
  }
  if (length !== size) throw damaged()
  return whole
}

const damaged = (cause?: unknown) => unreadable('文件已损坏，请重新保存后再导入', cause)
