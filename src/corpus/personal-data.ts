import { SURNAMES } from '../text/lexicon/surnames.ts'
import { findInNormalised } from '../text/normalise.ts'
import type { Span } from '../text/span.ts'
import { isGeneralPair } from '../text/unknown-words.ts'

export type PersonalKind = 'identity' | 'mobile' | 'bank-card' | 'email' | 'minor'
export type PersonalData = Span & { readonly raw: string; readonly kind: PersonalKind }

const WORDS: Record<PersonalKind, string> = {
  identity: '身份证号',
  mobile: '手机号码',
  'bank-card': '银行卡号',
  email: '电子邮箱',
  minor: '学生或幼儿姓名',
}

const EDGE = '(?<![\\dA-Za-z.])'
const IDENTITY = new RegExp(`${EDGE}[1-9]\\d{5}(?:19|20)\\d{9}[\\dXx](?![\\dA-Za-z])`, 'g')
const MOBILE = new RegExp(
  `${EDGE}(?:\\+?86[- ]?)?1[3-9]\\d(?:[- ]?\\d{4}){2}(?![\\d.]|[- ]\\d|[万亿元余名人个件])`,
  'g',
)
const BANK_CARD = new RegExp(`${EDGE}[3-6]\\d{3}(?:[- ]?\\d{4}){3}(?:[- ]?\\d{1,3})?(?![\\dA-Za-z.])`, 'g')

/** An account of 12 to 19 digits behind the word for it, whatever its check digit. */
const ACCOUNT = /(?:卡号|[账帐]号|[账帐]户)(?:为|是)?[:：]? ?(\d(?:[- ]?\d){11,18})(?![\dA-Za-z.])/g
/** Addresses at gov.cn are an office's own. */
const EMAIL =
  /(?<![\w.+-])[\w.+-]{1,64}@(?![\w.-]{0,80}\bgov\.cn)[A-Za-z\d-]{1,63}(?:\.[A-Za-z\d-]{1,63}){1,4}/g
const IDENTITY_CUE = /身份证|身份号码|证件号/
/** A number belongs to a cue within so many characters before it. */
const CUE_REACH = 14

/** No given name holds these; 某 marks a name that was left out. */
const GIVEN = '[^\\P{Script=Han}某的了和与及等在为对是不有全各个班级年生师们校园家组会员名位学长]'
const NAME = `[${SURNAMES}]${GIVEN}{1,2}`
const NAME_THEN_CUE = new RegExp(
  `(?<![\\p{Script=Han}](?<![和与、由为对向给帮让]))${NAME}(?=(?:小)?同学(?!们)|小朋友(?!们)|[（(，,]${' ?'}[男女][，,）)]|[（(]\\d{1,2}岁)`,
  'gu',
)
const CUE_THEN_NAME = new RegExp(
  `(?<=(?:学生|同学|幼儿|小朋友|儿童|队员|[)）\\d一二三四五六七八九十]班))[：:]? ?(${NAME})(?=[，,、。；（(]|同学|小朋友|荣获|获得|获评|勇夺|夺得|等\\d)`,
  'gu',
)
const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * Numbers of identity cards and bank cards by their check digits or the word before them, mobiles, e-mail addresses
 * and children's names beside a cue (S-02).
 */
export const findPersonalData = (text: string): PersonalData[] => findInNormalised(text, findInPlain)

function findInPlain(text: string): PersonalData[] {
  const found: PersonalData[] = []
  const add = (kind: PersonalKind, start: number, raw: string): void => {
    const end = start + raw.length
    if (!found.some((other) => other.start < end && start < other.end)) found.push({ kind, start, end, raw })
  }
  for (const { index, 0: raw } of text.matchAll(IDENTITY))
    if (isIdentity(raw) || hasIdentityCue(text, index)) add('identity', index, raw)
  for (const { index, 0: whole, 1: raw = '' } of text.matchAll(ACCOUNT))
    if (new Set(raw.replace(/\D/g, '')).size > 2) add('bank-card', index + whole.length - raw.length, raw)
  for (const { index, 0: raw } of text.matchAll(EMAIL)) add('email', index, raw)
  for (const { index, 0: raw } of text.matchAll(BANK_CARD)) if (passesLuhn(raw)) add('bank-card', index, raw)
  for (const { index, 0: raw } of text.matchAll(MOBILE)) add('mobile', index, raw)
  for (const { index, 0: raw } of text.matchAll(NAME_THEN_CUE)) if (isName(raw)) add('minor', index, raw)
  for (const { index, 0: whole, 1: raw = '' } of text.matchAll(CUE_THEN_NAME))
    if (isName(raw)) add('minor', index + whole.length - raw.length, raw)
  return found.sort((a, b) => a.start - b.start)
}

const hasIdentityCue = (text: string, at: number): boolean =>
  IDENTITY_CUE.test(text.slice(Math.max(0, at - CUE_REACH), at))

const IDENTITY_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The check digit of GB 11643-1999, and a birthday that exists. */
function isIdentity(id: string): boolean {
  const [month, day] = [Number(id.slice(10, 12)), Number(id.slice(12, 14))]
  if (month < 1 || month > 12 || day < 1 || day > 31) return false
  const sum = IDENTITY_WEIGHTS.reduce((total, weight, i) => total + weight * Number(id.charAt(i)), 0)
  return '10X98765432'.charAt(sum % 11) === id.charAt(17).toUpperCase()
}

function passesLuhn(card: string): boolean {
  const digits = card.replace(/\D/g, '')
  const sum = Array.from(digits).reduceRight((total, character, i) => {
    const digit = Number(character) * ((digits.length - i) % 2 === 0 ? 2 : 1)
    return total + (digit > 9 ? digit - 9 : digit)
  }, 0)
  // A run of one digit passes, too, and is no card.
  return sum % 10 === 0 && new Set(digits).size > 2
}

/** 学生关爱 and 学生常规 begin with a surname, but are words. */
function isName(words: string): boolean {
  if (isGeneralPair(words.slice(0, 2))) return false
  const [first] = SEGMENTER.segment(words)
  return first?.segment.length === 1 || (words.length === 3 && first?.segment.length === 3)
}

const MOST_LINES = 5

/** Notices for the reader, one for each kind, with the lines of the file; the data themselves are not repeated. */
export function noticesOfPersonalData(raw: string): string[] {
  const lines = new Map<PersonalKind, number[]>()
  let line = 1
  let at = 0
  for (const { kind, start } of findPersonalData(raw)) {
    for (let next = raw.indexOf('\n', at); next >= 0 && next < start; next = raw.indexOf('\n', at)) {
      line++
      at = next + 1
    }
    lines.set(kind, [...(lines.get(kind) ?? []), line])
  }
  return [...lines].map(([kind, all]) => {
    const distinct = [...new Set(all)]
    const shown = distinct.slice(0, MOST_LINES).join('、')
    const more = distinct.length > MOST_LINES ? '等' : ''
    return `疑似含${WORDS[kind]} ${all.length} 处（第${shown}${more}行），属于个人信息，请核对并在导入前去掉`
  })
}
