import { AppError } from '../../../domain/errors.ts'
import { type ByteView, createByteView } from '../byte-view.ts'

/** A compound file (MS-CFB): a small file system in which Word 97 to 2003 and WPS keep a document. */
export type CompoundFile = {
  /** The streams of the outermost folder. */
  readonly names: readonly string[]
  /** The content of one of them; undefined where there is none of that name. */
  stream(name: string): Uint8Array | undefined
}

const HEADER = 512
const FAT_IN_HEADER = 109
const LAST_SECTOR = 0xfffffffa
const ENTRY = 128
const NO_ENTRY = 0xffffffff
const STREAM = 2

export const brokenDocument = (): AppError => new AppError('broken_file', '文件已损坏或不完整，无法读取')

/** Throws AppError `broken_file`. Takes time in proportion to the bytes: a chain that goes in a circle is a fault. */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  const view = createByteView(bytes, brokenDocument)
  const sectorShift = view.uint16(30)
  if (sectorShift !== 9 && sectorShift !== 12) throw brokenDocument()
  const sectorSize = 1 << sectorShift
  const sectorCount = Math.ceil((view.length - HEADER) / sectorSize)
  const fat = readFat(view, sectorSize, sectorCount)
  const read = (start: number): Uint8Array => joinSectors(view, followChain(fat, start), sectorSize)
  const directory = createByteView(read(view.uint32(48)), brokenDocument)
  const miniSize = 1 << 6
  const miniFat = toUint32s(read(view.uint32(60)))
  const miniStream = read(directory.uint32(116))
  const cutoff = view.uint32(56)
  const entries = readRootEntries(directory)
  return {
    names: [...entries.keys()],
    stream(name) {
      const at = entries.get(name)
      if (at === undefined) return undefined
      const start = directory.uint32(at + 116)
      const size = directory.uint32(at + 120)
      const content =
        size < cutoff
          ? joinPieces(createByteView(miniStream, brokenDocument), followChain(miniFat, start), miniSize, 0)
          : read(start)
      if (content.length < size) throw brokenDocument()
      return content.subarray(0, size)
    },
  }
}

function readFat(view: ByteView, sectorSize: number, sectorCount: number): Uint32Array {
  const count = view.uint32(44)
  if (count > sectorCount) throw brokenDocument()
  const sectors: number[] = []
  for (let i = 0; i < Math.min(count, FAT_IN_HEADER); i++) sectors.push(view.uint32(76 + 4 * i))
  let next = view.uint32(68)
  const perSector = sectorSize / 4 - 1
  while (sectors.length < count) {
    const start = offsetOf(next, sectorSize)
    for (let i = 0; i < perSector && sectors.length < count; i++) sectors.push(view.uint32(start + 4 * i))
    next = view.uint32(start + 4 * perSector)
  }
  return toUint32s(joinSectors(view, sectors, sectorSize))
}

const offsetOf = (sector: number, sectorSize: number): number => (sector + 1) * sectorSize

function followChain(table: Uint32Array, start: number): number[] {
  const chain: number[] = []
  for (let at = start; at < LAST_SECTOR; ) {
    chain.push(at)
    const next = table[at]
    if (next === undefined || chain.length > table.length) throw brokenDocument()
    at = next
  }
  return chain
}

const joinSectors = (view: ByteView, sectors: readonly number[], sectorSize: number): Uint8Array =>
  joinPieces(view, sectors, sectorSize, sectorSize)

/** `first` is where the sector with the number 0 begins. The last sector of a file may be short. */
function joinPieces(view: ByteView, sectors: readonly number[], size: number, first: number): Uint8Array {
  const whole = new Uint8Array(sectors.length * size)
  sectors.forEach((sector, i) => {
    const start = first + sector * size
    whole.set(view.slice(start, Math.min(size, Math.max(view.length - start, 0))), i * size)
  })
  return whole
}

function toUint32s(bytes: Uint8Array): Uint32Array {
  const view = createByteView(bytes, brokenDocument)
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, i) => view.uint32(4 * i))
}

/** Where the entries of the outermost folder stand in the directory; embedded objects have folders of their own. */
function readRootEntries(directory: ByteView): Map<string, number> {
  const entries = new Map<string, number>()
  const waiting = [directory.uint32(76)]
  const seen = new Set<number>()
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === NO_ENTRY || seen.has(id)) continue
    seen.add(id)
    const at = id * ENTRY
    const nameLength = Math.max(0, Math.min(directory.uint16(at + 64), 64) - 2)
    const name = new TextDecoder('utf-16le').decode(directory.slice(at, nameLength))
    if (directory.uint8(at + 66) === STREAM) entries.set(name, at)
    waiting.push(directory.uint32(at + 68), directory.uint32(at + 72))
  }
  return entries
}
