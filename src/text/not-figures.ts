import { before, type Lead, type Measure } from './quantity-measure.ts'
import { countsInHan } from './units.ts'

// Markdown puts its marks before the number of a run-in heading and a stroke behind it: **1.统筹资源**, 1\.
const ITEM_NUMBER = /(?:^|[\n。；;])[\s（(*_#]*$/
const AFTER_ITEM = /^\\?(?:[.．、)）]|\s*[)）])(?!\d)/

/** Numerals that are list numbers, parts of names and words, or only say 一个. */
export function isNotFigure(text: string, at: number, measure: Measure, lead: Lead, floor: number): boolean {
  const { token, unit, end } = measure
  if (token.form === 'roman') return false
  if (token.form === 'capital') return token.length < 2 && isCapitalWord(text.charAt(at - 1), measure)
  if (token.form === 'han') return isHanWord(text, at, measure, lead)
  const left = text.charAt(at - 1)
  const right = text.charAt(end)
  if (/[A-Za-z+×〔〕]/.test(left) || (unit === null && /[A-Za-z+×]/.test(right))) return true
  if (left === '“' && right === '”') return true
  return (
    ITEM_NUMBER.test(before(text, at, floor, 4)) && AFTER_ITEM.test(text.slice(end, end + 3)) && unit === null
  )
}

/** 队伍 and 内陆 hold capital numerals too. */
const isCapitalWord = (left: string, { unit, unitText }: Measure): boolean =>
  unit === null || !countsInHan(unitText) || /[队退入落内大水登着海上收]/.test(left)

/** A Han numeral counts when a unit follows that it can count; 三级, 二期, 百年, “四个意识” are words. */
function isHanWord(text: string, at: number, { token, unit, unitText, end }: Measure, lead: Lead): boolean {
  if (token.vague || token.estimate === '多' || token.estimate === '余') return false
  const numeral = text.slice(at, at + token.length)
  if (isQuotedSlogan(text, at, end)) return true
  if (unit === null) return lead.word === null ? !isBareNumber(text, at, numeral) : numeral === '一'
  if (unitText === '届' || (numeral === '二' && unitText === '次')) return true
  if (numeral === '一')
    return !(isDefiniteOne(unitText) || (lead.word !== null && /[不至最足少]/.test(lead.word)))
  if (/^[百千万亿]$/.test(numeral)) return lead.word === null && !isRoundCount(text, at, unitText, end)
  return !/[十百千万亿].|.[十百千万亿]/.test(numeral) && !countsInHan(unitText)
}

/** “四个意识”: a numeral that opens a short quotation and does not fill it. */
function isQuotedSlogan(text: string, at: number, end: number): boolean {
  if (text.charAt(at - 1) !== '“') return false
  const close = text.indexOf('”', end)
  return close > end && close - end <= 8
}

/** A numeral without unit: 一万二, or after a word that leads to a figure: 达三十五. List numbers have none. */
function isBareNumber(text: string, at: number, numeral: string): boolean {
  if (!/^[一二两三四五六七八九十].*[十百千万亿]|^十./.test(numeral)) return false
  const left = text.charAt(at - 1)
  const quoted = left === '“' && text.charAt(at + numeral.length) === '”'
  return quoted || /[百千万亿]/.test(numeral) || /[达为至到计共有增减超]/.test(left)
}

/** 一倍 is a figure, 一个 and 一批 only introduce their noun. */
const isDefiniteOne = (unitText: string): boolean => /^(?:倍|个百分点)$/.test(unitText)

/** 百名教师 is a round count; 每千人, 千人床位数 and 万人 in front of a word of rates are not. */
const isRoundCount = (text: string, at: number, unitText: string, end: number): boolean =>
  /^(?:名|场|所|座|辆|台|个|余|人次|元|吨|亩|套|件|列|人)$/.test(unitText) &&
  text.charAt(at - 1) !== '每' &&
  !/^(?:拥有|床位|托位|计划|口|高价值|发明|专利|拥|均|有|社区|生产总值|GDP|增加值|产值)/.test(
    text.slice(end, end + 4),
  )
