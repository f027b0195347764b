import type { ParsedDocument, Passage } from '../domain/document.ts'
import { AppError } from '../domain/errors.ts'
import type { Aside } from '../domain/ports.ts'
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
 * What it leaves out is in `removals`, every other change to the text in `repairs`, every doubt in `notices`.
 * `asides` are the lines that the reader of the file knows to stand beside the text. Takes time in proportion to the
 * length.
 * Throws AppError `payload_too_large`, `empty_document`, and `secrecy_mark` for a text that must not be here.
 */
export function readDocument(
  file: string,
  text: string,
  asides: readonly Aside[] = [],
): { document: ParsedDocument; passages: Passage[] } {
  if (text.length > TEXT_LIMIT)
    throw new AppError('payload_too_large', `文字超过 ${TEXT_LIMIT / 10_000} 万字，请拆分后再导入`)
  const mark = findSecrecyMark(text)
  if (mark)
    throw new AppError('secrecy_mark', `文件带有“${mark}”标志，不得导入；请确认后在符合保密要求的设备上处理`)
  const cleaned = cleanText(text, asides)
  if (!/[\p{L}\p{N}]/u.test(cleaned.clean)) throw new AppError('empty_document', '文件中没有正文')
  const { clean, map, removedLines, removals, repairs } = cleaned
  const { outline, notices } = parseOutline(clean, cleaned.lineOf, cleaned.headingMarks)
  const identity = identify(file, cleaned, outline)
  const document: ParsedDocument = {
    ...identity,
    raw: text,
    clean,
    map,
    outline,
    removedLines,
    removals,
    repairs,
    notices: [
      ...identity.notices,
      ...notices,
      ...cleaned.notices,
      ...noticesOfPersonalData(without(text, asides)),
      ...noticesOfInstructions(without(text, asides)),
    ],
  }
  return { document, passages: splitPassages(document) }
}

/** The foot of a site has a telephone number of its own, which is nobody's personal data. */
function without(text: string, asides: readonly Aside[]): string {
  let kept = ''
  let from = 0
  for (const { start, end } of asides) {
    // The line breaks around it stay, and with them the numbers of the lines.
    kept += text.slice(from, start)
    from = end
  }
  return kept + text.slice(from)
}
