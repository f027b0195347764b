import type { Decimal } from '../domain/decimal.ts'

const DIGITS: ReadonlyMap<string, number> = new Map(
  ['〇零○', '一壹弌', '二贰貳弍两兩', '三叁參叄弎', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'].flatMap(
    (spellings, value) => Array.from(spellings, (spelling): [string, number] => [spelling, value]),
  ),
)
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['拾', '十'],
  ['佰', '百'],
  ['仟', '千'],
  ['萬', '万'],
  ['億', '亿'],
  ['廿', '2十'],
  ['卅', '3十'],
  ['點', '点'],
])
const MAX_LENGTH = 40
const SMALL = /^(?:(\d)千)?(零)?(?:(\d)百)?(零)?(?:(\d?)十)?(零)?(\d)?$/

/** Characters that a Han numeral is made of, for a character class. */
export const HAN_DIGITS = '〇零○一二两三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖兩弌弍弎叄'
export const HAN_SCALES = '十百千万亿拾佰仟萬億廿卅'

/**
 * The value of a whole number or decimal written in Han numerals, everyday or capital: 三百五 is 350, 一万二 is
 * 12000, 二〇二四 is 2024, 九十五点六 is 95.6, 万 alone is 10000. Undefined for anything else.
 */
export function parseHanNumeral(text: string): Decimal | undefined {
  if (text === '' || text.length > MAX_LENGTH) return undefined
  if (known.has(text)) return known.get(text)
  const value = readNumeral(text)
  if (known.size >= MOST_KEPT) known.clear()
  known.set(text, value)
  return value
}

/** The same few numerals stand in every text. */
const known = new Map<string, Decimal | undefined>()
const MOST_KEPT = 1000

function readNumeral(text: string): Decimal | undefined {
  const spelled = Array.from(text, spell).join('')
  const [whole = '', fraction, ...rest] = spelled.split('点')
  if (rest.length > 0) return undefined
  if (fraction === undefined) return asDecimal(parseWhole(whole))
  const decimal = /^(\d+)([千万亿]*)$/.exec(fraction.replaceAll('零', '0'))
  const units = parseWhole(whole)
  if (!decimal || units === undefined) return undefined
  const [, digits = '', scales = ''] = decimal
  const factor = parseWhole(scales) ?? 1n
  return { units: BigInt(`${units}${digits}`) * factor, scale: digits.length }
}

const spell = (character: string): string => {
  const digit = DIGITS.get(character)
  return digit === undefined ? (SPELLINGS.get(character) ?? character) : digit === 0 ? '零' : String(digit)
}

const asDecimal = (units: bigint | undefined): Decimal | undefined =>
  units === undefined ? undefined : { units, scale: 0 }

function parseWhole(text: string): bigint | undefined {
  if (text === '') return undefined
  const digits = text.replaceAll('零', '0')
  if (/^\d+$/.test(digits)) return BigInt(digits)
  return parseScaled(text, [
    ['亿', 100_000_000n],
    ['万', 10_000n],
  ])
}

/** Splits at the last 亿, then 万: what stands left of it is multiplied, what stands right is added. */
function parseScaled(text: string, scales: readonly (readonly [string, bigint])[]): bigint | undefined {
  const [scale, ...smaller] = scales
  if (!scale) return parseSmall(text)
  const [mark, factor] = scale
  const at = text.lastIndexOf(mark)
  if (at < 0) return parseScaled(text, smaller)
  const left = at === 0 ? 1n : parseScaled(text.slice(0, at), scales)
  const tail = text.slice(at + 1)
  if (left === undefined) return undefined
  if (tail === '') return left * factor
  if (!/^[\d零十]/.test(tail)) return undefined
  // 一万二 is 12000 but 一万零二 is 10002.
  const right = /^\d$/.test(tail) ? (BigInt(tail) * factor) / 10n : parseScaled(tail, smaller)
  return right === undefined || right >= factor ? undefined : left * factor + right
}

/** A number below ten thousand: 三千零五, 三百五 (350), 十二, 百. */
function parseSmall(text: string): bigint | undefined {
  if (text === '千') return 1000n
  const match = SMALL.exec(text.startsWith('百') ? `1${text}` : text)
  if (!match || match[0] === '') return undefined
  const [whole, thousands, , hundreds, , tens, , ones] = match
  const shorthand = ones !== undefined && tens === undefined && /[百千]\d$/.test(whole)
  const factor = shorthand ? (whole.at(-2) === '百' ? 10 : 100) : 1
  const tensValue = tens === undefined ? 0 : tens === '' ? 1 : Number(tens)
  return BigInt(
    Number(thousands ?? 0) * 1000 + Number(hundreds ?? 0) * 100 + tensValue * 10 + Number(ones ?? 0) * factor,
  )
}
