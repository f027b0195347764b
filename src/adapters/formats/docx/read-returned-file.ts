import { AppError } from '../../../domain/errors.ts'
import type { ReturnedFile } from '../../../domain/returned-file.ts'
import { openZip } from '../open-zip.ts'
import { readComments } from './read-comments.ts'
import { readDocx } from './read-docx.ts'
import { findMainPart, openWordParts } from './word-parts.ts'

/** A Word file that came back: its text with all revisions accepted, and what people wrote beside it. */
export function readReturnedFile(bytes: Uint8Array): ReturnedFile {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const entries = isZip ? openZip(bytes) : []
  if (!findMainPart(entries)) throw new AppError('unknown_format', '请提供 Word 文件（.docx）')
  return { paragraphs: readDocx(entries), comments: readComments(openWordParts(entries)) }
}
