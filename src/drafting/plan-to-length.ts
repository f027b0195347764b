import type { DraftPlan, SectionPlan } from '../domain/draft.ts'
import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import { indexSheet, type SheetIndex } from '../facts/sheet-index.ts'
import { renderTemplate } from '../grounding/render-template.ts'
import { contextOf } from './engine/place.ts'
import { plannedWork, type ToldWork } from './engine/told-work.ts'
import { writeSection } from './engine/write-section.ts'
import { estimateLength, weighFact } from './plan/fact-weight.ts'
import type { PlanOptions } from './plan/plan-draft.ts'
import { planDraft } from './plan/plan-draft.ts'

/** Lengths that a caller may ask for, in characters without the title and the signature. */
export const LENGTHS = { least: 500, most: 20_000 } as const

/** A text this near to the wanted length is near enough. */
const NEAR = 0.02
const MOST_TRIES = 8
/** Headings, opening and closing sentences take about so many characters. */
const FRAME = 400

/**
 * Plans a draft of about the wanted number of characters: every must, and of the rest the weightiest facts that
 * find room, by priority × magnitude × completeness. The engine writes each attempt, so that what is measured is what
 * will stand there. Nothing is added where the facts do not suffice: `length.planned` then falls short.
 */
export function planToLength(
  sheet: FactSheet,
  wanted: number,
  options: Omit<PlanOptions, 'only'>,
): DraftPlan {
  const index = indexSheet(sheet)
  const order = byWeight(sheet.facts)
  const musts = order.filter(({ must }) => must).length
  const attempt = (count: number, thorough = false) => {
    const only = new Set(order.slice(0, count).map(({ id }) => id))
    const plan = planDraft(sheet, { ...options, only, thorough })
    const planned = lengthOf(plan, index)
    return { plan: { ...plan, length: { wanted, planned } }, planned }
  }
  const whole = attempt(order.length)
  if (whole.planned > wanted * (1 + NEAR)) return approach(wanted, order, musts, whole, attempt)
  // All facts are told and there is room left: then all that is known of each.
  const thorough = whole.planned < wanted * (1 - NEAR) ? attempt(order.length, true) : whole
  return Math.abs(thorough.planned - wanted) < Math.abs(whole.planned - wanted) ? thorough.plan : whole.plan
}

type Attempt = { readonly plan: DraftPlan; readonly planned: number }

/**
 * Looks for the number of facts that fills the length: each guess scales the estimated lengths of the facts by what the
 * attempt before it came to, and stays between a count known to be too small and one known to be too large.
 */
function approach(
  wanted: number,
  order: readonly Fact[],
  musts: number,
  whole: Attempt,
  attempt: (count: number) => Attempt,
): DraftPlan {
  const estimates = [0]
  for (const fact of order) estimates.push((estimates.at(-1) ?? 0) + estimateLength(fact))
  const distance = ({ planned }: Attempt): number => Math.abs(planned - wanted)
  let [low, high] = [musts, order.length]
  let best = whole
  let last = { count: order.length, planned: whole.planned }
  for (let tries = 0; tries < MOST_TRIES && low <= high; tries += 1) {
    const goal = ((wanted - FRAME) * (estimates[last.count] ?? 0)) / Math.max(1, last.planned - FRAME)
    const guess = estimates.findIndex((estimate) => estimate >= goal)
    const count = Math.min(high, Math.max(low, guess < 0 ? high : guess))
    const next = attempt(count)
    if (distance(next) < distance(best)) best = next
    if (distance(next) <= wanted * NEAR) break
    if (next.planned > wanted) high = count - 1
    else low = count + 1
    last = { count, planned: next.planned }
  }
  return best.plan
}

/** The musts first, then what is weightiest; what weighs the same keeps the order of the sheet. */
const byWeight = (facts: readonly Fact[]): Fact[] => facts.toSorted((a, b) => weighFact(b) - weighFact(a))

/** Characters of headings and text as the engine writes them, blanks not counted. */
export function lengthOf(plan: DraftPlan, index: SheetIndex): number {
  const told = plannedWork(plan.sections, index)
  return plan.sections.reduce((sum, section) => sum + sectionLength(section, plan, index, told), 0)
}

/** The same of one section. */
export function sectionLength(
  section: SectionPlan,
  { seed, style }: Pick<DraftPlan, 'seed' | 'style'>,
  index: SheetIndex,
  told: ToldWork,
): number {
  const context = contextOf(section)
  const text = writeSection(section, index, seed, [], style, told)
    .flat()
    .map(({ template }) => renderTemplate(template, index, context).text)
  return [section.number, section.heading, ...text].join('').replaceAll(/\s/g, '').length
}
