/** The forms in which Word writes the number of a paragraph, by the names of ST_NumberFormat in ECMA-376. */
export type NumberFormat = (value: number) => string

const HAN = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const HAN_LEGAL = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖']
const STEMS = '甲乙丙丁戊己庚辛壬癸'

/** 1 to 9999 as 一百零二, with the marks for ten, hundred and thousand given. */
function count(value: number, digits: readonly string[], units: string, none: string): string {
  if (value > 9999 || value < 1) return String(value)
  let text = ''
  let gap = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) {
      gap ||= text !== ''
      continue
    }
    if (gap) text += none
    gap = false
    text += digits[digit] + (place > 0 ? units.charAt(place - 1) : '')
  }
  return text
}

/** 十二 and not 一十二; 一百一十二 keeps its 一. */
const han: NumberFormat = (value) => count(value, HAN, '十百千', '零').replace(/^一十/, '十')
const hanLegal: NumberFormat = (value) => count(value, HAN_LEGAL, '拾佰仟', '零')
const hanDigits: NumberFormat = (value) => [...String(value)].map((digit) => HAN[Number(digit)]).join('')

const fullWidth: NumberFormat = (value) =>
  String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

/** One of a run of characters in Unicode, as far as it goes. */
const enclosed =
  (first: number, last: number): NumberFormat =>
  (value) =>
    value >= 1 && value <= last ? String.fromCodePoint(first + value - 1) : String(value)

/** a to z, then aa, bb: Word repeats the letter. */
const letter =
  (first: string): NumberFormat =>
  (value) =>
    value < 1 || value > 26 * 20
      ? String(value)
      : String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26)).repeat(Math.ceil(value / 26))

const ROMAN: readonly [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

const roman: NumberFormat = (value) => {
  if (value < 1 || value > 3999) return String(value)
  let text = ''
  let rest = value
  for (const [size, mark] of ROMAN) {
    while (rest >= size) {
      text += mark
      rest -= size
    }
  }
  return text
}

const FORMATS: Readonly<Record<string, NumberFormat>> = {
  chineseCounting: han,
  chineseCountingThousand: han,
  japaneseCounting: han,
  taiwaneseCounting: han,
  taiwaneseCountingThousand: han,
  japaneseDigitalTenThousand: hanDigits,
  ideographDigital: hanDigits,
  taiwaneseDigital: hanDigits,
  chineseLegalSimplified: hanLegal,
  ideographLegalTraditional: hanLegal,
  japaneseLegal: hanLegal,
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalEnclosedCircle: enclosed(0x2460, 20),
  decimalEnclosedCircleChinese: enclosed(0x2460, 20),
  decimalEnclosedParen: (value) => `（${value}）`,
  decimalEnclosedFullstop: (value) => `${value}.`,
  ideographEnclosedCircle: enclosed(0x3280, 10),
  ideographTraditional: (value) => STEMS.charAt(value - 1) || String(value),
  upperLetter: letter('A'),
  lowerLetter: letter('a'),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
}

/** How a number of the named format is written; 1, 2, 3 for any other. */
export const numberFormat = (name: string): NumberFormat => FORMATS[name] ?? String
