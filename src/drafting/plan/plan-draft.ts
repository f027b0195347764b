import type { DraftKind } from '../../domain/document.ts'
import type { DraftPlan, ParagraphPlan, SectionPlan } from '../../domain/draft.ts'
import { AppError } from '../../domain/errors.ts'
import type { Fact, FactSheet, Indicator } from '../../domain/fact-sheet.ts'
import type { Period } from '../../domain/period.ts'
import { followingPeriod, periodName } from '../../domain/period.ts'
import { GAPS } from '../../domain/reference.ts'
import type { ThemeGroup } from './arrange-themes.ts'
import { arrangeThemes } from './arrange-themes.ts'
import { choosePlanHeadings, chooseSummaryHeadings, chooseTopicHeadings } from './choose-headings.ts'
import { divideParagraphs, divideTopics } from './divide-topics.ts'
import { DOCUMENT_FRAMES } from './document-frame.ts'
import { estimateLength, weighFact } from './fact-weight.ts'
import { hanNumber } from './han-number.ts'
import { isEducationOrgan } from './organ-field.ts'
import { isClearlyWorse, isProblem, movement, problemItems, problemsOf } from './problems-of.ts'

export type PlanOptions = {
  readonly kind: DraftKind
  /** Absent: made from organ and period, so that a sheet has one draft of its own. */
  readonly seed?: string
  /** Characters wanted. Facts that are no must give way, the lightest first. Absent: every fact is used. */
  readonly targetLength?: number
}

/** Headings, opening, closing and signature take about so many characters. */
const FRAME_LENGTH = 500
/** A part of fewer facts has no headings of its own. */
const LEAST_PART = 5
/** 一是…六是: more ordinals than this in one paragraph confuse. */
const MOST_PROBLEMS = 6

type Role = SectionPlan['role']
type Part = Omit<SectionPlan, 'id'>

/**
 * Decides what a draft says where: title, parts, headings and the facts of every paragraph. Every must has a
 * place; problems come only from what the sheet itself shows as one. Same sheet, same options, same plan.
 * @throws AppError `invalid_request` for a kind without summary and plan, and for a period that is not the kind's.
 */
export function planDraft(sheet: FactSheet, options: PlanOptions): DraftPlan {
  const frame = DOCUMENT_FRAMES[options.kind]
  if (!frame) throw new AppError('invalid_request', '目前只能起草年度和半年的总结与计划')
  checkPeriod(options.kind, sheet.period)
  const { organ } = sheet.profile
  const planPeriod = sheet.planPeriod ?? followingPeriod(sheet.period)
  const seed = options.seed ?? `${organ} ${sheet.period} ${options.kind}`
  const education = isEducationOrgan(organ)
  const facts = selectFacts(sheet.facts, options.targetLength)

  const problems = problemsOf(facts, sheet)
  const summary = facts.filter((fact) => belongsToSummary(fact) && !isToldAsProblemOnly(fact, sheet))
  const tasks = facts.filter((fact) => fact.kind === 'plan')
  const names = facts.filter((fact) => fact.kind === 'own-name' && fact.must)

  const parts: Part[] = [
    ...planPart(
      'summary',
      hanNumber(1),
      frame.summary(sheet.period),
      [...summary, ...names],
      seed,
      education,
    ),
    planProblems(hanNumber(2), frame.problems, problems),
    ...closePlan(planPart('plan', hanNumber(3), frame.plan(planPeriod), tasks, seed, education)),
  ]
  return {
    title: frame.title(organ, sheet.period, planPeriod),
    kind: options.kind,
    period: sheet.period,
    planPeriod,
    seed,
    sections: parts.map((part, i) => ({ id: `s${i + 1}`, ...part })),
    signature: { organ, date: sheet.date ? periodName(sheet.date) : GAPS.成文日期 },
  }
}

/** A year is summed up by a year's sheet, a half-year by a half's. */
function checkPeriod(kind: DraftKind, period: Period): void {
  if (kind === 'annual' && !/^\d{4}$/.test(period))
    throw new AppError('invalid_request', `年度总结的期间应当是整年，台账的期间却是${periodName(period)}`)
  if (kind === 'half-year' && !/^\d{4}-H[12]$/.test(period))
    throw new AppError(
      'invalid_request',
      `半年总结的期间应当是上半年或下半年，台账的期间却是${periodName(period)}`,
    )
}

function selectFacts(facts: readonly Fact[], targetLength: number | undefined): readonly Fact[] {
  if (targetLength === undefined) return facts
  const chosen = new Set<string>()
  let length = FRAME_LENGTH
  for (const fact of facts.toSorted((a, b) => weighFact(b) - weighFact(a))) {
    if (!fact.must && length >= targetLength) continue
    chosen.add(fact.id)
    length += estimateLength(fact)
  }
  return facts.filter((fact) => chosen.has(fact.id))
}

/** A missed target leaves a figure worth telling in the summary; what merely got worse is no achievement there. */
const isToldAsProblemOnly = (fact: Fact, sheet: FactSheet): boolean =>
  fact.kind === 'indicator' ? isClearlyWorse(fact) : isProblem(fact, sheet)

const belongsToSummary = (fact: Fact): boolean =>
  fact.kind !== 'plan' && fact.kind !== 'problem' && fact.kind !== 'own-name'

/** A part of level 1 with its opening and, where the facts suffice, its headings of levels 2 and 3. */
function planPart(
  role: Extract<Role, 'summary' | 'plan'>,
  number: string,
  heading: string,
  facts: readonly Fact[],
  seed: string,
  education: boolean,
): Part[] {
  const opening = paragraph([], role === 'summary' ? 'opening' : 'plan-opening')
  const part = { level: 1, number: `${number}、`, heading, runIn: false, role, theme: null }
  if (facts.length === 0) {
    const gap = role === 'summary' ? '工作内容' : '下步计划'
    return [{ ...part, paragraphs: [opening, { facts: [], frame: 'none', gaps: [gap] }] }]
  }
  const groups = facts.length < LEAST_PART ? [] : arrangeThemes(facts)
  if (groups.length < 2) {
    const topics = groups[0] ? planTopics(groups[0], role, education) : []
    return topics.length > 1
      ? [{ ...part, paragraphs: [opening] }, ...topics.map((topic) => ({ ...topic, level: 2 }))].map(renumber)
      : [{ ...part, paragraphs: [opening, ...divideParagraphs(facts).map((ids) => paragraph(ids))] }]
  }
  const headed = groups.map(({ themes, facts: own }) => ({ themes, risen: allRose(own), education }))
  const headings = role === 'summary' ? chooseSummaryHeadings(headed, seed) : choosePlanHeadings(headed, seed)
  return [
    { ...part, paragraphs: [opening] },
    ...groups.flatMap((group, i) => planGroup(group, i, headings[i] ?? '', role, education)),
  ]
}

/** Topics that stand right under a part are numbered as level 2 and printed on lines of their own. */
function renumber(part: Part, index: number): Part {
  return part.level === 2 ? { ...part, number: `（${hanNumber(index)}）`, runIn: false } : part
}

function planGroup(
  group: ThemeGroup,
  index: number,
  heading: string,
  role: 'summary' | 'plan',
  education: boolean,
): Part[] {
  const [theme = null] = group.themes
  const section = { level: 2, number: `（${hanNumber(index + 1)}）`, heading, runIn: false, role, theme }
  const topics = planTopics(group, role, education)
  return topics.length > 1
    ? [{ ...section, paragraphs: [] }, ...topics]
    : [{ ...section, paragraphs: divideParagraphs(group.facts).map((ids) => paragraph(ids)) }]
}

function planTopics(group: ThemeGroup, role: 'summary' | 'plan', education: boolean): Part[] {
  const topics = divideTopics(group, education)
  const headings = chooseTopicHeadings(topics.map(({ topic }) => topic))
  return topics.map(({ facts }, i) => ({
    level: 3,
    number: `${i + 1}.`,
    heading: headings[i] ?? '',
    runIn: true,
    role,
    theme: facts[0]?.theme ?? null,
    paragraphs: divideParagraphs(facts).map((ids) => paragraph(ids)),
  }))
}

function planProblems(number: string, heading: string, problems: readonly Fact[]): Part {
  const part = {
    level: 1,
    number: `${number}、`,
    heading,
    runIn: false,
    role: 'problems' as const,
    theme: null,
  }
  if (problems.length === 0)
    return { ...part, paragraphs: [{ facts: [], frame: 'none', gaps: ['存在问题'] }] }
  const items = problemItems(problems)
  // A single problem left over would be a paragraph of one sentence.
  const count = items.length === MOST_PROBLEMS + 1 ? MOST_PROBLEMS - 1 : MOST_PROBLEMS
  const listed = items.slice(0, count).flatMap((item) => item.map(({ id }) => id))
  const rest = divideParagraphs(items.slice(count).flat())
  return { ...part, paragraphs: [paragraph(listed, 'problems'), ...rest.map((ids) => paragraph(ids))] }
}

/** Puts the closing under the last section of the plan. */
function closePlan(parts: readonly Part[]): Part[] {
  return parts.map((part, i) =>
    i === parts.length - 1 ? { ...part, paragraphs: [...part.paragraphs, paragraph([], 'closing')] } : part,
  )
}

const paragraph = (facts: readonly string[], frame: ParagraphPlan['frame'] = 'none'): ParagraphPlan => ({
  facts: [...facts],
  frame,
  gaps: [],
})

/** Whether the group has comparable figures and every one of them moved for the better. */
function allRose(facts: readonly Fact[]): boolean {
  const movements = facts
    .filter((fact): fact is Indicator => fact.kind === 'indicator')
    .map(movement)
    .filter((moved) => moved !== 'unknown')
  return movements.length > 0 && movements.every((moved) => moved === 'better')
}
