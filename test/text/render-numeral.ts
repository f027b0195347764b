/** Writes whole numbers below 10^12 as people do, to be read back. */
const DIGITS = Array.from('零一二三四五六七八九')
const CAPITALS = Array.from('零壹贰叁肆伍陆柒捌玖')
const SMALL = ['', '十', '百', '千']
const CAPITAL_SMALL = ['', '拾', '佰', '仟']
const LARGE = ['', '万', '亿']

function section(value: number, digits: readonly string[], scales: readonly string[]): string {
  let text = ''
  let zero = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10
    if (digit === 0) zero = text !== ''
    else {
      text += (zero ? digits[0] : '') + (digits[digit] ?? '') + (scales[place] ?? '')
      zero = false
    }
  }
  return text
}

function write(value: number, digits: readonly string[], scales: readonly string[]): string {
  let text = ''
  for (let group = 2; group >= 0; group -= 1) {
    const part = Math.floor(value / 10_000 ** group) % 10_000
    if (part === 0) continue
    if (text !== '' && part < 1000) text += digits[0]
    text += section(part, digits, scales) + (LARGE[group] ?? '')
  }
  return text
}

export const asHan = (value: number): string => write(value, DIGITS, SMALL).replace(/^一十/, '十')
export const asCapital = (value: number): string => write(value, CAPITALS, CAPITAL_SMALL)
export const asFullWidth = (value: number): string =>
  String(value).replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
export const withSeparators = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',')
export const digitByDigit = (value: number): string =>
  String(value).replaceAll(/\d/g, (digit) => (digit === '0' ? '〇' : (DIGITS[Number(digit)] ?? '')))
