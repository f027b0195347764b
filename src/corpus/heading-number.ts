/** The number in front of a heading, with its mark: 一、 （一） 1. （1）. */
export type HeadingNumber = {
  readonly level: 1 | 2 | 3 | 4
  readonly value: number
  /** As it stands in the text, without blanks around it. */
  readonly text: string
  /** Characters it takes, with the blanks that follow. */
  readonly length: number
}

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** 一 to 九十九. */
const ORDINALS = Array.from({ length: 99 }, (_, i) => {
  const [tens, ones] = [Math.floor((i + 1) / 10), (i + 1) % 10]
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${DIGITS[ones]}`
})

const VALUES = new Map(ORDINALS.map((text, i) => [text, i + 1]))

/** 1 to 99 in 汉字, as in （十二）. */
export const ordinalText = (value: number): string => ORDINALS[value - 1] ?? ''

const HAN_NUMBER = '[一二三四五六七八九十]{1,3}'
const BLANKS = '[ \\u3000]*'

/** 一、二、三产业 and 一、二等奖 count things; they open no heading. */
const ENUMERATION = /^[、．.][一二三四五六七八九十两](?:[、产等类级年期季者手线孩次项届批]|是)/

const DIGIT = '[\\d０-９]'
/** What a heading begins with; 1.5 and 3,000 begin none. */
const WORDS = '(?=[\\u4e00-\\u9fff“《*])'
/** What may begin a heading behind a mark that also stands in sentences: 一 个, 一，二，三 and 十 余 begin none. */
const TITLE_WORDS =
  '(?=(?![个方种些次批名项年月日天点直般边旦步样致律定并时同起共切再向味件条所位余多来几\\d一二三四五六七八九十是要])[\\u4e00-\\u9fff“]{4})'

const FORMS: readonly { level: 1 | 2 | 3 | 4; form: RegExp }[] = [
  { level: 1, form: new RegExp(`^(${HAN_NUMBER})${BLANKS}[、．.]${BLANKS}`) },
  { level: 1, form: new RegExp(`^(${HAN_NUMBER})(?:[，,：:]${BLANKS}|[ \\u3000]+)${TITLE_WORDS}`) },
  { level: 1, form: /^第([一二三四五六七八九十]{1,3})(?:部分|章|篇)[：:、 \u3000]*/ },
  { level: 1, form: new RegExp(`^第(${HAN_NUMBER})、${BLANKS}${TITLE_WORDS}`) },
  { level: 2, form: new RegExp(`^第(${HAN_NUMBER})节[：:、 \\u3000]+${WORDS}`) },
  {
    level: 2,
    form: new RegExp(`^[（(〔【［]${BLANKS}(${HAN_NUMBER})${BLANKS}[)）〕】］]、?${BLANKS}`),
  },
  { level: 3, form: new RegExp(`^[（(](${DIGIT}{1,2})[.．][)）]、?${BLANKS}${WORDS}`) },
  { level: 4, form: new RegExp(`^[（(](${DIGIT}{1,2})[)）]、?${BLANKS}`) },
  { level: 4, form: new RegExp(`^(${DIGIT}{1,2})[)）]、?${BLANKS}${WORDS}`) },
  {
    level: 3,
    form: new RegExp(`^(${DIGIT}{1,2})${BLANKS}(?:[.．]、?|、|[，,])${BLANKS}${WORDS}`),
  },
]

const UNCLOSED = new RegExp(`^[（(](${HAN_NUMBER})(?=${BLANKS}${TITLE_WORDS})`)

/** One character for a whole number, by the code of its 1: ㈠ · ⑴ · ⒈. */
const SINGLE: readonly { level: 2 | 3 | 4; first: number; last: number }[] = [
  { level: 2, first: 0x3220, last: 0x3229 },
  { level: 4, first: 0x2474, last: 0x2487 },
  { level: 3, first: 0x2488, last: 0x249b },
]

function readSingle(text: string, at: number): HeadingNumber | undefined {
  const code = text.charCodeAt(at)
  const form = SINGLE.find(({ first, last }) => first <= code && code <= last)
  if (!form) return undefined
  const [whole] = /^.[、.．]?[ \u3000]*/.exec(text.slice(at, at + 8)) ?? ['']
  return { level: form.level, value: code - form.first + 1, text: whole.trim(), length: whole.length }
}

/** The heading number that stands at `at`; undefined where none does. The 8.5% of a figure is none. */
export function readHeadingNumber(text: string, at = 0): HeadingNumber | undefined {
  if (!/[一二三四五六七八九十第（(〔【［\d０-９]/.test(text.charAt(at))) return readSingle(text, at)
  const rest = text.slice(at, at + 24)
  for (const { level, form } of FORMS) {
    const match = form.exec(rest)
    if (!match) continue
    const digits = match[1] ?? ''
    const value = VALUES.get(digits) ?? Number(digits.normalize('NFKC'))
    if (!(value > 0)) continue
    if (level === 1 && ENUMERATION.test(rest.slice(digits.length))) continue
    return { level, value, text: match[0].trim(), length: match[0].length }
  }
  return undefined
}

/** 一）: a level-2 number whose opening bracket was lost; 0 where only ） is left. */
export function readBrokenNumber(
  line: string,
): { readonly value: number; readonly length: number } | undefined {
  const match = /^([一二三四五六七八九十]{0,3})[)）](?=[ \u3000]*[\u4e00-\u9fff“])/.exec(line)
  if (!match) return undefined
  const digits = match[1] ?? ''
  const value = digits === '' ? 0 : VALUES.get(digits)
  return value === undefined ? undefined : { value, length: match[0].length }
}

/** （一党建: a level-2 number whose closing bracket was lost. */
export function readUnclosedNumber(
  line: string,
): { readonly value: number; readonly length: number } | undefined {
  const match = UNCLOSED.exec(line)
  const value = VALUES.get(match?.[1] ?? '')
  const isClosed = /^[^（(]*[)）]/.test(line.slice(1))
  return match && value !== undefined && !isClosed ? { value, length: match[0].length } : undefined
}

/** What a writer puts before headings that are not counted, or counted in circles: ——, ●, ①. */
export function readBullet(line: string): { readonly text: string; readonly length: number } | undefined {
  const match = /^(?:[—–―]{1,2}|[-*+](?= )|[●◆★■▲•※◇□○☆▶►➤♦◎]|([①-⑳])、?)[ \u3000]*(?=[\u4e00-\u9fff“])/.exec(
    line,
  )
  return match ? { text: match[1] ?? '', length: match[0].length } : undefined
}

/** The value of a heading's number as it stands in the text: 3 of 三、 and （3）; undefined for none and for ①. */
export const valueOfNumber = (number: string): number | undefined =>
  number === '' ? undefined : readHeadingNumber(`${number} 标题文字`)?.value

/** A Markdown heading: its marks and the text behind them. */
export function readMarkdown(line: string): { readonly depth: number; readonly length: number } | undefined {
  const match = /^(#{1,6}) +(?=\S)/.exec(line)
  return match ? { depth: match[1]?.length ?? 1, length: match[0].length } : undefined
}
