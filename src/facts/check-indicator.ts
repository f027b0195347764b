import {
  compare,
  type Decimal,
  decimal,
  formatDecimal,
  HUNDRED,
  multiply,
  round,
  trim,
} from '../domain/decimal.ts'
import type { Indicator, SheetFault } from '../domain/fact-sheet.ts'
import { completionOf, isRate, possibleDifference, possibleGrowth } from './derive.ts'
import { type Interval, intervalsMeet, percentInterval, roundedInterval, shownInterval } from './rounding.ts'

type Check = (indicator: Indicator) => SheetFault[]

const report = (
  { id }: Indicator,
  severity: SheetFault['severity'],
  code: string,
  message: string,
): SheetFault[] => [{ severity, fact: id, code, message }]

/** Numbers for a message: at most two places, so that an interval reads as people write it. */
const short = (value: Decimal): string => formatDecimal(trim(round(value, 2)))

function rangeText({ low, high }: Interval): string {
  const [from, to] = [short(low), short(high)]
  return from === to ? from : `${from}—${to}`
}

const checkAwaited: Check = (indicator) =>
  indicator.value === null
    ? report(indicator, 'warning', 'value.awaited', `“${indicator.label}”还没有填数值`)
    : []

const checkYoy: Check = (indicator) => {
  const { given, value, previous, unit, label } = indicator
  if (!given?.yoy) return []
  if (isRate(unit)) {
    return report(
      indicator,
      'warning',
      'given.yoy.rate',
      `“${label}”以${unit}计，与上期相比应填百分点，不宜填同比 ${given.yoy}%`,
    )
  }
  const possible = possibleGrowth(indicator)
  if (!possible || intervalsMeet(roundedInterval(decimal(given.yoy)), possible)) return []
  const message = `“${label}”自报同比 ${given.yoy}%，但由 ${value}${unit} 与 ${previous?.value}${unit} 算得 ${rangeText(possible)}%`
  return report(indicator, 'error', 'given.yoy', message)
}

const checkPoints: Check = (indicator) => {
  const { given, value, previous, unit, label } = indicator
  if (!given?.points) return []
  if (!isRate(unit)) {
    return report(
      indicator,
      'warning',
      'given.points.count',
      `“${label}”的单位是“${unit}”，不是百分率，不应填百分点 ${given.points}`,
    )
  }
  const possible = possibleDifference(indicator)
  if (!possible || intervalsMeet(roundedInterval(decimal(given.points)), possible)) return []
  const message = `“${label}”自报变化 ${given.points} 个百分点，但由 ${value}${unit} 减 ${previous?.value}${unit} 算得 ${rangeText(possible)} 个百分点`
  return report(indicator, 'error', 'given.points', message)
}

const checkRate: Check = (indicator) => {
  const { given, value, target, unit, label } = indicator
  if (!given?.rate || value === null || !target) return []
  const possible = percentInterval(
    shownInterval(decimal(value), unit),
    shownInterval(decimal(target.value), unit),
  )
  if (!possible || target.sense === '不高于') return []
  if (intervalsMeet(roundedInterval(decimal(given.rate)), possible)) return []
  const message = `“${label}”自报完成率 ${given.rate}%，但由 ${value}${unit} 与目标 ${target.value}${unit} 算得 ${rangeText(possible)}%`
  return report(indicator, 'error', 'given.rate', message)
}

const checkTargetSense: Check = (indicator) =>
  indicator.target && !indicator.target.sense
    ? report(
        indicator,
        'error',
        'target.sense',
        `“${indicator.label}”的目标 ${indicator.target.value}${indicator.unit} 没有写明是不低于、不高于还是等于`,
      )
    : []

/** A metric that should rise with a ceiling, or the other way round, is most often a slip. */
const checkTargetDirection: Check = (indicator) => {
  const { target, better, label } = indicator
  const odd =
    (better === 'up' && target?.sense === '不高于') || (better === 'down' && target?.sense === '不低于')
  if (!odd) return []
  const wish = better === 'up' ? '越高越好' : '越低越好'
  return report(
    indicator,
    'warning',
    'target.direction',
    `“${label}”${wish}，目标却写作${target?.sense}，请核对`,
  )
}

const BOUNDED =
  /(?:占比|比例|比重|覆盖率|巩固率|达标率|合格率|入园率|入学率|就读率|安装率|普及率|满意率|满意度|优良率|配备率|持证率|通过率|上线率|升学率|开通率|纳管率|参与率|就业率|知晓率|到位率)$/

const checkRateBound: Check = (indicator) => {
  const { unit, value, label } = indicator
  if (unit !== '%' || value === null || !BOUNDED.test(label)) return []
  const over = compare(decimal(value), HUNDRED) > 0
  const under = decimal(value).units < 0n
  if (!over && !under) return []
  return report(
    indicator,
    'error',
    'rate.over',
    `“${label}”为 ${value}%，${over ? '超过 100%' : '低于 0'}，请核对`,
  )
}

const checkRank: Check = (indicator) => {
  const { rank, label } = indicator
  if (!rank?.of || rank.n <= rank.of) return []
  return report(indicator, 'error', 'rank.range', `“${label}”排第 ${rank.n} 位，但参评总数只有 ${rank.of} 个`)
}

const JUMP: Decimal = { units: 20n, scale: 0 }

/** Twenty times the previous value is more often another unit than a success. */
const checkJump: Check = ({ value, previous, unit, label, ...rest }) => {
  if (value === null || !previous) return []
  const [now, before] = [decimal(value), decimal(previous.value)]
  if (now.units <= 0n || before.units <= 0n) return []
  const jump = compare(now, multiply(before, JUMP)) >= 0 || compare(before, multiply(now, JUMP)) >= 0
  const message = `“${label}”本期 ${value}${unit}、上期 ${previous.value}${unit}，相差悬殊，请核对单位是否一致`
  return jump ? [{ severity: 'warning', fact: rest.id, code: 'previous.jump', message }] : []
}

const checkMissed: Check = (indicator) => {
  const { target, label, value, unit, given } = indicator
  const completion = completionOf(indicator)
  if (!completion || !given?.rate || completion.state !== 'missed' || target?.sense !== '不低于') return []
  if (compare(decimal(given.rate), HUNDRED) < 0) return []
  return report(
    indicator,
    'warning',
    'target.missed',
    `“${label}”为 ${value}${unit}，未达到目标 ${target.value}${unit}，自报完成率却是 ${given.rate}%`,
  )
}

/** A total that came together over the years falls only where something was taken off. */
const checkFallenTotal: Check = (indicator) => {
  const { label, value, unit, previous, basis } = indicator
  if (basis !== 'cumulative' || value === null || !previous) return []
  if (compare(decimal(value), decimal(previous.value)) >= 0) return []
  const message = `“${label}”是累计数，本期 ${value}${unit} 却少于上期 ${previous.value}${unit}；如有撤销、到期的请在备注中说明，否则请核对统计方式`
  return report(indicator, 'warning', 'cumulative.falls', message)
}

/** 降幅 of −5 %: the name says already that it falls (domain.md N-17). */
const checkDoubleNegative: Check = (indicator) => {
  const { label, given } = indicator
  const figure = given?.yoy ?? given?.points
  if (
    figure === undefined ||
    !figure.startsWith('-') ||
    !/(?:下降|减少|降低|压减|降幅)(?:率|幅度|数|量)?$/.test(label)
  )
    return []
  const message = `“${label}”名称已含下降之意，自报数又写作 ${figure}，正负容易误读，请改名或核对正负`
  return report(indicator, 'warning', 'given.double-negative', message)
}

/** One metric is written with one number of decimals (domain.md N-26); a whole number may stand for itself. */
const checkDecimals: Check = (indicator) => {
  const { label, value, previous, unit } = indicator
  if (value === null || !previous || !isRate(unit)) return []
  const [now, before] = [decimal(value).scale, decimal(previous.value).scale]
  if (now === before || now === 0 || before === 0) return []
  const message = `“${label}”本期 ${value}${unit}、上期 ${previous.value}${unit}，小数位数不一，请统一`
  return report(indicator, 'warning', 'decimals.mixed', message)
}

/** Nothing new is no achievement (domain.md N-29). */
const checkZero: Check = (indicator) => {
  const { label, value, basis, better, unit } = indicator
  if (value === null || decimal(value).units !== 0n || basis !== 'new' || better !== 'up') return []
  const message = `“${label}”为 0${unit}，不宜写作成绩；可不写，或写入存在的问题`
  return report(indicator, 'warning', 'value.zero', message)
}

/** A share of what was to be done cannot be less than nothing. */
const checkNegativeRate: Check = (indicator) => {
  const { label, given } = indicator
  if (!given?.rate?.startsWith('-')) return []
  return report(
    indicator,
    'error',
    'given.rate.negative',
    `“${label}”自报完成率 ${given.rate}% 小于 0，请核对`,
  )
}

const CHECKS: readonly Check[] = [
  checkAwaited,
  checkYoy,
  checkPoints,
  checkRate,
  checkTargetSense,
  checkTargetDirection,
  checkRateBound,
  checkRank,
  checkJump,
  checkMissed,
  checkFallenTotal,
  checkDoubleNegative,
  checkDecimals,
  checkZero,
  checkNegativeRate,
]

export const checkIndicator: Check = (indicator) => CHECKS.flatMap((check) => check(indicator))
