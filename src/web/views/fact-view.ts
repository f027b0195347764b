import type { Fact, Figure, Indicator } from '../../domain/fact-sheet.ts'
import { periodName } from '../../domain/period.ts'
import { THEME_NAMES, THEMES, type Theme } from '../../domain/theme.ts'
import { STRINGS } from '../strings/strings.ts'

export type ThemeGroup = { readonly theme: Theme; readonly name: string; readonly facts: readonly Fact[] }

/** The facts by theme in the order of the themes; themes without facts are left out. */
export const groupByTheme = (facts: readonly Fact[]): ThemeGroup[] =>
  THEMES.map((theme) => ({
    theme,
    name: THEME_NAMES[theme].full,
    facts: facts.filter((fact) => fact.theme === theme),
  })).filter((group) => group.facts.length > 0)

/** A named part of a fact as the sheet holds it. */
export type Detail = { readonly name: string; readonly text: string }

/** The few characters that say most about a fact, for a list; empty when its label says all. */
export function summarizeFact(fact: Fact): string {
  switch (fact.kind) {
    case 'indicator':
      return fact.value === null ? STRINGS.sheet.awaited : fact.value + fact.unit
    case 'project':
      return fact.status
    case 'award':
      return fact.level
    case 'event':
      return fact.figures[0]
        ? fact.figures[0].value + fact.figures[0].unit
        : fact.date
          ? periodName(fact.date)
          : ''
    case 'plan':
      return targetText(fact.target) || (fact.due ? periodName(fact.due) : '')
    case 'last-plan':
      return fact.status ?? STRINGS.sheet.awaited
    default:
      return ''
  }
}

/** All that the sheet says about a fact, part by part; parts it leaves open are left out. */
export function detailFact(fact: Fact): Detail[] {
  const details: (readonly [string, string | undefined])[] = [...kindDetails(fact), ['说明', fact.note]]
  return details.flatMap(([name, text]) => (text === undefined || text === '' ? [] : [{ name, text }]))
}

function kindDetails(fact: Fact): (readonly [string, string | undefined])[] {
  switch (fact.kind) {
    case 'indicator':
      return indicatorDetails(fact)
    case 'project':
      return [
        ['状态', fact.status],
        ['地点', fact.site],
        ['资金', fact.money.map(figureText).join('，')],
        ['数量', fact.figures.map(figureText).join('，')],
        ['开工', fact.dates.start && periodName(fact.dates.start)],
        ['完工', fact.dates.finish && periodName(fact.dates.finish)],
        ['投用', fact.dates.inUse && periodName(fact.dates.inUse)],
        ['计划完成', fact.dates.due && periodName(fact.dates.due)],
        ['进展', fact.detail],
      ]
    case 'award':
      return [
        ['级别', fact.level],
        ['授予单位', fact.by],
        ['获得者', fact.recipient],
        ['时间', fact.date && periodName(fact.date)],
        ['数量', fact.figures.map(figureText).join('，')],
        ['首个', fact.first?.scope],
      ]
    case 'event':
      return [
        ['内容', fact.what],
        ['时间', fact.date && periodName(fact.date)],
        ['数量', fact.figures.map(figureText).join('，')],
        ['成效', fact.result],
      ]
    case 'problem':
      return [['问题', fact.text]]
    case 'plan':
    case 'last-plan':
      return [
        ['措施', fact.measure],
        ['目标', targetText(fact.target)],
        ['时限', fact.due && periodName(fact.due)],
        ['责任单位', [fact.owner, ...fact.partners].filter((name) => name !== undefined).join('、')],
        ['完成情况', fact.kind === 'last-plan' ? fact.status : undefined],
        ['原因', fact.kind === 'last-plan' ? fact.reason : undefined],
      ]
    case 'own-name':
      return []
  }
}

const indicatorDetails = (fact: Indicator): (readonly [string, string | undefined])[] => [
  ['数值', fact.value === null ? STRINGS.sheet.awaited : fact.value + fact.unit],
  ['口径', fact.scope],
  ['截至', fact.asOf && periodName(fact.asOf)],
  [fact.previous?.label ?? fact.previous?.basis ?? '', fact.previous && fact.previous.value + fact.unit],
  ['目标', fact.target && `${fact.target.sense ?? ''}${fact.target.value}${fact.unit}`],
  ['排名', fact.rank && `${fact.rank.scope}第 ${fact.rank.n}${fact.rank.tie ? '（并列）' : ''}`],
  ['自报同比', fact.given?.yoy && `${fact.given.yoy}%`],
  ['自报变化', fact.given?.points && `${fact.given.points} 个百分点`],
  ['自报完成率', fact.given?.rate && `${fact.given.rate}%`],
]

const figureText = ({ label, value, unit }: Figure): string => `${label} ${value}${unit}`

type Target = {
  text?: string | undefined
  sense?: string | undefined
  value?: string | undefined
  unit: string
}

const targetText = (target: Target | undefined): string =>
  target === undefined
    ? ''
    : (target.text ??
      (target.value === undefined ? '' : `${target.sense ?? ''}${target.value}${target.unit}`))

/** How the text of a reference comes from its fact: copied, put together or computed, with the figures used. */
export function explainAttribute(fact: Fact, attribute: string): string {
  if (fact.kind !== 'indicator') return attribute === '全句' ? WHOLE : `取自“${attribute}”栏`
  switch (attribute) {
    case '全句':
      return fact.previous === undefined
        ? WHOLE
        : `${WHOLE}；与${fact.previous.basis}相比的部分${explainChange(fact, '变化')}`
    case '同比':
    case '变化':
    case '增量':
      return explainChange(fact, attribute)
    case '完成率':
    case '差距':
      return explainCompletion(fact, attribute)
    default:
      return `取自“${attribute === '累计' ? '值' : attribute}”栏，照录`
  }
}

const WHOLE = '由这一条的各栏组成整句'
const STATED = '取自单位自报数，照录'

// Rates are compared by subtraction, counts by division; only 增量 is the difference of counts.
function explainChange({ value, unit, previous, given }: Indicator, attribute: string): string {
  const isRate = unit === '%' || unit === '‰'
  const stated = isRate ? given?.points : attribute === '增量' ? undefined : given?.yoy
  if (stated !== undefined) return STATED
  if (previous === undefined) return '推算'
  const before = `${previous.basis} ${previous.value}${unit}`
  const difference = `本期 ${value ?? ''}${unit} − ${before}`
  return isRate || attribute === '增量' ? `推算：${difference}` : `推算：（${difference}）÷ ${before}`
}

function explainCompletion({ value, unit, target, given }: Indicator, attribute: string): string {
  if (attribute === '完成率' && given?.rate !== undefined) return STATED
  if (target === undefined) return '推算'
  return `推算：本期 ${value ?? ''}${unit} 与目标 ${target.value}${unit} 相比`
}

/** Where a fact came from, in words. */
export const originOf = (fact: Fact): string =>
  fact.source ? [fact.source.file, fact.source.cell].filter((part) => part).join(' · ') : STRINGS.source.typed
