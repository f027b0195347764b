import type { DraftPlan, SectionPlan } from '../domain/draft.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import { indexSheet, type SheetIndex } from '../facts/sheet-index.ts'
import { plannedWork } from './engine/told-work.ts'
import { weighFact } from './plan/fact-weight.ts'
import { factsOfSection, type OutlineSection, outlinePlan } from './plan/outline-plan.ts'
import { type PlanOptions, planDraft } from './plan/plan-draft.ts'
import { lengthOf, planToLength, sectionLength } from './plan-to-length.ts'

export type Wishes = Omit<PlanOptions, 'only' | 'thorough'> & {
  /** Characters wanted of the whole. */
  readonly length?: number | undefined
  /** The sections as the writer has arranged those of the plan without an outline. */
  readonly outline?: readonly OutlineSection[] | undefined
}

/**
 * The plan of a draft as a writer wishes it: of a length, and then with an outline of the writer's own. Same sheet, same
 * wishes, same plan. @throws AppError `invalid_request` as `planDraft` and `outlinePlan` do.
 */
export function planAsWished(sheet: FactSheet, { length, outline, ...options }: Wishes): DraftPlan {
  const made = length === undefined ? planDraft(sheet, options) : planToLength(sheet, length, options)
  if (outline === undefined) return made
  const index = indexSheet(sheet)
  const arranged = outlinePlan(made, outline, index)
  const wanted = new Map(outline.map((section) => [section.id, section.length]))
  const sections = arranged.sections.map((section) => {
    const most = wanted.get(section.id)
    return most === undefined ? section : fitSection(section, most, arranged, index)
  })
  const plan = { ...arranged, sections }
  return plan.length ? { ...plan, length: { ...plan.length, planned: lengthOf(plan, index) } } : plan
}

/** Takes the lightest facts that are no must out of a section until the engine writes it in so many characters. */
function fitSection(section: SectionPlan, most: number, plan: DraftPlan, index: SheetIndex): SectionPlan {
  const spare = factsOfSection(section)
    .flatMap((id) => index.byId.get(id) ?? [])
    .filter(({ must }) => !must)
    .toSorted((a, b) => weighFact(a) - weighFact(b))
  const told = plannedWork(plan.sections, index)
  let fitted = section
  // A section keeps one fact at least: a heading over nothing would claim more than it holds.
  for (const { id } of spare) {
    if (sectionLength(fitted, plan, index, told) <= most) break
    const paragraphs = fitted.paragraphs
      .map((each) => ({ ...each, facts: each.facts.filter((other) => other !== id) }))
      .filter(({ facts, frame, gaps }) => facts.length > 0 || frame !== 'none' || gaps.length > 0)
    if (!paragraphs.some(({ facts }) => facts.length > 0)) break
    fitted = { ...fitted, paragraphs }
  }
  return fitted
}

/** Characters that the engine writes from each section of a plan, by its id. */
export function sectionLengths(plan: DraftPlan, sheet: FactSheet): Record<string, number> {
  const index = indexSheet(sheet)
  const told = plannedWork(plan.sections, index)
  return Object.fromEntries(
    plan.sections.map((section) => [section.id, sectionLength(section, plan, index, told)]),
  )
}
