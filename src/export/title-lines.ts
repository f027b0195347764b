/** Full-width characters of 2号 that fit on a line of 156 mm. */
export const TITLE_CHARACTERS_PER_LINE = 20

const WORD_END = /(?<=[局厅委部处科院校会府办]|[年月日、，和与及]|总结|计划|要点|思路|报告)/u
const CANNOT_END = /[（《“‘〔(]$/u
const CANNOT_START = /^[）》”’〕)、，。：年月日]/u

/** Width in 字: what is not full width counts half. */
export const widthInCharacters = (text: string): number =>
  [...text].reduce((width, character) => width + (/[\p{ASCII}·]/u.test(character) ? 0.5 : 1), 0)

/**
 * The lines of a title (GB/T 9704-2012 7.3.1): one where it fits, else broken after the organ's name, else where the
 * lines come out most even; never inside a word that official titles are made of.
 */
export function breakTitle(title: string, organ: string): string[] {
  if (widthInCharacters(title) <= TITLE_CHARACTERS_PER_LINE) return [title]
  const rest = title.slice(organ.length)
  const restWidth = widthInCharacters(rest)
  if (organ !== '' && title.startsWith(organ) && restWidth > 1 && restWidth <= TITLE_CHARACTERS_PER_LINE) {
    return [organ, rest]
  }
  return evenLines(title.split(WORD_END).filter((word) => word !== ''))
}

function evenLines(words: readonly string[]): string[] {
  const total = widthInCharacters(words.join(''))
  const wanted = total / Math.ceil(total / TITLE_CHARACTERS_PER_LINE)
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    const joined = line + word
    const isNearer =
      Math.abs(widthInCharacters(joined) - wanted) <= Math.abs(widthInCharacters(line) - wanted)
    const fits = widthInCharacters(joined) <= TITLE_CHARACTERS_PER_LINE
    if (line === '' || (isNearer && fits) || CANNOT_END.test(line) || CANNOT_START.test(word)) line = joined
    else {
      lines.push(line)
      line = word
    }
  }
  const before = lines.pop()
  if (before === undefined) return [line]
  return widthInCharacters(line) > 1 ? [...lines, before, line] : [...lines, before + line]
}
