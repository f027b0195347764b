const ZERO = '〇零○oO0'
const DIGIT = `${ZERO}一二三四五六七八九`
const BESIDE = `${DIGIT}1-9两十百千万亿点`
const HAN_YEAR = new RegExp(`(?<![${BESIDE}])(?:一九|二[${ZERO}])[${DIGIT}]{2}(?![${BESIDE}])`, 'g')

const VALUES: ReadonlyMap<string, string> = new Map([
  ...Array.from(ZERO, (zero): [string, string] => [zero, '0']),
  ...Array.from('一二三四五六七八九', (digit, index): [string, string] => [digit, String(index + 1)]),
])

/** Years of the 20th and 21st century in Han digits as people type them, with 〇, 零, ○, O or 0, become 1984 or 2025. */
export const foldYears = (text: string): string =>
  text.replaceAll(HAN_YEAR, (year) => Array.from(year, (digit) => VALUES.get(digit) ?? digit).join(''))
