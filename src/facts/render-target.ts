import { compare, decimal, formatDecimal } from '../domain/decimal.ts'
import type { FactSheet, Indicator, TargetSense } from '../domain/fact-sheet.ts'
import { periodRange } from '../domain/period.ts'
import { type Completion, completionOf, isRate } from './derive.ts'
import { isZero } from './rounding.ts'
import { computed, type Rendering, type Setting, said } from './setting.ts'
import { bare } from './wording.ts'

/** Targets are set for a year; a sheet that ends earlier cannot say yet what is missed. */
export const isYearOver = ({ period }: Pick<FactSheet, 'period'>): boolean =>
  periodRange(period).last.endsWith('-12-31')

/**
 * Whether the target is missed for good: the year is over, or a count that can only grow has passed its limit.
 * False without a value, a target or its sense.
 */
export function isTargetMissed(indicator: Indicator, sheet: Pick<FactSheet, 'period'>): boolean {
  if (completionOf(indicator)?.state !== 'missed') return false
  const grows = indicator.basis !== 'stock' && !isRate(indicator.unit)
  return isYearOver(sheet) || (grows && isAbove(indicator) && indicator.target?.sense === '不高于')
}

const isAbove = ({ value, target }: Indicator): boolean =>
  value !== null && target !== undefined && compare(decimal(value), decimal(target.value)) > 0

/**
 * How the figure of a target reads: 达到60%以上, 控制在9%以内. Nothing is more than the whole: 达到100%. `counted`: the
 * words before it take their figure directly, as verbs do.
 */
export function boundFigure(sense: TargetSense | undefined, figure: string, counted: boolean): string {
  if (/^0(?:\.0+)?(?![\d.])/.test(figure)) return `为${figure}`
  if (sense === '不高于') return `控制在${figure}以内`
  const verb = counted ? '' : '达到'
  return sense === '不低于' && figure !== '100%' ? `${verb}${figure}以上` : `${verb}${figure}`
}

export function targetText({ target, unit }: Indicator, { ahead }: Setting): Rendering | null {
  if (!target) return null
  if (ahead) return said(boundFigure(target.sense, `${target.value}${unit}`, false))
  const bound = target.sense === '不低于' || target.sense === '不高于' ? target.sense : ''
  return said(`年度目标为${bound}${target.value}${unit}`)
}

/** 完成年度目标的52.5%; a rate, which is no share of its target, is told by its distance. */
export function completionText(indicator: Indicator, setting: Setting): Rendering | null {
  const completion = completionOf(indicator)
  if (!completion) return null
  const { rate } = completion
  if (rate !== null) {
    const verdict = isTargetMissed(indicator, setting.index.sheet) ? '，未完成' : ''
    if (completion.state === 'met' && !completion.ownRate && formatDecimal(rate) === '100')
      return computed('完成年度目标')
    return { text: `完成年度目标的${formatDecimal(rate)}%${verdict}`, derived: !completion.ownRate }
  }
  if (completion.state === 'met')
    return computed(indicator.target?.sense === '不高于' ? '控制在年度目标以内' : '达到年度目标')
  return gapText(indicator, setting)
}

/** How far from the target, without euphemism when it is missed and without a verdict while the year goes on. */
export function gapText(indicator: Indicator, { index }: Setting): Rendering | null {
  const completion = completionOf(indicator)
  if (!completion || !indicator.target) return null
  if (isZero(completion.gap)) return computed('达到年度目标')
  const distance = distanceOf(indicator, completion)
  const above = isAbove(indicator)
  if (isTargetMissed(indicator, index.sheet)) {
    return computed(above ? `超出年度目标${distance}，未达到要求` : `比年度目标低${distance}，未达到目标`)
  }
  if (completion.state === 'missed') {
    return computed(above ? `目前高于年度目标${distance}` : `距年度目标还差${distance}`)
  }
  return computed(above ? `超过年度目标${distance}` : `比年度目标低${distance}，控制在目标以内`)
}

const distanceOf = ({ unit }: Indicator, { gap }: Completion): string =>
  `${bare(gap)}${isRate(unit) ? '个百分点' : unit}`
