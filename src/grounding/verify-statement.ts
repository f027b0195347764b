import type { FactSpan } from '../domain/draft.ts'
import type { Fact } from '../domain/fact-sheet.ts'
import { periodYear } from '../domain/period.ts'
import { completionOf } from '../facts/derive.ts'
import { periodOf, type SheetIndex } from '../facts/sheet-index.ts'
import { findPeriods } from '../text/periods.ts'
import { splitClauses } from '../text/sentences.ts'
import { contains, type Span } from '../text/span.ts'
import type { Fault } from './verify-figures.ts'

const WIDER = /全国|全省|全球|世界/g
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
      return fact?.kind === 'indicator'
        ? figureFaults(ownPart(sentence, span, facts), clause, span, fact, index)
        : []
    })
  })
}

/** The sentence up to where it goes on to another fact. */
function ownPart(sentence: string, span: FactSpan, facts: readonly FactSpan[]): string {
  const next = facts.filter(({ id, start }) => id !== span.id && start >= span.end).map(({ start }) => start)
  const stop = sentence.indexOf('；', span.end)
  return sentence.slice(0, Math.min(...next, stop < 0 ? sentence.length : stop))
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
  const words = [fact.label, ...fact.aliases].reduce((rest, name) => rest.replaceAll(name, '|'), left)
  const known = `${fact.label}${fact.aliases.join()}${fact.scope ?? ''}${index.scopeWord}`
  const bounds = span.attr === '排名' ? `${fact.rank?.scope ?? ''}` : known
  for (const [area] of words.matchAll(WIDER)) {
    const compared = /平均|均值|均水平|高于|低于|位|列|居|前/.test(words) && span.attr !== '排名'
    if (!bounds.includes(area) && !compared) faults.push(fault('B2', `“${fact.label}”的数不是${area}的数`))
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
