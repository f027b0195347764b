import type { DraftKind } from '../../domain/document.ts'
import type { DraftPlan, HouseStyle } from '../../domain/draft.ts'
import { AppError } from '../../domain/errors.ts'
import type { Fact, FactSheet } from '../../domain/fact-sheet.ts'
import type { Period } from '../../domain/period.ts'
import { periodName } from '../../domain/period.ts'
import { GAPS } from '../../domain/reference.ts'
import { looksAhead, planPeriodOf } from '../../facts/sheet-index.ts'
import { withheldFacts } from '../../facts/withheld-facts.ts'
import { divideParagraphs } from './divide-topics.ts'
import type { DocumentFrame } from './document-frame.ts'
import { DOCUMENT_FRAMES } from './document-frame.ts'
import type { FieldBank } from './field-bank.ts'
import { fieldsOfOrgan } from './field-bank.ts'
import { hanNumber } from './han-number.ts'
import type { Manner, Part } from './parts.ts'
import { paragraph, planPart } from './parts.ts'
import { planAhead } from './plan-ahead.ts'
import { isClearlyWorse, isProblem, problemItems, problemsOf } from './problems-of.ts'

export type PlanOptions = {
  readonly kind: DraftKind
  /** Absent: made from organ and period, so that a sheet has one draft of its own. */
  readonly seed?: string
  /** The facts that the draft tells. Absent: all. */
  readonly only?: ReadonlySet<string>
  /** The bureau's own habits. */
  readonly style?: HouseStyle | undefined
  /** Tells of every fact all that the sheet says of it: who answers for a task, how a figure stands to its target. */
  readonly thorough?: boolean
}

/** 一是…六是: more ordinals than this in one paragraph confuse. */
const MOST_PROBLEMS = 6

/**
 * Decides what a draft says where: title, parts, headings and the facts of every paragraph. Every must has a
 * place; problems come only from what the sheet itself shows as one. Same sheet, same options, same plan.
 * @throws AppError `invalid_request` for a period that is not the kind's.
 */
export function planDraft(sheet: FactSheet, options: PlanOptions): DraftPlan {
  const { kind, style } = options
  checkPeriod(kind, sheet)
  const { organ } = sheet.profile
  const planPeriod = planPeriodOf(sheet)
  const seed = options.seed ?? `${organ} ${sheet.period} ${kind}`
  const manner: Manner = { seed, bank: fieldsOfOrgan(organ), style }
  const facts = options.only ? sheet.facts.filter(({ id }) => options.only?.has(id)) : sheet.facts
  const frame = DOCUMENT_FRAMES[kind]
  const parts = looksAhead(kind)
    ? planAhead(facts, { sheet, planPeriod, kind, manner })
    : planBack(facts, sheet, planPeriod, frame, manner)
  return {
    title: frame.title(organ, sheet.period, planPeriod),
    kind,
    period: sheet.period,
    planPeriod,
    seed,
    sections: parts.map((part, i) => ({
      id: `s${i + 1}`,
      ...(options.thorough ? { detail: 'full' as const } : {}),
      ...part,
    })),
    signature: { organ, date: sheet.date ? periodName(sheet.date) : GAPS.成文日期 },
    ...(style ? { style } : {}),
  }
}

/** Summary, problems and plan. */
function planBack(
  chosen: readonly Fact[],
  sheet: FactSheet,
  planPeriod: Period,
  frame: DocumentFrame,
  manner: Manner,
): Part[] {
  const withheld = withheldFacts(sheet)
  const facts = chosen.filter(({ id }) => !withheld.has(id))
  const problems = problemsOf(facts, sheet)
  const told = facts.filter((fact) => belongsToSummary(fact) && !isToldAsProblemOnly(fact, sheet))
  const [answers, summary] = [told.filter(isAnswer), told.filter((fact) => !isAnswer(fact))]
  const tasks = facts.filter((fact) => fact.kind === 'plan')
  const names = facts.filter((fact) => fact.kind === 'own-name' && fact.must)
  // A bureau that writes no part of problems has one only where its sheet shows some.
  const omitted = manner.style?.problems === false && problems.length === 0
  // What became of last year's plan is an account of the whole and stands before the fields.
  const account = answers.length > 0 ? [paragraph(inOrderOfAnswer(answers).map(({ id }) => id))] : []
  return [
    ...planPart('summary', hanNumber(1), frame.summary(sheet.period), [...summary, ...names], manner, [
      paragraph([], 'opening'),
      ...account,
    ]),
    ...(omitted ? [] : [planProblems(hanNumber(2), frame.problems, problems, manner.bank)]),
    ...closePlan(
      planPart('plan', hanNumber(omitted ? 2 : 3), frame.plan(planPeriod), tasks, manner, [
        paragraph([], 'plan-opening'),
      ]),
    ),
  ]
}

/** What is done, then what is under way, then what is still to be answered; within each as the sheet has it. */
const inOrderOfAnswer = (answers: readonly Fact[]): Fact[] => {
  const place = (fact: Fact): number =>
    fact.kind === 'last-plan' && fact.status ? ['完成', '推进', '未完成', '取消'].indexOf(fact.status) : 9
  return answers.toSorted((a, b) => place(a) - place(b))
}

const isAnswer = ({ kind }: Fact): boolean => kind === 'last-plan'

/** A year is summed up by a year's sheet, a half-year by a half's; what is to come is planned for one of the two. */
function checkPeriod(kind: DraftKind, sheet: FactSheet): void {
  const { period } = sheet
  if (looksAhead(kind)) {
    const ahead = planPeriodOf(sheet)
    if (!/^\d{4}(?:-H[12])?$/.test(ahead))
      throw new AppError(
        'invalid_request',
        `要点和思路应当按年或半年安排，这里的期间却是${periodName(ahead)}`,
      )
    return
  }
  if (looksAhead(sheet.kind))
    throw new AppError('invalid_request', '这份台账是为工作要点或思路准备的，期间尚未过去，不能据以写总结')
  if (kind === 'annual' && !/^\d{4}$/.test(period))
    throw new AppError('invalid_request', `年度总结的期间应当是整年，台账的期间却是${periodName(period)}`)
  if (kind === 'half-year' && !/^\d{4}-H[12]$/.test(period))
    throw new AppError(
      'invalid_request',
      `半年总结的期间应当是上半年或下半年，台账的期间却是${periodName(period)}`,
    )
}

/** A missed target leaves a figure worth telling in the summary; what merely got worse is no achievement there. */
const isToldAsProblemOnly = (fact: Fact, sheet: FactSheet): boolean =>
  fact.kind === 'indicator' ? isClearlyWorse(fact) : isProblem(fact, sheet)

const belongsToSummary = (fact: Fact): boolean =>
  fact.kind !== 'plan' && fact.kind !== 'problem' && fact.kind !== 'own-name'

function planProblems(number: string, heading: string, problems: readonly Fact[], bank: FieldBank): Part {
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
  const rest = divideParagraphs(items.slice(count).flat(), bank)
  return { ...part, paragraphs: [paragraph(listed, 'problems'), ...rest.map((ids) => paragraph(ids))] }
}

/** Puts the closing under the last section of the plan. */
function closePlan(parts: readonly Part[]): Part[] {
  return parts.map((part, i) =>
    i === parts.length - 1 ? { ...part, paragraphs: [...part.paragraphs, paragraph([], 'closing')] } : part,
  )
}
