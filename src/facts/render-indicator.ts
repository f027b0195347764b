import { absolute, compare, decimal } from '../domain/decimal.ts'
import type { Indicator } from '../domain/fact-sheet.ts'
import { type Period, periodRange } from '../domain/period.ts'
import type { ATTRIBUTES } from '../domain/reference.ts'
import { type Change, changeOf, exactGrowthOf, isRate } from './derive.ts'
import { asOfWords, periodWords } from './period-words.ts'
import { completionText, gapText, targetText } from './render-target.ts'
import { isZero } from './rounding.ts'
import { computed, joined, type Renderer, type Rendering, type Setting, said } from './setting.ts'
import { periodOf, type SheetIndex } from './sheet-index.ts'
import { bare, countedName, DONE_THING, growthFigure, isNounOfAmount, isVerbLabel } from './wording.ts'

type Attributes = (typeof ATTRIBUTES)['indicator'][number]

const shown = (indicator: Indicator): string | null =>
  indicator.value === null ? null : `${indicator.value}${indicator.unit}`

/** What a change is measured against, as the words that stand before its verb and as a noun for 与…持平. */
function baseWords({ previous }: Indicator): { before: string; noun: string } {
  if (previous?.label) return { before: `较${previous.label}`, noun: `与${previous.label}` }
  switch (previous?.basis) {
    case '上年':
      return { before: '比上年', noun: '与上年' }
    case '上期':
      return { before: '环比', noun: '与上期' }
    case '基期':
      return { before: '较基期', noun: '与基期' }
    default:
      return { before: '同比', noun: '与上年同期' }
  }
}

function flatText(indicator: Indicator): Rendering {
  const { value, previous } = indicator
  const equal = value === null || !previous || compare(decimal(value), decimal(previous.value)) === 0
  return said(`${baseWords(indicator).noun}${equal ? '持平' : '基本持平'}`)
}

/** 提高3.1个百分点: the change of a rate, by subtraction and never in %. */
function pointsText(indicator: Indicator, change: Change): Rendering | null {
  if (change.difference === null) return null
  if (change.direction === 'flat') return flatText(indicator)
  const rise = indicator.better === 'up' ? '提高' : '上升'
  const verb = change.direction === 'up' ? rise : '下降'
  const unit = indicator.unit === '‰' ? '个千分点' : '个百分点'
  const text = `${baseWords(indicator).before}${verb}${bare(change.difference)}${unit}`
  return { text, derived: !change.own.difference }
}

/** 增长6%, 增长1.2倍: the relative change of a count. A fall is never said in 倍. */
function growthText(indicator: Indicator, change: Change): Rendering | null {
  const { growth, direction } = change
  if (growth === null) return null
  if (direction === 'flat') return flatText(indicator)
  const { before, noun } = baseWords(indicator)
  if (isZero(growth)) return computed(`${noun}基本持平`)
  if (change.own.growth) return said(`${before}${direction === 'up' ? '增长' : '下降'}${bare(growth)}%`)
  return computed(
    direction === 'up'
      ? `${before}增长${growthFigure(growth, exactGrowthOf(indicator) ?? growth)}`
      : `${before}下降${bare(growth)}%`,
  )
}

/** 增加120人: the absolute change; 增加 and 增长 are never mixed. */
function incrementText(indicator: Indicator): Rendering | null {
  const change = changeOf(indicator)
  if (!change || change.difference === null) return null
  if (isRate(indicator.unit)) return pointsText(indicator, change)
  if (change.direction === 'flat' || isZero(change.difference)) return flatText(indicator)
  const verb = change.difference.units > 0n ? '增加' : '减少'
  return computed(`${baseWords(indicator).before}${verb}${bare(change.difference)}${indicator.unit}`)
}

function relativeText(indicator: Indicator): Rendering | null {
  const change = changeOf(indicator)
  if (!change) return null
  return isRate(indicator.unit) && change.difference !== null
    ? pointsText(indicator, change)
    : growthText(indicator, change)
}

const TINY = decimal('20')

/** Of a few things, or where none is left, people say how many and not what share. The bureau's own % stands. */
function isTiny({ value, previous, given, unit }: Indicator): boolean {
  if (value === null || !previous || given?.yoy || isRate(unit) || /^[万亿]/.test(unit)) return false
  const [now, before] = [decimal(value), decimal(previous.value)]
  return isZero(now) || (compare(absolute(now), TINY) < 0 && compare(absolute(before), TINY) < 0)
}

/** The best supported statement of the change: relative, else absolute, else its direction alone. */
function changeText(indicator: Indicator): Rendering | null {
  const change = changeOf(indicator)
  if (!change) return null
  const figure = isTiny(indicator)
    ? incrementText(indicator)
    : (relativeText(indicator) ?? incrementText(indicator))
  if (figure) return figure
  return computed(`${baseWords(indicator).before}${change.direction === 'up' ? '有所增长' : '有所下降'}`)
}

/** 居全市第3位（共11个）; 首位 only for the first place. */
function rankText({ rank }: Indicator): Rendering | null {
  if (!rank) return null
  const place = `${rank.scope}${rank.n === 1 ? '首位' : `第${rank.n}位`}`
  return said(`${rank.tie ? '并列' : '居'}${place}${rank.of ? `（共${rank.of}个）` : ''}`)
}

function timeText(indicator: Indicator, setting: Setting): Rendering {
  if (indicator.asOf) return said(asOfWords(indicator.asOf, setting.year))
  return said(periodWords(periodOf(indicator, setting.index.sheet), setting.year))
}

/** Metric and value as one clause: 公办园占比达54.96%, 招聘教师185人, 累计创建平安校园67所. */
function valueClause(indicator: Indicator, setting: Setting): string | null {
  const value = shown(indicator)
  if (value === null) return null
  const { better, unit } = indicator
  const basis = isRate(unit) ? 'stock' : indicator.basis
  const scope = indicator.scope ? `（${indicator.scope}）` : ''
  const name = countedName(indicator.label, unit)
  const label = `${areaWord(indicator, setting)}${name}`
  if (isVerbLabel(name) || DONE_THING.test(name)) {
    const lead = basis === 'cumulative' && !label.includes('累计') ? '累计' : ''
    return `${lead}${label}${scope}${value}`
  }
  if (basis === 'cumulative' && !label.includes('累计')) return `${label}${scope}累计达${value}`
  if (basis === 'new' && !isRate(unit) && !isNounOfAmount(label) && !label.includes('新')) {
    return `新增${label}${scope}${value}`
  }
  const falling = changeOf(indicator)?.direction === 'down'
  return `${label}${scope}${better === 'down' || falling || isZero(decimal(indicator.value ?? '0')) ? '为' : '达'}${value}`
}

/** 全市, unless the text or the label itself says of whom it speaks; what was done needs no area. */
function areaWord({ label, unit, basis }: Indicator, { index, scopeStated }: Setting): string {
  const { region, organ } = index.sheet.profile
  const named =
    /^[全各省市县区镇乡局校本直所我]/.test(label) || (region !== undefined && label.startsWith(region))
  return scopeStated ||
    named ||
    basis !== 'stock' ||
    isVerbLabel(countedName(label, unit)) ||
    label.startsWith(organ)
    ? ''
    : index.scopeWord
}

const endsWith = (period: Period, date: Period): boolean =>
  periodRange(period).last === periodRange(date).last

/** Whether the figure is of another time than the document, so that the time must be said with it. */
export function hasOwnTime(indicator: Indicator, { sheet }: SheetIndex): boolean {
  const { asOf } = indicator
  return periodOf(indicator, sheet) !== sheet.period || (asOf !== undefined && !endsWith(sheet.period, asOf))
}

function wholeText(indicator: Indicator, setting: Setting): Rendering | null {
  const clause = valueClause(indicator, setting)
  if (clause === null) return null
  const needsTime = hasOwnTime(indicator, setting.index) || !setting.periodStated
  const change = changeText(indicator)
  return joined('，', [needsTime ? timeText(indicator, setting) : null, said(clause), change])
}

export const indicatorRenderers: Readonly<Record<Attributes, Renderer<Indicator>>> = {
  名称: ({ label, unit }) => said(countedName(label, unit)),
  值: (indicator) => {
    const value = shown(indicator)
    return value === null ? null : said(value)
  },
  上年: ({ previous, unit }) => (previous ? said(`${previous.value}${unit}`) : null),
  增量: incrementText,
  同比: relativeText,
  变化: changeText,
  目标: targetText,
  完成率: completionText,
  差距: gapText,
  累计: (indicator) => {
    const value = shown(indicator)
    return value === null || indicator.basis !== 'cumulative' ? null : said(`累计${value}`)
  },
  排名: rankText,
  期间: timeText,
  全句: wholeText,
}
