import type { FactSpan } from '../domain/draft.ts'
import type { Fact } from '../domain/fact-sheet.ts'
import { periodYear } from '../domain/period.ts'
import { completionOf } from '../facts/derive.ts'
import { periodOf, type SheetIndex } from '../facts/sheet-index.ts'
import { findPeriods } from '../text/periods.ts'
import { splitClauses } from '../text/sentences.ts'
import { contains, type Span } from '../text/span.ts'
import { textsOf } from './own-words.ts'
import type { Fault } from './verify-figures.ts'

const WIDER = /全国|全省|全球|世界/g
/** Words that make an area something to compare with or to rank among. */
const COMPARED_BEFORE = /(?:[比较于占从居列位在对为入]|影响|领先|贡献)$/
const COMPARED_BEHIND =
  /^.{2}(?:的)?(?:平均|均值|均水平|同期|总量|总数|第|前|领先|首|唯一|一半|各|最|同类|水平|重点|其他)/
const DENIED = /(?:未|没有|未能|尚未|并未|没能)(?:能够?)?(?:完成|达到|实现|超过|突破|达|有)[^，。；、]{0,14}$/
const BASE = /(?:[比较由从于]|相比|同)$/
const GONE_BACK = /[由从](?:上年|去年|年初|原来)?的?$/
const WITHIN = /控制在[^，。；]{0,4}$/
const REACHED = /(?:完成|实现|达到|达成)(?:了)?(?:年度|预期|既定|控制|全年)*目标/
const NEGATED = /未|没|不|力争|确保|计划|将|目标为|争取/

/** What the words of a clause say of the figures found in it: whose area, which year, from where to where, within what. */
export function verifyStatement(sentence: string, facts: readonly FactSpan[], index: SheetIndex): Fault[] {
  return splitClauses(sentence).flatMap((clause) => {
    const inside = facts.filter((span) => contains(clause, span) && span.attr !== '名称')
    return inside.flatMap((span) => {
      const fact = index.byId.get(span.id)
      if (!fact) return []
      const denied = denialFaults(sentence.slice(clause.start, span.start), span, fact)
      return fact.kind === 'indicator'
        ? [...denied, ...figureFaults(ownPart(sentence, span, facts), clause, span, fact, index)]
        : denied
    })
  })
}

const endOf = ({ index, 0: raw }: RegExpExecArray): number => index + raw.length

/** The sentence up to where it goes on to another fact. */
function ownPart(sentence: string, span: FactSpan, facts: readonly FactSpan[]): string {
  const next = facts.filter(({ id, start }) => id !== span.id && start >= span.end).map(({ start }) => start)
  const stop = sentence.indexOf('；', span.end)
  return sentence.slice(0, Math.min(...next, stop < 0 ? sentence.length : stop))
}

/** A figure that the sheet states is not one that was not reached; a target may be. */
function denialFaults(left: string, { start, end, attr }: FactSpan, fact: Fact): Fault[] {
  const denied = DENIED.exec(left)?.[0]
  if (denied === undefined || attr === '差距' || fact.kind === 'last-plan') return []
  if (attr === '目标' && fact.kind === 'indicator' && completionOf(fact)?.state !== 'over') return []
  const own = fact.kind === 'indicator' ? '' : textsOf(fact).join('\n')
  if (own.includes(denied)) return []
  const message = `“${denied.slice(0, 8)}”与台账“${fact.label}”不符`
  return [{ rule: 'B3', severity: 'error', message, suggestion: null, start, end }]
}

function figureFaults(
  sentence: string,
  clause: Span,
  span: FactSpan,
  fact: Extract<Fact, { kind: 'indicator' }>,
  index: SheetIndex,
): Fault[] {
  const left = sentence.slice(clause.start, span.start)
  const fault = (rule: string, message: string): Fault => ({
    rule,
    severity: 'error',
    message,
    suggestion: null,
    start: span.start,
    end: span.end,
  })
  const faults: Fault[] = []
  // Behind another figure of a list its area is no longer meant: 全国政协提案5件、省人大代表建议292件.
  const inItem = left.slice(Math.max(0, ...Array.from(left.matchAll(/\d[^、]{0,12}、/g), endOf)))
  const words = [fact.label, ...fact.aliases].reduce((rest, name) => rest.replaceAll(name, '|'), inItem)
  const known = `${fact.label}${fact.aliases.join()}${fact.scope ?? ''}${index.scopeWord}`
  const bounds = span.attr === '排名' ? `${fact.rank?.scope ?? ''}` : known
  for (const { 0: area, index } of words.matchAll(WIDER)) {
    const compared = COMPARED_BEFORE.test(words.slice(0, index)) || COMPARED_BEHIND.test(words.slice(index))
    if (bounds.includes(area) || (compared && span.attr !== '排名')) continue
    faults.push(fault('B2', `“${fact.label}”的数不是${area}的数`))
  }
  if (span.attr === '值') {
    const own = periodYear(periodOf(fact, index.sheet))
    const year = statedYear(left, index)
    if (year !== null && year !== own)
      faults.push(fault('B4', `这是“${fact.label}”${own}年的数，不是${year}年的数`))
    if (GONE_BACK.test(left)) faults.push(fault('B3', `“${fact.label}”的本期数写在了“由”“从”之后`))
  }
  const missed = completionOf(fact)?.state === 'missed'
  if (span.attr === '目标' && WITHIN.test(left) && missed && !NEGATED.test(left)) {
    faults.push(fault('B3', `“${fact.label}”没有控制在目标以内`))
  }
  const rest = sentence.slice(span.end)
  const claimed = REACHED.exec(rest)
  if (span.attr === '值' && missed && claimed && !NEGATED.test(rest.slice(0, claimed.index))) {
    faults.push(fault('B3', `“${fact.label}”没有完成目标`))
  }
  return faults
}

/** The year that the words give to the figure behind them; what it is compared with does not count. */
function statedYear(left: string, index: SheetIndex): number | null {
  const years = findPeriods(left).flatMap((found) => {
    if (BASE.test(left.slice(0, found.start))) return []
    const digits = /(\d{4})年$/.exec(found.raw.normalize('NFKC'))?.[1]
    if (digits) return [Number(digits)]
    return found.yearOffset !== null && /^[今去本明上前]年/.test(found.raw)
      ? [index.reportYear + found.yearOffset]
      : []
  })
  return years.at(-1) ?? null
}
