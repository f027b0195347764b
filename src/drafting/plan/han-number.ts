const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

/** The number in 汉字 as headings and 一是 count: 三, 十, 二十一. For 1 to 99; throws RangeError otherwise. */
export function hanNumber(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 99) throw new RangeError(`no heading number: ${value}`)
  const tens = Math.floor(value / 10)
  const head = tens === 0 ? '' : `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十`
  return head + (DIGITS[value % 10] ?? '')
}
