import { formatDecimal } from '../../../src/domain/decimal.ts'
import type { ParsedDocument } from '../../../src/domain/document.ts'
import type { FactSheet } from '../../../src/domain/fact-sheet.ts'
import { parseSheet } from '../../../src/facts/parse-sheet.ts'
import { judgedSpans } from '../../../src/grounding/judged-spans.ts'
import { rankWordsIn } from '../../../src/grounding/rank-words.ts'
import { windowsIn } from '../../../src/grounding/text-window.ts'
import { isUniversal } from '../../../src/grounding/verify-quantifiers.ts'
import { findLiterals } from '../../../src/text/literals.ts'
import { findNames } from '../../../src/text/names.ts'
import { type FoundPeriod, findPeriods, resolvePeriod } from '../../../src/text/periods.ts'
import { findQuantities, type Quantity } from '../../../src/text/quantities.ts'
import { splitClauses } from '../../../src/text/sentences.ts'
import { overlaps, type Span } from '../../../src/text/span.ts'

/**
 * What a bureau that published this text must have had in its sheet: figures with their metrics, changes, targets,
 * ranks, dates, states of projects and names. Crude on purpose: where it reads a sentence otherwise than the
 * verification does, the disagreement counts as the verification's false alarm.
 */
export function sheetFromText(
  document: Pick<ParsedDocument, 'clean'> & Partial<ParsedDocument>,
  planned: readonly Span[] = [],
): SheetFromText {
  const period = document.period ?? '2024'
  const facts: Extracted[] = []
  let previous = ''
  for (const { start, end } of judgedSpans(document.clean)) {
    const sentence = document.clean.slice(start, end)
    facts.push(
      ...factsIn(sentence, previous, {
        reportYear: Number(period.slice(0, 4)),
        planned: planned.some((span) => span.start <= start && start < span.end),
      }),
    )
    previous = sentence
  }
  for (const raw of new Set(findNames(document.clean).map((name) => name.raw))) {
    const label = raw.replaceAll(/[“”《》{}.|]/g, '').slice(0, 110)
    if (label !== '') facts.push({ fact: { kind: 'own-name', label }, sentence: '' })
  }
  const numbered = withIds(facts)
  const sheet = parseSheet({
    profile: {
      organ: document.organ ?? '市人民政府',
      ...(document.region ? { region: document.region } : {}),
      level: document.level ?? 'city',
    },
    period,
    ...(document.planPeriod ? { planPeriod: document.planPeriod } : {}),
    facts: numbered.map(({ fact }) => fact),
  })
  return { sheet, sentences: new Map(numbered.map(({ fact, sentence }) => [String(fact['id']), sentence])) }
}

export type SheetFromText = {
  readonly sheet: FactSheet
  /** The sentence that a fact was read from, by the fact's id; '' for names. */
  readonly sentences: ReadonlyMap<string, string>
}

type RawFact = Readonly<Record<string, unknown>> & { readonly kind: string; readonly label: string }
type Extracted = { readonly fact: RawFact; readonly sentence: string }

const LETTERS: Readonly<Record<string, string>> = {
  indicator: 'i',
  project: 'p',
  award: 'a',
  event: 'e',
  plan: 't',
  'own-name': 'o',
}

/** The same fact said twice is one row of a sheet. */
function withIds(
  facts: readonly Extracted[],
): { fact: Readonly<Record<string, unknown>>; sentence: string }[] {
  const counts = new Map<string, number>()
  const seen = new Set<string>()
  return facts.flatMap(({ fact, sentence }) => {
    const key = JSON.stringify(fact)
    if (seen.has(key)) return []
    seen.add(key)
    const number = (counts.get(fact.kind) ?? 0) + 1
    counts.set(fact.kind, number)
    return [{ fact: { ...fact, id: `${LETTERS[fact.kind]}${number}` }, sentence }]
  })
}

const AIM = /力争|争取|(?<!有力|有效)确保(?!了)|预期目标|主要目标|力求|拟|预计到/
const CHANGE = /(增长|增加|提高|上升|提升|扩大|上涨|下降|降低|减少|回落|缩小|下跌|下滑)(?:了|约|近|超|超过)?$/
const FALL = /下降|降低|减少|回落|缩小|下跌|下滑/
const AREA = /全球|世界|全国|全省|全区|全市|省内|中部地区|西部地区|中西部|同类/
const STATES: readonly (readonly [words: RegExp, status: string])[] = [
  [/^(.{2,24}?)(?:建成投用|建成通车|建成投产|竣工投用|投入使用|投入运营|正式运营)$/, '投用'],
  [/^(.{2,24}?)(?:建成|竣工|完工)$/, '完工'],
  [/^(.{2,24}?)(?:开工建设|全面开工|动工建设)$/, '开工'],
  [/^(.{2,24}?)(?:加快推进|加快建设|正在建设|顺利推进|有序推进|扎实推进)$/, '在建'],
]

type Place = { readonly reportYear: number; readonly planned: boolean }

function factsIn(sentence: string, previous: string, { reportYear, planned }: Place): Extracted[] {
  const literals = findLiterals(sentence)
  const quantities = findQuantities(sentence).toSorted((a, b) => a.start - b.start)
  const windowOf = windowsIn(sentence, quantities, previous)
  const clauses = splitClauses(sentence)
  const facts: RawFact[] = []
  let metric = ''
  for (const quantity of quantities) {
    if (!literals.some((literal) => overlaps(literal, quantity))) continue
    const clause = clauseAt(clauses, quantity)
    const words = sentence.slice(clause.start, clause.end)
    const { near, paired, left } = windowOf(quantity)
    const aimed = planned || AIM.test(sentence)
    const own = metricOf(paired ? near : (near.split('|')[0] ?? ''), near.split('|')[1] ?? '')
    const label = own.length >= 2 ? own : metric || metricOf(words, '')
    if (label.length < 2) {
      facts.push(...toldBy(words))
      continue
    }
    const period = yearBefore(sentence.slice(0, quantity.start), reportYear)
    const earlier = quantities.find((other) => isEarlier(other, quantity, sentence, clause))
    if (quantities.some((other) => isEarlier(quantity, other, sentence, clause))) {
      metric = label
      continue
    }
    const fact = figureFact(quantity, label, left, words, aimed)
    if (fact === undefined) {
      facts.push(...toldBy(words))
      continue
    }
    const whole = earlier ? withPrevious(fact, earlier, metric) : fact
    facts.push(period === null ? whole : { ...whole, period })
    metric = label
  }
  for (const literal of literals) {
    if (quantities.some((quantity) => overlaps(quantity, literal))) continue
    const clause = clauseAt(clauses, literal)
    const words = sentence.slice(clause.start, clause.end)
    const period = findPeriods(sentence).find((found) => overlaps(found, literal))
    facts.push(dateFact(period, words, sentence, reportYear))
  }
  for (const { start, end } of clauses) {
    const words = sentence.slice(start, end)
    if (rankWordsIn(words).length > 0 || isUniversal(words))
      facts.push(...toldBy(withSubject(sentence, clauses, { start, end })))
    facts.push(...projectFacts(words))
  }
  return facts.map((fact) => ({ fact, sentence }))
}

/** 居全国首位 with the clause before it, which says of what. */
function withSubject(sentence: string, clauses: readonly Span[], clause: Span): string {
  const before = clauses[clauses.findIndex(({ start }) => start === clause.start) - 1]
  const isShort = clause.end - clause.start < 12
  return sentence.slice(isShort && before ? before.start : clause.start, clause.end)
}

/** A clause in the bureau's own words. */
function toldBy(clause: string): RawFact[] {
  const label = labelOf(clause)
  return label.length < 2 ? [] : [{ kind: 'event', label, what: clause.slice(0, 900) }]
}

const clauseAt = (clauses: readonly Span[], { start }: Span): Span =>
  clauses.find((clause) => clause.start <= start && start < clause.end) ?? { start: 0, end: start }

/** 由55.1%提高到58.2%: the first figure is where the second one started. */
function isEarlier(first: Quantity, second: Quantity, sentence: string, clause: Span): boolean {
  if (first.start < clause.start || first.end > second.start || second.start >= clause.end) return false
  const before = sentence.slice(clause.start, first.start)
  const between = sentence.slice(first.end, second.start)
  return /[由从](?:上年的|原来的)?[^由从]{0,4}$/.test(before) && /^[^、，\d]{0,8}[到至为]$/.test(between)
}

function withPrevious(fact: RawFact, earlier: Quantity, metric: string): RawFact {
  if (fact.kind !== 'indicator' || earlier.low === null || !earlier.exact || fact['value'] === null)
    return fact
  return { ...fact, label: metric || fact.label, previous: { value: formatDecimal(earlier.low) } }
}

const LEAD =
  /^.*(?:[、，；：:。]|其中|全年|预计|初步核算|同比|分别|累计|今年|去年|上年|五年来|(?<=全[省市区县]))/
const TAIL =
  /(?:已|均|均已|就|又|再|先后|共|总共|一共|累计|达到|达|超过|超|突破|为|是|有|完成|实现|增长|增加|提高|上升|提升|下降|降低|减少|扩大|回落|由|从|到|至|约|近|了|仅|全|比上年|较上年|同比|比|较|的|在|每|新增|位居|居|列|位列|排名|排|稳居|全国|全省|全球|世界|各省|省市|中部地区|保持|进入|跻身)+$/

/** The words beside a figure that say what is counted, without verbs and adverbs. */
function metricOf(left: string, right: string): string {
  const before = left.replace(LEAD, '').replace(TAIL, '')
  const behind = /^\p{Script=Han}{0,12}/u.exec(right.replace(/^的/, ''))?.[0] ?? ''
  return labelOf(before.length >= 4 ? before : `${before}${behind}`)
}

const labelOf = (words: string): string => words.replaceAll(/[{}.|\s，。；：、]/g, '').slice(0, 60)

function figureFact(
  quantity: Quantity,
  label: string,
  left: string,
  clause: string,
  aimed: boolean,
): RawFact | undefined {
  const { low, high, kind, unitText } = quantity
  if (kind === 'rank') {
    if (low === null || high === null) return undefined
    const n = Number(formatDecimal(high))
    if (!Number.isInteger(n) || n < 1) return undefined
    return { kind: 'indicator', label, value: null, rank: { n, scope: AREA.exec(clause)?.[0] ?? '同类' } }
  }
  if (kind === 'range' || kind === 'bound' || kind === 'vague' || low === null || high === null)
    return undefined
  const value = formatDecimal(quantity.exact ? low : middle(quantity))
  const change = CHANGE.exec(left)?.[1]
  const sign = change && FALL.test(change) ? '-' : ''
  if (change && kind === 'ratio' && unitText === '%')
    return { kind: 'indicator', label, value: null, given: { yoy: `${sign}${value}` } }
  if (change && kind === 'points')
    return { kind: 'indicator', label, value: null, unit: '%', given: { points: `${sign}${value}` } }
  if (kind === 'multiple' || change || /[低高多少]$/.test(left)) return undefined
  if (aimed) return { kind: 'plan', label, target: { label, value, unit: unitText, sense: '等于' } }
  return { kind: 'indicator', label, value, unit: unitText }
}

/** A value that 近 or 余 may stand for, strictly inside of the interval. */
function middle({ low, high }: Quantity): { units: bigint; scale: number } {
  if (low === null || high === null) return { units: 0n, scale: 0 }
  const scale = Math.max(low.scale, high.scale)
  const at = (value: { units: bigint; scale: number }): bigint =>
    value.units * 10n ** BigInt(scale - value.scale)
  return { units: (at(low) + at(high)) * 5n, scale: scale + 1 }
}

/** A year that the sentence names for what follows it. */
function yearBefore(words: string, reportYear: number): string | null {
  const year = /(\d{4})年(?!以来|来|前)[^。；]*$/.exec(words)?.[1]
  return year === undefined || Number(year) === reportYear ? null : year
}

function dateFact(
  found: FoundPeriod | undefined,
  clause: string,
  sentence: string,
  reportYear: number,
): RawFact {
  const own: RawFact = { kind: 'event', label: labelOf(sentence), what: clause.slice(0, 900) }
  const period = found ? resolvePeriod(found, reportYear) : null
  if (!found || period === null) return own
  return found.deadline || AIM.test(sentence)
    ? { kind: 'plan', label: labelOf(sentence), due: period }
    : { kind: 'event', label: labelOf(sentence), date: period }
}

function projectFacts(clause: string): RawFact[] {
  const words = clause.replace(/[，。；：！]$/, '')
  for (const [pattern, status] of STATES) {
    const names = pattern.exec(words)?.[1]
    if (names === undefined) continue
    if (AIM.test(clause)) return []
    return names
      .replace(/(?:已|均|已经|相继|全部|顺利|项目|等)+$/, '')
      .split(/[、和]/)
      .filter((label) => label.length >= 3 && !/\d/.test(label))
      .map((label) => ({ kind: 'project', label: labelOf(label), status }))
  }
  return []
}
