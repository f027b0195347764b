import { absolute, decimal, formatDecimal, parseDecimal, round, trim } from '../../domain/decimal.ts'

/** Number formats that a file names only by number; 27 to 58 as Chinese versions of the programs show them. */
const BUILT_IN: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy/m/d',
  15: 'd-mm-yy',
  16: 'd-mm',
  17: 'mm-yy',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  41: '#,##0',
  42: '#,##0',
  43: '#,##0.00',
  44: '#,##0.00',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'yyyy"年"m"月"',
  56: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

export const builtInFormat = (number: number): string => BUILT_IN[number] ?? 'General'

export type ShownNumber = {
  readonly type: 'number' | 'date' | 'error'
  readonly raw: string
  readonly text: string
}

type Token = { readonly kind: 'literal' | 'digits' | 'percent' | 'date' | 'other'; readonly text: string }

const TOKEN =
  /"([^"]*)"|[\\!](.)|[_*].|\[[^\]]*\]|(G\/通用格式|General)|([#0?.,]+)|(%)|(上午\/下午|AM\/PM|y+|m+|d+|h+|s+|a{3,4})|./giu

const MAX_FORMAT = 255
const tokensByFormat = new Map<string, readonly (readonly Token[])[]>()

/** The sections of a format: for positive numbers, negative ones, zero, text. */
function sectionsOf(format: string): readonly (readonly Token[])[] {
  const known = tokensByFormat.get(format)
  if (known) return known
  const sections: Token[][] = [[]]
  for (const match of format.slice(0, MAX_FORMAT).matchAll(TOKEN)) {
    const [whole, quoted, escaped, general, digits, percent, date] = match
    const add = (kind: Token['kind'], text: string) => sections.at(-1)?.push({ kind, text })
    if (quoted !== undefined) add('literal', quoted)
    else if (escaped !== undefined) add('literal', escaped)
    else if (general !== undefined) add('other', 'general')
    else if (digits !== undefined) add('digits', digits)
    else if (percent !== undefined) add('percent', '%')
    else if (date !== undefined) add('date', date.toLowerCase())
    else if (whole === ';') sections.push([])
    else if (/^\[(?:[<>=]|DBNum|h+\]|m+\]|s+\])/i.test(whole)) add('other', whole)
    else if (/^\[\$([^\]-]+)/.test(whole)) add('literal', /^\[\$([^\]-]+)/.exec(whole)?.[1] ?? '')
    else if (/^[eE/@]$/.test(whole)) add('other', whole)
    else if (!/^[_*[]/.test(whole)) add('literal', whole)
  }
  // A file holds few formats; the bound keeps a hostile one from filling the memory.
  if (tokensByFormat.size > 1000) tokensByFormat.clear()
  tokensByFormat.set(format, sections)
  return sections
}

/**
 * A stored number as its format shows it. Formats that cannot be followed (fractions, exponents, scaling) show the
 * number itself. `date1904`: the file counts days from 1904.
 */
export function showNumber(stored: string, format: string, date1904 = false): ShownNumber {
  const value = Number(stored)
  const raw = EXACT.test(stored) ? stored : plainDecimal(value)
  if (raw === undefined) return { type: 'error', raw: stored, text: stored }
  if (format === 'General') return { type: 'number', raw, text: raw }
  const sections = sectionsOf(format)
  const first = sections[0] ?? []
  if (first.some(({ kind }) => kind === 'date') && !first.some(({ kind }) => kind === 'digits')) {
    return showDate(value, first, date1904) ?? { type: 'number', raw, text: raw }
  }
  return { type: 'number', raw, text: showDecimal(raw, sections) ?? raw }
}

/** What is a plain decimal of fewer digits than the programs keep is the number itself. */
const EXACT = /^-?(?:0|[1-9]\d{0,7})(?:\.\d{0,5}[1-9])?$/

/** The decimal with the fifteen digits that the programs keep; undefined for what is no number or beyond reason. */
function plainDecimal(value: number): string | undefined {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) return undefined
  const rounded = withoutNoise(Number(value.toPrecision(15)))
  const text = String(rounded)
  if (!text.includes('e')) return text
  const fixed = parseDecimal(rounded.toFixed(20))
  return fixed ? formatDecimal(trim(fixed)) : undefined
}

/**
 * Sums of many binary fractions stray in more than the last digit: 1080.0000000002. Where twelve digits leave at most
 * eight that count, and the rest is below a hundred-millionth, the rest is noise.
 */
function withoutNoise(value: number): number {
  const short = Number(value.toPrecision(12))
  const digits = short.toExponential().replace(/e.*$/, '').replaceAll(/\D/g, '').length
  const isNoise = Number.isSafeInteger(value) || Math.abs(value) < 1e-3 ? false : digits <= 8
  return isNoise && Math.abs(value - short) < 1e-8 ? short : value
}

function showDecimal(raw: string, sections: readonly (readonly Token[])[]): string | undefined {
  const value = decimal(raw)
  const zero = value.units === 0n
  const ownSection = zero ? sections[2] : value.units < 0n ? sections[1] : undefined
  const section = ownSection ?? sections[0] ?? []
  if (section.some(({ kind, text }) => kind === 'other' && text !== 'general')) return undefined
  const digits = section.filter(({ kind }) => kind === 'digits')
  if (digits.length === 0) {
    const literal = section.map(({ text }) => text).join('')
    return literal.trim() === '' || section.some(({ text }) => text === 'general') ? undefined : literal
  }
  const pattern = digits[0]?.text ?? ''
  const [whole = '', fraction = ''] = pattern.split('.')
  if (digits.length > 1 || /,$/.test(pattern) || pattern.split('.').length > 2) return undefined
  const percents = section.filter(({ kind }) => kind === 'percent').length
  const scaled = { units: value.units * 100n ** BigInt(percents), scale: value.scale }
  const places = fraction.length
  let shown = round(ownSection && !zero ? absolute(scaled) : scaled, places)
  const least = fraction.replace(/[^0].*$/, '').length
  while (shown.scale > least && shown.units % 10n === 0n) {
    shown = { units: shown.units / 10n, scale: shown.scale - 1 }
  }
  const text = formatDecimal(shown)
  const grouped = whole.includes(',') ? text.replaceAll(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, ',') : text
  return section.map((token) => (token.kind === 'digits' ? grouped : token.text)).join('')
}

const LAST_SERIAL = 2_958_465
const two = (value: number): string => String(value).padStart(2, '0')

function showDate(serial: number, tokens: readonly Token[], date1904: boolean): ShownNumber | undefined {
  if (serial < 0 || serial > LAST_SERIAL) return undefined
  // The programs count a 29 February 1900 that never was, so days before March 1900 stand one further on.
  const days = date1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const date = new Date(Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1000)
  const hasHour = tokens.some(isPart('h'))
  let afterHour = false
  const parts = tokens.map((token) => {
    if (token.kind !== 'date') return token.kind === 'literal' || token.text === '/' ? token.text : ''
    const minutes = token.text.startsWith('m') && (afterHour || (!tokens.some(isPart('y')) && hasHour))
    afterHour = token.text.startsWith('h')
    return showDatePart(token.text, date, minutes)
  })
  const text = parts.join('').trim()
  // A time of day is no date; its words are all that can be told.
  if (hasHour && !tokens.some(isPart('y')) && !tokens.some(isPart('d'))) {
    return { type: 'number', raw: String(serial), text }
  }
  const iso = date.toISOString().slice(0, 10)
  return { type: 'date', raw: iso, text: text === '' ? iso : text }
}

const isPart =
  (letter: string) =>
  ({ kind, text }: Token): boolean =>
    kind === 'date' && text.startsWith(letter)

function showDatePart(part: string, date: Date, minutes: boolean): string {
  const pad = (value: number): string => (part.length > 1 ? two(value) : String(value))
  if (minutes) return pad(date.getUTCMinutes())
  switch (part[0]) {
    case 'y':
      return part.length > 2 ? String(date.getUTCFullYear()) : two(date.getUTCFullYear() % 100)
    case 'm':
      return pad(date.getUTCMonth() + 1)
    case 'd':
      return pad(date.getUTCDate())
    case 'h':
      return pad(date.getUTCHours())
    case 's':
      return pad(date.getUTCSeconds())
    default:
      return ''
  }
}
