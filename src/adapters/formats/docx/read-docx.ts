import type { Block } from '../blocks.ts'
import type { ZipEntry } from '../open-zip.ts'
import { walkBody } from './walk-body.ts'
import { readWordNumbering } from './word-numbering.ts'
import { openWordParts } from './word-parts.ts'
import { readWordStyles } from './word-styles.ts'

/**
 * The paragraphs and tables of a Word file as they read with all revisions accepted: automatic numbers typed out,
 * hidden text, contents, notes, headers and footers left out. Throws AppError `broken_file`.
 */
export function readDocx(entries: readonly ZipEntry[]): Block[] {
  const { main, beside } = openWordParts(entries)
  return walkBody(main, readWordStyles(beside('styles.xml')), readWordNumbering(beside('numbering.xml')))
}
