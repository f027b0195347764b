const B = '[ \\u3000\\t]'
const LEVEL = `(?:绝${B}{0,4}密|机${B}{0,4}密|秘${B}{0,4}密)`
const TERM = `(?:\\d{1,2}${B}?[年月]|[一二三四五六七八九十]{1,3}[年月]|长期|启用前)`
const URGENCY = '(?:特提|特急|加急|平急|急件|限时)'
const INTERNAL = '内部(?:资料|文件|材料|参考|刊物)'
const CARE =
  '(?:注意保存|注意保密|请勿外传|不得外传|严禁外传|切勿外传|妥善保管|不得翻印|严禁复制|不得转载|阅后收回|会后收回)'
const OPEN = `(?:^|[\\s\\u3000【\\[（(])`

const MARKS = [
  // 机密★1年, 秘密 ☆, 机密*5年 where the star was lost; 绝密★启用前.
  new RegExp(`${LEVEL}(?:级)?${B}{0,4}(?:[★☆✩✭⭐]|[*＊]${B}{0,4}${TERM})(?:${B}{0,4}${TERM})?`),
  // A line, or the header of a page, that says no more: 000001 机密 1年 特急.
  new RegExp(
    `^[ \\u3000\\t【\\[（(]{0,20}(?:\\d{1,8}${B}{1,20})?(?:工作)?${LEVEL}(?:级|件|文件)?(?:${B}{0,20}${TERM})?(?:${B}{1,20}${URGENCY})?[ \\u3000\\t】\\]）)]{0,20}\\r?$`,
    'm',
  ),
  new RegExp(`(?:密级|保密等级|保密级别)${B}{0,4}[：:]?${B}{0,4}(?:工作)?(?:${LEVEL}|内部)`),
  new RegExp(`${OPEN}${INTERNAL}[，,、：:！! \\u3000\\t]{0,6}${CARE}`),
  new RegExp(`^[ \\u3000\\t【\\[（(]{0,20}${INTERNAL}[！! \\u3000\\t】\\]）)]{0,20}\\r?$`, 'm'),
]

/**
 * The secrecy mark that a text bears, in its header or on a line of its own (domain rule S-01); undefined for none.
 * Words in a sentence (保守秘密, 机密性, 内部资料32份) are no marks. Takes time in proportion to the length.
 */
export function findSecrecyMark(text: string): string | undefined {
  for (const mark of MARKS) {
    const found = mark.exec(text)?.[0].trim()
    if (found) return found
  }
  return undefined
}
