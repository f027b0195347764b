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

const FORMS: readonly { level: 1 | 2 | 3 | 4; form: RegExp }[] = [
  { level: 1, form: new RegExp(`^(${HAN_NUMBER})${BLANKS}[、．.]${BLANKS}`) },
  { level: 1, form: /^第([一二三四五六七八九十]{1,3})(?:部分|章|篇)[：:、 \u3000]*/ },
  { level: 2, form: new RegExp(`^[（(]${BLANKS}(${HAN_NUMBER})${BLANKS}[)）]、?${BLANKS}`) },
  { level: 4, form: new RegExp(`^[（(](\\d{1,2})[)）]、?${BLANKS}`) },
  { level: 3, form: new RegExp(`^(\\d{1,2})${BLANKS}(?:[.．]、?|、)${BLANKS}(?=[\\u4e00-\\u9fff“《*])`) },
]

/** The heading number that stands at `at`; undefined where none does. The 8.5% of a figure is none. */
export function readHeadingNumber(text: string, at = 0): HeadingNumber | undefined {
  if (!/[一二三四五六七八九十第（(\d]/.test(text.charAt(at))) return undefined
  const rest = text.slice(at, at + 24)
  for (const { level, form } of FORMS) {
    const match = form.exec(rest)
    if (!match) continue
    const digits = match[1] ?? ''
    const value = VALUES.get(digits) ?? Number(digits)
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

/** A Markdown heading: its marks and the text behind them. */
export function readMarkdown(line: string): { readonly depth: number; readonly length: number } | undefined {
  const match = /^(#{1,6}) +(?=\S)/.exec(line)
  return match ? { depth: match[1]?.length ?? 1, length: match[0].length } : undefined
}
