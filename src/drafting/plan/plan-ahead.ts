import type { DraftKind } from '../../domain/document.ts'
import type { SectionPlan } from '../../domain/draft.ts'
import type { Fact, FactSheet, Indicator, PlanItem, Project } from '../../domain/fact-sheet.ts'
import type { Period } from '../../domain/period.ts'
import { isDeedLabel } from '../../facts/render-plan.ts'
import { looksAhead } from '../../facts/sheet-index.ts'
import { isVerbLabel } from '../../facts/wording.ts'
import type { FieldGroup } from './arrange-fields.ts'
import { arrangeFields } from './arrange-fields.ts'
import { divideParagraphs } from './divide-topics.ts'
import { DOCUMENT_FRAMES } from './document-frame.ts'
import { type FieldBank, themeOfField } from './field-bank.ts'
import { hanNumber } from './han-number.ts'
import type { Manner, Part } from './parts.ts'
import { groupHeadings, inOwnOrder, LEAST_PART, paragraph } from './parts.ts'

type Ahead = {
  readonly sheet: FactSheet
  readonly planPeriod: Period
  readonly kind: DraftKind
  readonly manner: Manner
}

/**
 * 工作要点 and 工作思路: what guides the work, what is to be reached, and the tasks field by field. What was done is
 * told only where it is a must, for every draft tells those.
 */
export function planAhead(facts: readonly Fact[], ahead: Ahead): Part[] {
  const { sheet, kind } = ahead
  const tasks = facts.filter((fact): fact is PlanItem | Project => isTask(fact))
  const aims = facts.filter((fact) => isAim(fact, ahead))
  const done = facts.filter((fact) => fact.must && !isTask(fact) && !aims.includes(fact))
  // A bureau's points are its parts; a division's stand in one part behind its guidance and aims.
  const flat = kind === 'key-points' && sheet.profile.level !== 'division'
  const fields =
    tasks.length < LEAST_PART ? [] : inOwnOrder(arrangeFields(tasks, ahead.manner.bank), ahead.manner.style)
  return numberParts([
    ...groundwork(done, ahead),
    part(kind === 'outlook' ? '总体思路' : '总体要求', [
      paragraph([], kind === 'outlook' ? 'direction' : 'guidance'),
    ]),
    ...(aims.length > 0 ? [aimsPart(aims)] : []),
    ...(fields.length < 2
      ? [plainTasks(tasks, ahead)]
      : flat
        ? fieldParts(fields, 1, ahead)
        : fieldsIn(fields, ahead)),
  ])
}

/** What is planned, and what is being built with an end in sight. */
const isTask = (fact: Fact): boolean =>
  fact.kind === 'plan' ||
  (fact.kind === 'project' &&
    fact.dates.due !== undefined &&
    (fact.status === '前期' || fact.status === '开工' || fact.status === '在建'))

/** A figure to be reached in the period itself; a sheet of the year before holds that year's targets. */
function isAim(fact: Fact, { sheet, kind }: Ahead): boolean {
  if (fact.kind === 'indicator') return looksAhead(sheet.kind) && isOpen(fact)
  return kind === 'outlook' && fact.kind === 'plan' && fact.target?.value !== undefined
}

const isOpen = ({ value, target }: Indicator): boolean => value === null && target !== undefined

const part = (heading: string, paragraphs: Part['paragraphs'], more: Partial<Part> = {}): Part => ({
  level: 1,
  number: '',
  heading,
  runIn: false,
  role: 'plan',
  theme: null,
  paragraphs: [...paragraphs],
  ...more,
})

function groundwork(done: readonly Fact[], { sheet, kind, manner }: Ahead): Part[] {
  if (done.length === 0) return []
  const paragraphs = [
    paragraph([], 'groundwork'),
    ...divideParagraphs(done, manner.bank).map((ids) => paragraph(ids)),
  ]
  return [part(DOCUMENT_FRAMES[kind].summary(sheet.period), paragraphs, { role: 'summary' })]
}

const aimsPart = (aims: readonly Fact[]): Part =>
  part(
    '主要目标',
    [
      paragraph(
        inOrderOfAims(aims).map(({ id }) => id),
        'aims',
      ),
    ],
    { detail: 'aims' },
  )

/** Figures of the whole before those of single tasks, and what is promised before what is hoped for. */
function inOrderOfAims(aims: readonly Fact[]): Fact[] {
  const place = (fact: Fact): number =>
    fact.kind === 'plan' ? [undefined, '确保', '力争', '探索'].indexOf(fact.commitment) + 1 : 0
  return aims.toSorted((a, b) => place(a) - place(b))
}

const detailOf = (kind: DraftKind): SectionPlan['detail'] => (kind === 'outlook' ? 'measures' : 'full')

function plainTasks(tasks: readonly Fact[], { kind, planPeriod, manner }: Ahead): Part {
  const paragraphs =
    tasks.length > 0
      ? divideParagraphs(tasks, manner.bank).map((ids) => paragraph(ids))
      : [{ facts: [], frame: 'none' as const, gaps: ['下步计划'] }]
  return part(DOCUMENT_FRAMES[kind].plan(planPeriod), paragraphs, { detail: detailOf(kind) })
}

/** All fields under one heading. */
function fieldsIn(fields: readonly FieldGroup[], ahead: Ahead): Part[] {
  const closing = ahead.kind === 'outlook' ? [paragraph([], 'closing')] : []
  const parts = [
    part(DOCUMENT_FRAMES[ahead.kind].plan(ahead.planPeriod), [], { detail: detailOf(ahead.kind) }),
    ...fieldParts(fields, 2, ahead),
  ]
  return parts.map((one, i) =>
    i === parts.length - 1 ? { ...one, paragraphs: [...one.paragraphs, ...closing] } : one,
  )
}

function fieldParts(fields: readonly FieldGroup[], level: 1 | 2, ahead: Ahead): Part[] {
  const headings = groupHeadings(fields, 'plan', ahead.manner)
  let points = 0
  return fields.flatMap((group, i) => {
    const theme = themeOfField(group.fields[0])
    const head = part(headings[i] ?? '', [], {
      level,
      theme,
      detail: detailOf(ahead.kind),
      number: `（${hanNumber(i + 1)}）`,
    })
    const own = ahead.kind === 'key-points' ? pointsOf(group, head, ahead.manner.bank) : []
    if (own.length < 2)
      return [
        {
          ...head,
          paragraphs: divideParagraphs(group.facts, ahead.manner.bank).map((ids) => paragraph(ids)),
        },
      ]
    // Points are counted through a bureau's document, so that one can be named by its number.
    if (level === 2) points = 0
    return [head, ...own.map((point) => ({ ...point, number: `${++points}.` }))]
  })
}

/** One point for every item with something to say, and one for all the rest. */
function pointsOf({ facts }: FieldGroup, { theme, detail, role }: Part, bank: FieldBank): Part[] {
  const told = facts.filter((fact) => fact.kind === 'plan' && saysMore(fact))
  const rest = facts.filter((fact) => !told.includes(fact))
  const verbs = new Map<string, number>()
  const point = (heading: string, own: readonly Fact[]): Part =>
    part(
      heading,
      divideParagraphs(own, bank).map((ids) => paragraph(ids)),
      { level: 3, runIn: true, theme, detail, role },
    )
  return [
    ...told.map((fact) => point(pointHeading(fact.label, verbs), [fact])),
    ...(rest.length > 0
      ? [point(rest.every(({ kind }) => kind === 'project') ? '推进项目建设' : '抓好其他任务', rest)]
      : []),
  ]
}

const saysMore = ({ measure, target, due, owner }: PlanItem): boolean =>
  measure !== undefined || (target !== undefined && (due !== undefined || owner !== undefined))

/** The bureau's own name of the task, behind a verb where it has none. */
function pointHeading(label: string, verbs: Map<string, number>): string {
  if (isVerbLabel(label) || isDeedLabel(label)) return label
  const fitting = POINT_VERBS.find(({ of }) => of.test(label))?.verbs ?? ['推进']
  const verb = fitting.toSorted((a, b) => (verbs.get(a) ?? 0) - (verbs.get(b) ?? 0))[0] ?? '推进'
  verbs.set(verb, (verbs.get(verb) ?? 0) + 1)
  return `${verb}${label}`
}

const POINT_VERBS: readonly { readonly of: RegExp; readonly verbs: readonly string[] }[] = [
  { of: /(?:建设|工程|项目|改造|布局|规划)$/, verbs: ['推进', '加快', '抓好'] },
  { of: /(?:治理|防控|管理|监管|整治|巡查|执法|预防)$/, verbs: ['加强', '强化', '抓实'] },
  { of: /(?:改革|融合|协作|协同|合作|创建)$/, verbs: ['深化', '推进'] },
  { of: /(?:服务|保障|工作|帮扶|资助|宣传)$/, verbs: ['做好', '抓好', '做实'] },
  { of: /(?:发展|提升|提质|增效|扩容|改善|优化|均衡|落实|实施|应用)$/, verbs: ['推动', '促进', '推进'] },
  { of: /(?:教育|培训|学习|交流)$/, verbs: ['加强', '抓好', '开展'] },
  { of: /./, verbs: ['推进', '抓好', '加强'] },
]

/** 一、二、三、 for the parts, in order. */
function numberParts(parts: readonly Part[]): Part[] {
  let number = 0
  return parts.map((one) => (one.level === 1 ? { ...one, number: `${hanNumber(++number)}、` } : one))
}
