import type { Fact, FactSheet, Indicator } from '../../domain/fact-sheet.ts'
import { changeOf } from '../../facts/derive.ts'
import { sizeOf } from '../../facts/describe.ts'
import { isTargetMissed } from '../../facts/render-target.ts'
import { nameLikeness } from '../../text/likeness.ts'

/**
 * What the sheet itself shows as a problem: what the bureau named one, a missed target, a figure that clearly got worse, a project at a
 * standstill or given up, an item of last year's plan not carried out; an item that was given up is accounted for and no
 * shortcoming. Nothing else may be called a problem.
 */
export function isProblem(fact: Fact, sheet: FactSheet): boolean {
  switch (fact.kind) {
    case 'problem':
      return true
    case 'indicator':
      return isTargetMissed(fact, sheet) || isClearlyWorse(fact)
    case 'project':
      return fact.status === '暂停' || fact.status === '取消'
    case 'last-plan':
      return fact.status === '未完成'
    default:
      return false
  }
}

const PROBLEM_ORDER: readonly Fact['kind'][] = ['problem', 'indicator', 'project', 'last-plan']

/** The problems of a sheet: the bureau's own words first, then figures, projects and plan items. */
export function problemsOf(facts: readonly Fact[], sheet: FactSheet): Fact[] {
  return facts
    .filter((fact) => isProblem(fact, sheet))
    .toSorted((a, b) => PROBLEM_ORDER.indexOf(a.kind) - PROBLEM_ORDER.indexOf(b.kind))
}

/**
 * The problems as items of a list: a missed figure stands with the bureau's own words about it, and a plan item with
 * the figure that it was to reach, so that nothing is a problem twice.
 */
export function problemItems(problems: readonly Fact[]): Fact[][] {
  const items: Fact[][] = []
  for (const fact of problems) {
    const item = items.find((others) => others.some((other) => concernsSame(other, fact)))
    if (item) item.push(fact)
    else items.push([fact])
  }
  return items
}

function concernsSame(earlier: Fact, fact: Fact): boolean {
  if (fact.kind === 'last-plan')
    return (
      fact.target?.indicator === earlier.id ||
      (earlier.kind !== 'indicator' && nameLikeness(fact.label, earlier.label) >= SAME_NAME)
    )
  if (fact.kind !== 'indicator' || earlier.kind !== 'problem') return false
  const words = `${earlier.label}，${earlier.text}`
  if (namedAtLength(words, fact.label)) return true
  if (fact.theme !== earlier.theme) return false
  return [fact.label, ...fact.aliases].some((name) => namesIt(words, name.replace(/(?:总数|数量|数)$/, '')))
}

const SAME_NAME = 0.6
const LONG_NAME = 6

/** 高血压患者规范管理质量不高 speaks of 高血压患者规范管理率: most of a long name stands there in one piece. */
const namedAtLength = (words: string, name: string): boolean =>
  name.length >= LONG_NAME && words.includes(name.slice(0, Math.max(LONG_NAME, Math.ceil(name.length * 0.7))))

const LEAST_NAME = 3

/** Whether the words hold the end of the name, where its subject stands: 近视率 of 儿童青少年总体近视率. */
const namesIt = (words: string, name: string): boolean =>
  name.length > 0 && words.includes(name.length > LEAST_NAME ? name.slice(-LEAST_NAME) : name)

/**
 * Whether the figure moved far against the direction that the bureau itself calls better, with no target that says
 * it may: 15 % of a count, 5 points of a rate.
 */
export const isClearlyWorse = (indicator: Indicator): boolean =>
  movement(indicator) === 'worse' && sizeOf(indicator) === '大' && indicator.target === undefined

/** Where an indicator moved to from its previous value, judged by the direction the bureau calls better. */
export function movement(indicator: Indicator): 'better' | 'worse' | 'unknown' {
  const change = changeOf(indicator)
  if (!change || indicator.better === 'none') return 'unknown'
  if (change.direction === 'flat') return 'unknown'
  return change.direction === indicator.better ? 'better' : 'worse'
}
