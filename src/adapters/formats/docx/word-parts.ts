import { AppError } from '../../../domain/errors.ts'
import { openZip, type ZipEntry } from '../open-zip.ts'

/** The parts of a Word file as text. */
export type WordParts = {
  /** The body, which a few programs do not call word/document.xml. */
  readonly main: string
  /** A part in the folder of the body; empty where the file has none. */
  beside(name: string): string
  /** A part by its path in the file; empty where the file has none. */
  at(path: string): string
}

const RELATIONS = /<Relationship\s[^>]*>/g

/** The part that holds the body; undefined in an archive that is no Word file. */
export function findMainPart(entries: readonly ZipEntry[]): ZipEntry | undefined {
  const usual = entries.find(({ path }) => path === 'word/document.xml')
  if (usual) return usual
  const relations = entries.find(({ path }) => path === '_rels/.rels')
  if (!relations) return undefined
  const main = [...decodeXml(relations.unpack()).matchAll(RELATIONS)].find(([element]) =>
    element.includes('/officeDocument"'),
  )?.[0]
  const target = main && /Target="\/?([^"]+)"/.exec(main)?.[1]
  return entries.find(({ path }) => path === target && path.startsWith('word/'))
}

/** Whether a file is one of Word by what it holds, whatever it is called. Throws AppError `broken_archive`. */
export const isWordFile = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && findMainPart(openZip(bytes)) !== undefined

/** Throws AppError `broken_file` for a file without a body or with entities of its own. */
export function openWordParts(entries: readonly ZipEntry[]): WordParts {
  const entry = findMainPart(entries)
  const main = entry ? decodeXml(entry.unpack()) : ''
  if (!entry || !main.includes('<w:body'))
    throw new AppError('broken_file', '文件已损坏：Word 文件中没有正文')
  // Word writes no declarations; entities that a file defines for itself serve only to harm the reader.
  if (/<!(?:DOCTYPE|ENTITY)/.test(main))
    throw new AppError('broken_file', '文件已损坏或不安全：Word 文件中有不应有的实体声明')
  const folder = entry.path.slice(0, entry.path.lastIndexOf('/') + 1)
  const at = (wanted: string): string => {
    const found = entries.find(({ path }) => path === wanted)
    return found ? decodeXml(found.unpack()) : ''
  }
  return { main, at, beside: (name) => at(folder + name) }
}

export function decodeXml(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (!isUtf16) return new TextDecoder('utf-8').decode(bytes)
  return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)
}
