import type { ParsedDocument, Passage } from '../../domain/document.ts'
import type { Period } from '../../domain/period.ts'
import { periodYear } from '../../domain/period.ts'
import { type LinePlace, lineIndex } from '../../text/line-index.ts'
import { type FoundPeriod, findPeriods, resolvePeriod } from '../../text/periods.ts'
import { findQuantities, parseQuantity } from '../../text/quantities.ts'
import type { Quantity } from '../../text/quantity.ts'
import { toRawOffset } from '../../text/raw-offset.ts'
import { splitSentences } from '../../text/sentences.ts'
import { overlaps, type Span } from '../../text/span.ts'
import { clauseAround } from './clause-of.ts'
import type { ExtractedFigure } from './figure.ts'
import { basisOf, kindOf, qualifierOf, speaksOfLater, staysAhead } from './figure-cues.ts'
import { isNamedNumber } from './is-named-number.ts'
import { unmaskNumbers } from './masked-numbers.ts'
import { type Named, nameMetrics } from './name-metrics.ts'
import { statedValue } from './stated-value.ts'
import { lastWords, namesNothing, trimMetric } from './trim-words.ts'

/** A document as reading gives it. */
export type ReadDocument = {
  readonly document: Pick<ParsedDocument, 'raw' | 'map' | 'period' | 'planPeriod' | 'date'>
  readonly passages: readonly Passage[]
}

/** Figures that one document gives at most. */
export const MAX_FIGURES = 5000

/**
 * The figures that a report states, in order, each with its place in the file (domain.md 7.7). Names with digits are
 * listed as names, masked numbers without value. Nothing is computed and nothing guessed: what the words leave open is
 * null. At most 5,000.
 */
export function extractFigures({ document, passages }: ReadDocument): ExtractedFigure[] {
  const figures: ExtractedFigure[] = []
  const lines = lineIndex(document.raw)
  for (const passage of passages) {
    let topic = ''
    for (const span of splitSentences(passage.text)) {
      const found = readSentence(passage.text.slice(span.start, span.end), passage, document, topic)
      topic = found.topic
      const from = figures.length
      for (const { at, related, ...figure } of found.figures) {
        const offset = passage.start + span.start
        figures.push({
          ...figure,
          ...placeOf(at, offset, document, lines),
          related: related.map((place) => place + from),
        })
        if (figures.length >= MAX_FIGURES) return figures
      }
    }
  }
  return figures
}

function placeOf(
  { start, end }: Span,
  offset: number,
  { map }: Pick<ParsedDocument, 'map'>,
  lines: ReturnType<typeof lineIndex>,
): LinePlace & { readonly end: number } {
  const first = lines(toRawOffset(map, offset + start))
  const last = lines(toRawOffset(map, offset + end - 1))
  return { ...first, end: last.line === first.line ? last.start + 1 : first.start + (end - start) }
}

type Found = Omit<ExtractedFigure, 'line' | 'start' | 'end'> & { readonly at: Span }

function readSentence(
  sentence: string,
  { role, theme, path }: Passage,
  document: ReadDocument['document'],
  before: string,
): { readonly figures: readonly Found[]; readonly topic: string } {
  const { text, masks } = unmaskNumbers(sentence)
  const all = [...findQuantities(text), ...findFrequencies(text)].sort((a, b) => a.start - b.start)
  const quantities = all.filter((quantity) => !isNamedNumber(text, quantity))
  const named = nameMetrics(text, quantities, before)
  const periods = findPeriods(text)
  const base = role === 'plan' ? planPeriodOf(path, document) : document.period
  const year = base === null ? null : periodYear(base)
  const isAhead = speaksOfLater(text, periods, year)
  const figures: Found[] = []
  const places = new Map<number, number>()
  quantities.forEach((quantity, at) => {
    const name = named[at]
    if (!name || isBoundOfNext(text, quantity, quantities[at + 1])) return
    const clause = clauseAround(text, quantity)
    const words = text.slice(clause.start, quantity.start)
    const masked = masks.some((mask) => overlaps(mask, quantity))
    const stated = statedValue(quantity)
    places.set(at, figures.length)
    for (const metric of name.metrics) {
      figures.push({
        at: { start: quantity.start, end: quantity.end },
        raw: sentence.slice(quantity.start, quantity.end),
        sentence,
        metric: withCountedNoun(metric, quantity),
        value: masked || stated.value === '' ? null : stated.value,
        upper: masked ? null : stated.upper,
        unit: classifierOf(name.unit ?? stated.unit),
        period: periodAt(text, periods, quantity, year) ?? base,
        qualifier: qualifierOf(words, quantity),
        basis: basisOf(words, quantity),
        kind: isAhead && staysAhead(words) ? 'target' : kindOf(words, role),
        comparison: name.comparison,
        direction: name.direction,
        related: relatedTo(name, places),
        masked,
        theme,
      })
    }
  })
  figures.push(...findListed(text, theme, base))
  figures.push(...findDeadlines(text, periods, role, theme, year), ...findNames(sentence, theme))
  const last = named.findLast(({ comparison, metrics }) => comparison === null && metrics[0] !== '')
  return { figures, topic: last?.metrics[0] ?? '' }
}

const BOUND = /(?:突破|超过?|跨过|跨越|逾|[站迈跃]上|接近|近)了?$/

/** 突破六成，达61.3%: a bound and behind it the figure itself are one figure. */
function isBoundOfNext(text: string, bound: Quantity, next: Quantity | undefined): boolean {
  if (!next?.exact || bound.unit?.dimension !== next.unit?.dimension) return false
  const isLed = bound.approximator !== null || BOUND.test(text.slice(0, bound.start))
  return isLed && /^[，（(](?:实际|现已|已)?(?:达到?|为)了?$/.test(text.slice(bound.end, next.start))
}

/** The plan's period as the document tells it, or else as the heading of the plan does. */
function planPeriodOf(
  path: readonly string[],
  { planPeriod, period }: ReadDocument['document'],
): Period | null {
  const [named] = findPeriods(path[0] ?? '')
  return planPeriod ?? named?.period ?? period
}

const relatedTo = ({ parent }: Named, places: ReadonlyMap<number, number>): number[] => {
  const place = parent === null ? undefined : places.get(parent)
  return place === undefined ? [] : [place]
}

/** Nouns that are counted without a classifier: 七部门, 五县区. */
const COUNTED_NOUN = /^(?:个)?(部门|部委|学科|专业|领域|院校|县区|县市|县市区|市县|乡镇|镇街|教学班)$/
const classifierOf = (unit: string): string => (COUNTED_NOUN.test(unit) ? '个' : unit)

function withCountedNoun(metric: string, { unitText }: Quantity): string {
  const noun = COUNTED_NOUN.exec(unitText)?.[1]
  return noun === undefined || metric.includes(noun) ? metric : `${metric}${noun}`
}

const ONCE_EVERY = /一(年|月|周|季|日|天)一(?:度|次|查|报|评|调度|通报|会商|研判|督查|考核)/g
const FREQUENCY =
  /每(?:个)?(年度?|学?期|季度?|月|周|天|日|学年)(?:至少|不少于)?[^，；。、]{0,6}?([一两二三四五六七八九十\d]{1,3}次)/g

/** 每月开展一次: the reader of quantities takes 一次 for a word, which behind 每月 it is not. */
function findFrequencies(text: string): Quantity[] {
  const once = parseQuantity('一次')
  const rhythms = [...text.matchAll(ONCE_EVERY)].flatMap(({ index, 0: raw, 1: every = '' }) =>
    once ? [{ ...once, start: index, end: index + raw.length, raw, unitText: `次/${every}` }] : [],
  )
  const counted = [...text.matchAll(FREQUENCY)].flatMap(({ index, 0: raw, 1: every = '', 2: count = '' }) => {
    const quantity = parseQuantity(count)
    if (!quantity || /\d/.test(count)) return []
    const start = index + raw.length - count.length
    return [{ ...quantity, start, end: start + count.length, raw: count, unitText: `次/${every}` }]
  })
  return [...rhythms, ...counted]
}

/** The period of the figure's clause, or else the one that the sentence begins with; what it is compared with does not count. */
function periodAt(
  text: string,
  periods: readonly FoundPeriod[],
  figure: Span,
  year: number | null,
): Period | null {
  const clause = clauseAround(text, figure)
  const own = periods.filter(
    ({ start, end, deadline }) => end <= figure.start && !deadline && !/[比较于]$/.test(text.slice(0, start)),
  )
  const named = own.findLast(({ start }) => start >= clause.start) ?? own.find(({ start }) => start <= 2)
  if (!named || year === null) return named?.period ?? null
  return resolvePeriod(named, year)
}

const LISTED =
  /(力争|确保|争取|支持|推动)((?:[\p{Script=Han}]{2,8}、){1,8}[\p{Script=Han}]{2,8}?(?:[和与][\p{Script=Han}]{2,8}?)?)(?:均|全部|都|顺利|如期)?((?:通过|建成|创成|创建成|获评|入选|成功创建)[^，。；]{2,30})/gu

/** 力争甲、乙通过省验收 sets a target of two: what is aimed at is named one by one and counted by the reader. */
function findListed(text: string, theme: Passage['theme'], period: Period | null): Found[] {
  return [...text.matchAll(LISTED)].flatMap(
    ({ index, 0: raw, 1: aim = '', 2: names = '', 3: result = '' }) =>
      /\d/.test(raw)
        ? []
        : [
            {
              at: { start: index + aim.length, end: index + raw.length },
              raw: raw.slice(aim.length),
              sentence: text,
              metric: result,
              value: String(names.split(/[、和与]/).length),
              upper: null,
              unit: '个',
              period,
              qualifier: aim,
              basis: 'new',
              kind: 'target',
              comparison: null,
              direction: null,
              related: [],
              masked: false,
              theme,
            },
          ],
  )
}

const DUE = /预计|力争|计划|确保|争取|拟于|将于|须|务必/
const UNDER_WAY = /(?:正在|正)?(?:有序|稳步|扎实|加快|全面|深入|顺利)?(?:推进|实施|进行|开展)(?:中)?$/
const DUE_BEHIND =
  /^(?:份|底|末|前|初|中旬|上旬|下旬|之前|以前){0,2}(?:全面|基本|如期|正式|全部)?(?:完成|完工|竣工|建成|投用|投入使用|交付|启用|开工|实施|开学|结束|形成|出台|印发|达到)/

/** Dates by which something is to be done. */
function findDeadlines(
  text: string,
  periods: readonly FoundPeriod[],
  role: Passage['role'],
  theme: Passage['theme'],
  year: number | null,
): Found[] {
  return periods.flatMap((found) => {
    const clause = clauseAround(text, found)
    const before = text.slice(clause.start, found.start)
    const behind = text.slice(found.end, clause.end)
    const isDue = found.deadline || (DUE.test(before) && DUE_BEHIND.test(behind))
    const period = isDue && year !== null ? resolvePeriod(found, year) : null
    if (period === null || !(role === 'plan' || DUE.test(before))) return []
    const end = DUE_BEHIND.exec(behind)?.[0].replace(/^[份底末前初中旬上下之以]*/, '') ?? ''
    const own = trimMetric(`${before}${behind.replace(DUE_BEHIND, '')}`)
    const previous =
      text
        .slice(0, Math.max(0, clause.start - 1))
        .split(/[，；。：]/)
        .at(-1) ?? ''
    const subject = namesNothing(own) ? trimMetric(previous).replace(UNDER_WAY, '') : own
    return [
      {
        at: { start: found.start, end: found.end },
        raw: found.raw,
        sentence: text,
        metric: `${lastWords(subject, 30)}${end}时间`,
        value: null,
        upper: null,
        unit: '',
        period,
        qualifier: DUE.exec(before)?.[0] ?? null,
        basis: 'stock',
        kind: 'deadline',
        comparison: null,
        direction: null,
        related: [],
        masked: false,
        theme,
      },
    ]
  })
}

const NAME = /“([^“”，。；：]{1,14})”/g

/** Quoted names that hold a numeral: “5+2”, “163”, “四个意识”. */
function findNames(text: string, theme: Passage['theme']): Found[] {
  return [...text.matchAll(NAME)].flatMap(({ index, 0: raw, 1: name = '' }) =>
    /[\d〇一二三四五六七八九十百千万]/.test(name) && /\d|^[一二三四五六七八九十]/.test(name)
      ? [
          {
            at: { start: index + 1, end: index + raw.length - 1 },
            raw: name,
            sentence: text,
            metric: name,
            value: null,
            upper: null,
            unit: '',
            period: null,
            qualifier: null,
            basis: 'stock',
            kind: 'name',
            comparison: null,
            direction: null,
            related: [],
            masked: false,
            theme,
          },
        ]
      : [],
  )
}
