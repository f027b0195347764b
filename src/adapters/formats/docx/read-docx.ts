import { AppError } from '../../../domain/errors.ts'
import type { Block } from '../blocks.ts'
import type { ZipEntry } from '../open-zip.ts'
import { walkBody } from './walk-body.ts'
import { readWordNumbering } from './word-numbering.ts'
import { readWordStyles } from './word-styles.ts'

const RELATIONS = /<Relationship\s[^>]*>/g

/** The path of the main part, which a few programs do not call word/document.xml. */
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

/**
 * The paragraphs and tables of a Word file as they read with all revisions accepted: automatic numbers typed out,
 * hidden text, contents, notes, headers and footers left out. Throws AppError `broken_file`.
 */
export function readDocx(entries: readonly ZipEntry[]): Block[] {
  const main = findMainPart(entries)
  const xml = main ? decodeXml(main.unpack()) : ''
  if (!main || !xml.includes('<w:body')) throw new AppError('broken_file', '文件已损坏：Word 文件中没有正文')
  // Word writes no declarations; entities that a file defines for itself serve only to harm the reader.
  if (/<!(?:DOCTYPE|ENTITY)/.test(xml))
    throw new AppError('broken_file', '文件已损坏或不安全：Word 文件中有不应有的实体声明')
  const folder = main.path.slice(0, main.path.lastIndexOf('/') + 1)
  const part = (name: string): string => {
    const entry = entries.find(({ path }) => path === folder + name)
    return entry ? decodeXml(entry.unpack()) : ''
  }
  return walkBody(xml, readWordStyles(part('styles.xml')), readWordNumbering(part('numbering.xml')))
}

function decodeXml(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (!isUtf16) return new TextDecoder('utf-8').decode(bytes)
  return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)
}
