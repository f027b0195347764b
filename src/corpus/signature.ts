const DAY =
  '(?:20\\d{2}|二[〇○Oo0零一二三四五六七八九]{3})\\s*年\\s*[\\d一二三四五六七八九十]{1,3}\\s*月(?:\\s*[\\d一二三四五六七八九十]{1,3}\\s*日)?'
const SIGNER =
  '[\\u4e00-\\u9fff（）()、]{2,30}(?:局|厅|委|委员会|处|科|室|办公室|办|中心|政府|组|部|学校|中学|小学|大学|学院|幼儿园)'

/** `…服务质量。 余姚市教育局 2023年12月26日`: the blank, the organ, the gap and the date. */
export const SIGNATURE_RUN_IN = new RegExp(`(?<=[。！!])(\\s*)(${SIGNER})(\\s*)(${DAY})$`)

/** Organ and date on one line: the organ, the gap and the date. */
export const SIGNATURE_LINE = new RegExp(`^(${SIGNER})(\\s*)(${DAY})$`)

const SIGNER_LINE = new RegExp(`^${SIGNER}$`)
const DATE_LINE = new RegExp(`^[（(]?(${DAY})[)）]?$`)

/** Whether a line is the name of the organ that signs. */
export const isSigner = (line: string): boolean => SIGNER_LINE.test(line.replace(/\s/g, ''))

/** Whether a line is signature and date at once. */
export const isSignatureLine = (line: string): boolean => SIGNATURE_LINE.test(line)

/** Whether a line is a date and nothing else. */
export const isDateLine = (line: string): boolean => DATE_LINE.test(line)

/** Whether a line is what an office itself writes below signature and date. */
export const isPostscript = (line: string): boolean =>
  line.length <= 60 &&
  !/[。；]/.test(line) &&
  /^[（(]?(?:附件|附：|附表|联系|抄送|抄报|主送|此件|信息公开)/.test(line)
