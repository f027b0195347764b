import type { ParsedDocument, Passage } from '../domain/document.ts'
import { AppError } from '../domain/errors.ts'
import { cleanText } from './clean.ts'
import { identify } from './identify.ts'
import { noticesOfInstructions } from './instruction-lines.ts'
import { parseOutline } from './outline.ts'
import { splitPassages } from './passages.ts'
import { noticesOfPersonalData } from './personal-data.ts'
import { findSecrecyMark } from './secrecy-mark.ts'

/** The longest text that is read, in characters: a year's documents of a whole bureau are shorter. */
export const TEXT_LIMIT = 2_000_000

/**
 * Reads a document from its text: cleans it, finds its headings, tells what it is and splits it into passages.
 * Every change to the text is in `repairs`, every doubt in `notices`. Takes time in proportion to the length.
 * Throws AppError `payload_too_large`, `empty_document`, and `secrecy_mark` for a text that must not be here.
 */
export function readDocument(file: string, text: string): { document: ParsedDocument; passages: Passage[] } {
  if (text.length > TEXT_LIMIT)
    throw new AppError('payload_too_large', `文字超过 ${TEXT_LIMIT / 10_000} 万字，请拆分后再导入`)
  const mark = findSecrecyMark(text)
  if (mark)
    throw new AppError('secrecy_mark', `文件带有“${mark}”标志，不得导入；请确认后在符合保密要求的设备上处理`)
  const cleaned = cleanText(text)
  if (!/[\p{L}\p{N}]/u.test(cleaned.clean)) throw new AppError('empty_document', '文件中没有正文')
  const { clean, map, removedLines, repairs } = cleaned
  const { outline, notices } = parseOutline(clean, cleaned.lineOf)
  const identity = identify(file, cleaned, outline)
  const document: ParsedDocument = {
    ...identity,
    raw: text,
    clean,
    map,
    outline,
    removedLines,
    repairs,
    notices: [
      ...identity.notices,
      ...notices,
      ...cleaned.notices,
      ...noticesOfPersonalData(text),
      ...noticesOfInstructions(text),
    ],
  }
  return { document, passages: splitPassages(document) }
}
