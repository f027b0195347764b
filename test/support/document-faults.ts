/**
 * Checks of a document's form and arithmetic for tests, with expressions of their own: a fault of src/text
 * cannot hide one of the sample documents here. Each returns what is wrong, in words or by quoting it.
 */

/** Decimal text as a whole number of hundredths. */
export const hundredths = (figure: string): number => Math.round(Number(figure) * 100)

const HAN_DIGITS = '一二三四五六七八九'
const hanNumber = (n: number): string =>
  n < 10 ? (HAN_DIGITS[n - 1] ?? '') : n === 10 ? '十' : `十${HAN_DIGITS[n - 11] ?? ''}`

/** Headings and items that do not follow the one before them at their level. */
export function numberFaults(text: string): string[] {
  const next = [1, 1, 1]
  return text.split('\n').flatMap((line) => {
    const [, chapter, part, item] =
      /^(?:## ([一二三四五六七八九十]+)、|### （([一二三四五六七八九十]+)）|(\d+)\.)/.exec(line) ?? []
    const level = chapter ? 0 : part ? 1 : item ? 2 : undefined
    if (level === undefined) return []
    const expected = next[level] ?? 1
    next[level] = expected + 1
    next.fill(1, level + 1)
    const wanted = level === 2 ? String(expected) : hanNumber(expected)
    return (chapter ?? part ?? item) === wanted ? [] : [`${line.slice(0, 20)}: expected ${wanted}`]
  })
}

const CLOSING: Readonly<Record<string, string>> = { '（': '）', '《': '》', '“': '”', '‘': '’', '【': '】' }

/** Paragraphs in which brackets or quotation marks do not pair. */
export function balanceFaults(text: string): string[] {
  return text.split('\n').filter((line) => {
    const open: string[] = []
    for (const mark of line.match(/[（）《》“”‘’【】]/g) ?? []) {
      const closing = CLOSING[mark]
      if (closing) open.push(closing)
      else if (open.pop() !== mark) return true
    }
    return open.length > 0
  })
}

/** Half-width punctuation that touches a Chinese character or mark; the point after an item's number is right. */
export const widthFaults = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^(?:#+ |\d+\.)/, ''))
    .filter((line) =>
      /[\p{Script=Han}，。；：、）”》][,.;:!?()"']|[,.;:!?()"']\p{Script=Han}|[０-９％]/u.test(line),
    )

const sentencesOf = (text: string): string[] => text.split(/(?<=[。！？；])|\n/)

/** Sentences of 15 characters or more that stand twice in the corpus. */
export function repeatedSentences(texts: readonly string[]): string[] {
  const seen = new Set<string>()
  return texts.flatMap(sentencesOf).filter((sentence) => {
    const words = sentence.replace(/^(?:#+ |\d+\.)/, '').trim()
    if (words.length < 15) return false
    const again = seen.has(words)
    seen.add(words)
    return again
  })
}

const UNIT = '(?:万?[个所名家处条件起项人节枚]|[万亿]?元)'
const SHARE = new RegExp(
  `(\\d+(?:\\.\\d+)?)(${UNIT})[^\\d，。；]{0,14}，(?:占比?|(?:去向|调解|按期)?(?:办结|整改|落实|参与|网办|接入|接种|成功)率)(?:达到|达|为)?(\\d+(?:\\.\\d+)?)%`,
  'g',
)
const LIST = new RegExp(
  `(?:[^\\d，。；、（）：]{1,16}\\d+(?:\\.\\d+)?(${UNIT})[、和]){2,}[^\\d，。；、（）：]{1,16}\\d+(?:\\.\\d+)?\\1(?=[，。；（]|$)`,
  'g',
)

const figuresIn = (text: string, unit: string | undefined): string[] =>
  [...text.matchAll(new RegExp(`(\\d+(?:\\.\\d+)?)(${UNIT})`, 'g'))].flatMap(([, value, found]) =>
    value !== undefined && found === unit ? [value] : [],
  )
const halfPlace = (figure: string): number => 0.5 * 10 ** -(figure.split('.')[1]?.length ?? 0)
const exactness = (figure: string): number => (figure.includes('.') ? halfPlace(figure) : 0)

/** Whether part / whole × 100 can be the share, given how far each figure is rounded. */
function isShare(part: string, whole: string, share: string): boolean {
  const low = ((Number(part) - exactness(part)) / (Number(whole) + exactness(whole))) * 100
  const high = ((Number(part) + exactness(part)) / (Number(whole) - exactness(whole))) * 100
  const half = halfPlace(share) + 1e-9
  return Number(share) + half >= low && Number(share) - half <= high
}

/** `M名，占P%` where no figure of the same unit before it in the paragraph makes that share. */
export function shareFaults(text: string): string[] {
  return text.split('\n').flatMap((line) =>
    [...line.matchAll(SHARE)].flatMap((match) => {
      const [words, part = '', unit, share = ''] = match
      const wholes = figuresIn(line.slice(0, match.index), unit)
      return wholes.some((whole) => isShare(part, whole, share)) ? [] : [words]
    }),
  )
}

/** Lists of three parts or more whose sum is none of the totals in the sentence or the one before; lists without a total are skipped. */
export function sumFaults(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const sentences = line.split(/(?<=。)/)
    return sentences.flatMap((sentence, place) =>
      [...sentence.matchAll(LIST)].flatMap((match) => {
        const [words, unit] = match
        const parts = figuresIn(words, unit)
        const around = `${sentences[place - 1] ?? ''}|${sentence.replace(words, '|')}`
        const totals = figuresIn(around, unit).map(hundredths)
        const sum = parts.map(hundredths).reduce((total, part) => total + part, 0)
        return totals.length === 0 || totals.includes(sum) ? [] : [`${words}: ${sum / 100}`]
      }),
    )
  })
}
