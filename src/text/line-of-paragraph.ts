/** A paragraph is looked for among so many lines behind the one before it. */
const FARTHEST_LINE = 60

/** Where a paragraph stands among lines: 0-based line, and what to add to an offset in the paragraph. */
export type ParagraphPlace = { readonly line: number; readonly offset: number }

/**
 * The line that a paragraph of a Word file became when its text was read: it ends with the paragraph's words, an
 * automatic number may stand before them. Undefined for a paragraph that was left out.
 */
export function lineOfParagraph(
  lines: readonly string[],
  paragraph: string,
  from: number,
): ParagraphPlace | undefined {
  const words = paragraph.trim()
  for (let line = from; line < Math.min(lines.length, from + FARTHEST_LINE); line++) {
    const at = lines[line]?.lastIndexOf(words) ?? -1
    if (at < 0 || at + words.length < (lines[line]?.trimEnd().length ?? 0)) continue
    return { line, offset: at - paragraph.indexOf(words) }
  }
  return undefined
}
