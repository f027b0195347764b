/** The width of the type area of GB/T 9704-2012 in half points: 156 mm. */
const LINE_HALF_POINTS = 884
const MOST_LINES = 3
const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * What is wrong with how a title breaks into lines, each in a sentence: more than three lines, a break inside a word,
 * a lone character on the last line. `size` is that of its font in half points; `\n` is a break that the writer set.
 */
export function titleBreaks(title: string, size: number): string[] {
  const lines = title
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line) => wrap(line, Math.max(1, Math.floor(LINE_HALF_POINTS / size))))
  const faults: string[] = []
  if (lines.length > MOST_LINES) faults.push(`标题排成${lines.length}行，一般不超过三行`)
  const words = wordEnds(lines.join(''))
  let at = 0
  for (const line of lines.slice(0, -1)) {
    at += line.length
    if (!words.has(at))
      faults.push(`标题回行时拆开了词语：“${line.slice(-4)}／${lines.join('').slice(at, at + 4)}”`)
  }
  const last = lines.at(-1) ?? ''
  if (lines.length > 1 && [...last].length === 1) faults.push(`标题最后一行只有一个字“${last}”`)
  return faults
}

/** Lines of so many full-width characters; others count half. */
function wrap(text: string, most: number): string[] {
  const lines: string[] = []
  let line = ''
  let width = 0
  for (const character of text) {
    const own = /\p{ASCII}/u.test(character) ? 0.5 : 1
    if (width + own > most) {
      lines.push(line)
      line = ''
      width = 0
    }
    line += character
    width += own
  }
  return [...lines, line]
}

function wordEnds(text: string): Set<number> {
  return new Set(Array.from(SEGMENTER.segment(text), ({ index, segment }) => index + segment.length))
}
