import { absolute, compare, type Decimal } from '../domain/decimal.ts'
import type { Fact, Indicator } from '../domain/fact-sheet.ts'
import { findLiterals } from '../text/literals.ts'
import { changeOf, completionOf, isRate } from './derive.ts'
import { attributesOf, renderReference } from './render.ts'
import type { SheetIndex } from './sheet-index.ts'

export type SizeClass = '持平' | '小' | '中' | '大'

const places = (units: bigint): Decimal => ({ units, scale: 0 })

/** How large the change of an indicator is; null where there is none to speak of. Only 大 bears 大幅 or 显著. */
export function sizeOf(indicator: Indicator): SizeClass | null {
  const change = changeOf(indicator)
  if (!change) return null
  if (change.direction === 'flat') return '持平'
  const rate = isRate(indicator.unit)
  const amount = rate ? change.difference : change.growth
  if (amount === null) return null
  const [middle, large] = rate ? [places(1n), places(5n)] : [places(5n), places(15n)]
  const size = absolute(amount)
  return compare(size, large) >= 0 ? '大' : compare(size, middle) >= 0 ? '中' : '小'
}

const DIRECTIONS = { up: '上升', down: '下降', flat: '持平' } as const
const STATES = { over: '超额', met: '完成', missed: '未完成' } as const

function signs(fact: Fact): string[] {
  switch (fact.kind) {
    case 'indicator': {
      const change = changeOf(fact)
      const size = sizeOf(fact)
      const completion = completionOf(fact)
      return [
        ...(change ? [`方向=${DIRECTIONS[change.direction]}`] : []),
        ...(size ? [`幅度=${size}`] : []),
        ...(completion ? [`完成=${STATES[completion.state]}`] : []),
        ...(fact.basis === 'cumulative' ? ['口径=累计'] : fact.basis === 'new' ? ['口径=本期'] : []),
        ...(fact.rank ? ['有排名'] : []),
      ]
    }
    case 'project':
      return [`状态=${fact.status}`]
    case 'award':
      return [`级别=${fact.level}`, ...(fact.first ? ['首个'] : [])]
    case 'event':
      return plainWords('内容', fact.what)
    case 'problem':
      return plainWords('内容', fact.text)
    case 'plan':
      return [
        ...plainWords('措施', fact.measure),
        ...(fact.commitment ? [`承诺=${fact.commitment}`] : []),
        ...(fact.due ? ['有时限'] : []),
      ]
    case 'last-plan':
      return fact.status ? [`状态=${fact.status}`] : []
    case 'own-name':
      return []
  }
}

/** The fact's own words, where they hold no figure. */
function plainWords(name: string, words: string | undefined): string[] {
  if (!words || words.length > 80 || /[\d０-９]/.test(words) || findLiterals(words).length > 0) return []
  return [`${name}=${words.replaceAll(/[\s|｜]+/g, ' ')}`]
}

/**
 * One line about a fact for a prompt: reference, what may be asked of it, and the signs that wording needs. It
 * holds no value, so that a model has nothing to round, compare or copy, unless the office wants it shown.
 */
export function describeFact(index: SheetIndex, fact: Fact, showValues = false): string {
  const about = signs(fact)
  const told = showValues
    ? renderReference(index, { id: fact.id, attribute: '全句', format: null })?.text
    : ''
  return [
    `${fact.id}${fact.label}`,
    `可用：${attributesOf(index, fact).join('、')}`,
    ...(about.length > 0 ? [about.join('，')] : []),
    ...(told ? [`所填=${told.replaceAll(/[\s|｜]+/g, ' ')}`] : []),
  ].join(' | ')
}
