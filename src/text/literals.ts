import { fixedTermAt } from './fixed-terms.ts'
import { findInNormalised } from './normalise.ts'
import { findNumeralClaims } from './numeral-claims.ts'
import { type FoundPeriod, findPeriods } from './periods.ts'
import { findQuantities, type Quantity } from './quantities.ts'
import { remembering } from './remember.ts'
import { overlaps, type Span } from './span.ts'

/** A numeral in a text that needs a fact behind it. */
export type Literal = Span & {
  readonly raw: string
  /** figure: a quantity; date: a period with a numeral; rank: a place in an order; numeral: any other. */
  readonly kind: 'figure' | 'date' | 'rank' | 'numeral'
}

/** Ordinals that order the words of the text or belong to a fixed term; 第三方, 第一书记. */
const FREE_ORDINAL =
  /^(?:[，,、：:]|是|方(?!阵|案)|三方|产业|书记|时间|责任|线|要务|要义|资源|动力|生产力|议题|信号|标准|抓手|粒|关|课(?!题)|站|要素|生命线|目标|身份|家园|道防线|步|阶段|次分配|种形态|个百年|曲线|职业|故乡|课堂|追求|准则|需要|考量|保障|选择|战略|梯队|课程|人称|使命|政治|属性|印象|现场|位的|个答案|位置|民生|环境|责任人|因素|方面|层面|类|款|条|项的?规定|章|节|点|部分)/
const RANK_WORD = /^(?:名|位|等奖)/
const FREE_YEARS = /^[一二两三四五六七八九十]{1,3}年$/
const YEARS_BEFORE = /(?:过去|未来|今后|这|近|新|首个|下一个|上一个|每|第一个|个|的|学前|小学|初中|高中)$/
const YEARS_BEHIND = /^(?:来|间|规划|计划|行动|攻坚|专项|提升|倍增|发展规划|制|期|一贯|义务|纲要|目标任务)/
const FREE_NOUN = /^(?:方面|层面|维度)$/
const ENUMERATOR_BEFORE = /(?:^|[\n。；：;:])[\s（(]*$/
const ENUMERATOR_BEHIND = /^(?:[)）、．.]|是(?!\d)|要(?!求))/
const PRIZE = /[特一二三四五六]等奖|[金银铜]奖(?=\d)/g
const DIGITS = /\d[\d.,]*/g
const CIRCLED = /^[①-⑳⒈-⒛⑴-⒇㈠-㈩❶-❿]$/

/**
 * Every checkable numeral of a text, in order: figures in any spelling, dates, ranks, Roman and left-over digits.
 * Not among them: list numbers, ordinals that only order the text, words and public terms with a numeral, 一个 and
 * 一批, years of a five-year plan, words such as 今年 that name no number.
 */
export const findLiterals = remembering((text: string): Literal[] =>
  findInNormalised(text, findInPlain).filter(({ raw }) => !CIRCLED.test(raw)),
)

function findInPlain(text: string): Literal[] {
  const periods = findPeriods(text)
  const quantities = findQuantities(text)
  const literals: Literal[] = []
  for (const period of periods) if (isDated(period)) literals.push(asLiteral(text, period, 'date'))
  for (const quantity of quantities) {
    if (isFree(text, quantity)) continue
    const kind = quantity.kind === 'rank' ? 'rank' : quantity.kind === 'ordinal' ? 'numeral' : 'figure'
    literals.push(asLiteral(text, quantity, kind))
  }
  for (const { index, 0: raw } of text.matchAll(PRIZE)) {
    literals.push({ start: index, end: index + raw.length, raw, kind: 'rank' })
  }
  const all = withLeftOverDigits(
    text,
    literals.sort((a, b) => a.start - b.start),
    [...periods, ...quantities],
  )
  return withClaims(text, all)
}

/** What is told in words counts where the counting grammar saw nothing, each place once. */
function withClaims(text: string, literals: readonly Literal[]): Literal[] {
  const all = [...literals]
  for (const claim of findNumeralClaims(text))
    if (!all.some((other) => overlaps(other, claim))) all.push(claim)
  return all.sort((a, b) => a.start - b.start)
}

const asLiteral = (text: string, { start, end }: Span, kind: Literal['kind']): Literal => ({
  start,
  end,
  raw: text.slice(start, end),
  kind,
})

/** 十四五 and 20世纪 are public; 今年, 上半年 and 一季度 hold no number that a bureau supplies. */
const isDated = ({ kind, raw }: FoundPeriod): boolean =>
  kind !== 'five-year-plan' &&
  kind !== 'era' &&
  kind !== 'relative' &&
  (kind !== 'half' && kind !== 'quarter' ? true : /\d{4}|[〇零○]/.test(raw))

function isFree(text: string, quantity: Quantity): boolean {
  const { start, end, raw, kind, unitText, form } = quantity
  const behind = text.slice(end, end + 6)
  if (kind === 'ordinal') return FREE_ORDINAL.test(behind) && !RANK_WORD.test(behind)
  if (kind === 'rank') return raw === '第一位' && behind.startsWith('的')
  if (form !== 'han') return false
  if (FREE_NOUN.test(behind.slice(0, 2)) && unitText === '个') return true
  if (FREE_YEARS.test(raw)) {
    return YEARS_BEFORE.test(text.slice(Math.max(0, start - 4), start)) || YEARS_BEHIND.test(behind)
  }
  return (
    quantity.unit === null &&
    ENUMERATOR_BEFORE.test(text.slice(Math.max(0, start - 4), start)) &&
    ENUMERATOR_BEHIND.test(behind)
  )
}

/** Digits that no quantity or period took: list numbers are free, everything else needs its fact: 5A, “163”, 5号. */
function withLeftOverDigits(text: string, literals: readonly Literal[], taken: readonly Span[]): Literal[] {
  const spans = [...taken].sort((a, b) => a.start - b.start)
  const all = [...literals]
  let next = 0
  for (const { index, 0: raw } of text.matchAll(DIGITS)) {
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= index) next += 1
    if ((spans[next]?.start ?? Number.POSITIVE_INFINITY) <= index) continue
    if (fixedTermAt(text, index) || isListNumber(text, index, raw)) continue
    const digits = raw.replace(/[.,]+$/, '')
    all.push({ start: index, end: index + digits.length, raw: digits, kind: 'numeral' })
  }
  return all.sort((a, b) => a.start - b.start)
}

const isListNumber = (text: string, at: number, raw: string): boolean =>
  /^\d{1,2}[.,]?$/.test(raw) &&
  ENUMERATOR_BEFORE.test(text.slice(Math.max(0, at - 4), at)) &&
  /^(?:[.．、)）]|$)/.test(text.slice(at + raw.replace(/[.,]$/, '').length, at + 3)) &&
  !/^\d/.test(text.slice(at + raw.length))
