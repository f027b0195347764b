export type ZipEntry = { readonly path: string; readonly bytes: Uint8Array<ArrayBuffer> }

// 1980-01-01 00:00, the first moment a ZIP entry can name: the same content gives the same bytes.
const DOS_DATE = 0x0021
const DOS_TIME = 0
const VERSION = 20
const UTF8_NAMES = 0x0800
const DEFLATED = 8

/** A ZIP archive of few entries and less than 4 GiB, deflated, in the given order and without times. */
export async function zip(entries: readonly ZipEntry[]): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = []
  const directory: Uint8Array<ArrayBuffer>[] = []
  let offset = 0
  for (const { path, bytes } of entries) {
    const name = new TextEncoder().encode(path)
    const packed = await deflate(bytes)
    const common = [
      ...[uint16(VERSION), uint16(UTF8_NAMES), uint16(DEFLATED), uint16(DOS_TIME), uint16(DOS_DATE)],
      ...[uint32(crc32(bytes)), uint32(packed.length), uint32(bytes.length), uint16(name.length), uint16(0)],
    ]
    const head = concatenate([uint32(0x04034b50), ...common, name])
    parts.push(head, packed)
    directory.push(
      // Comment length, disk, internal and external attributes are zero.
      concatenate([uint32(0x02014b50), uint16(VERSION), ...common, new Uint8Array(10), uint32(offset), name]),
    )
    offset += head.length + packed.length
  }
  const central = concatenate(directory)
  const count = uint16(entries.length)
  const end = [uint32(0x06054b50), uint32(0), count, count, uint32(central.length), uint32(offset), uint16(0)]
  return concatenate([...parts, central, ...end])
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
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

const uint16 = (value: number): Uint8Array<ArrayBuffer> => new Uint8Array([value & 0xff, value >>> 8])
const uint32 = (value: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array([value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24])

function concatenate(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}
