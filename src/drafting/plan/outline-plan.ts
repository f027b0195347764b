import { z } from 'zod'
import type { Role } from '../../domain/document.ts'
import type { DraftPlan, ParagraphPlan, SectionPlan } from '../../domain/draft.ts'
import { AppError, type Fault } from '../../domain/errors.ts'
import type { Fact } from '../../domain/fact-sheet.ts'
import { looksAhead, type SheetIndex } from '../../facts/sheet-index.ts'
import { divideParagraphs } from './divide-topics.ts'
import { type FieldBank, fieldsOfOrgan } from './field-bank.ts'
import { hanNumber } from './han-number.ts'
import { headingFaults, headingSchema } from './heading-faults.ts'
import { paragraph } from './parts.ts'

const SECTION_LENGTHS = { least: 50, most: 10_000 } as const

/** A section as the writer wants it: its heading, and the facts that it tells. */
export const outlineSectionSchema = z.strictObject({
  id: z.string().min(1).max(64),
  heading: headingSchema,
  facts: z.array(z.string().max(64)).max(5000),
  /** Characters wanted of this section; what is no must gives way, the lightest first. */
  length: z.int().min(SECTION_LENGTHS.least).max(SECTION_LENGTHS.most).optional(),
})
export const outlineSchema = z.array(outlineSectionSchema).min(1).max(300)
export type OutlineSection = z.infer<typeof outlineSectionSchema>

/**
 * The plan with the writer's order, headings and places of facts. The parts of the document stay in their order and no
 * section leaves its part; a fact stays in the part that speaks of its kind; a section that is left without anything to
 * tell goes with its heading; numbers are given anew. A heading that the writer has changed passes gate A.
 * @throws AppError `invalid_request` with a fault for each place: a section unknown, twice or out of its part, a fact
 * unknown or told twice, a must that has no place, a heading that claims something.
 */
export function outlinePlan(
  plan: DraftPlan,
  outline: readonly OutlineSection[],
  index: SheetIndex,
): DraftPlan {
  const known = new Map(plan.sections.map((section) => [section.id, section]))
  const faults = [
    ...orderFaults(plan, outline, known),
    ...factFaults(plan, outline, known, index),
    ...outline.flatMap(({ id, heading }, i) => newHeadingFaults(heading, known.get(id), i, index)),
  ]
  if (faults.length > 0) {
    throw new AppError('invalid_request', '提纲有需要改正的地方', { faults: faults.slice(0, 100) })
  }
  const bank = fieldsOfOrgan(index.sheet.profile.organ)
  const placed = outline.flatMap((wanted) => {
    const section = known.get(wanted.id)
    return section
      ? [{ ...section, heading: wanted.heading, paragraphs: paragraphsOf(section, wanted, index, bank) }]
      : []
  })
  const closing = plan.sections.flatMap(({ paragraphs }) =>
    paragraphs.filter(({ frame }) => frame === 'closing'),
  )
  return { ...plan, sections: renumber(withClosing(placed.filter(hasContent), closing), plan.sections) }
}

/** The facts of a section of a plan, in the order in which it tells them. */
export const factsOfSection = ({ paragraphs }: Pick<SectionPlan, 'paragraphs'>): string[] =>
  paragraphs.flatMap(({ facts }) => facts)

type Known = ReadonlyMap<string, SectionPlan>
const at = (place: number, field = ''): string => `/outline/${place}${field}`

function orderFaults(plan: DraftPlan, outline: readonly OutlineSection[], known: Known): Fault[] {
  const faults: Fault[] = []
  const partOf = partsBySection(plan.sections)
  const seen = new Set<string>()
  let part: string | undefined
  let level = 0
  outline.forEach(({ id }, i) => {
    const section = known.get(id)
    if (!section) faults.push({ at: at(i), message: '提纲中没有这一节，台账可能已有变化，请重新生成提纲' })
    else if (seen.has(id)) faults.push({ at: at(i), message: `“${section.heading}”出现了两次` })
    else if (section.level === 1) part = id
    else if (partOf.get(id) !== part)
      faults.push({ at: at(i), message: `“${section.heading}”不能移出它所在的部分` })
    else if (section.level > level + 1)
      faults.push({ at: at(i), message: `“${section.heading}”前面缺少上一级标题` })
    seen.add(id)
    level = section?.level ?? level
  })
  const parts = (ids: readonly string[]): string => ids.filter((id) => known.get(id)?.level === 1).join(' ')
  if (parts(outline.map(({ id }) => id)) !== parts(plan.sections.map(({ id }) => id))) {
    faults.push({ at: '/outline', message: '各大部分不能增减，也不能调换次序' })
  }
  return faults
}

/** The section of level 1 under which each stands. */
function partsBySection(sections: readonly SectionPlan[]): ReadonlyMap<string, string | undefined> {
  let part: string | undefined
  return new Map(
    sections.map(({ id, level }) => {
      if (level === 1) part = id
      return [id, part]
    }),
  )
}

function factFaults(
  plan: DraftPlan,
  outline: readonly OutlineSection[],
  known: Known,
  { byId, sheet }: SheetIndex,
): Fault[] {
  const faults: Fault[] = []
  const planned = countFacts(plan.sections.map((section) => ({ section, facts: factsOfSection(section) })))
  const wanted = countFacts(
    outline.flatMap(({ id, facts }) => {
      const section = known.get(id)
      return section ? [{ section, facts }] : []
    }),
  )
  outline.forEach(({ id, facts }, i) => {
    const role = known.get(id)?.role
    facts.forEach((factId, j) => {
      const fact = byId.get(factId)
      const place = at(i, `/facts/${j}`)
      if (!fact) faults.push({ at: place, message: `台账中没有编号为 ${factId} 的条目` })
      else if (role && !rolesOf(fact, planned, looksAhead(plan.kind)).has(role))
        faults.push({ at: place, message: `“${fact.label}”不适合放在这一部分` })
    })
  })
  for (const [key, count] of wanted) {
    if (count <= Math.max(1, planned.get(key) ?? 0)) continue
    const label = byId.get(key.split(' ')[1] ?? '')?.label
    if (label) faults.push({ at: '/outline', message: `“${label}”在同一部分中写了两次` })
  }
  const told = new Set([...wanted.keys()].map((key) => key.split(' ')[1]))
  for (const { id, label, must } of sheet.facts) {
    const isPlanned = plan.sections.some((section) => factsOfSection(section).includes(id))
    if (must && isPlanned && !told.has(id))
      faults.push({ at: '/outline', message: `“${label}”是必写条目，不能从提纲中去掉` })
  }
  return faults
}

/** How often each fact is told, by role and id: a missed target is told in the summary and among the problems. */
function countFacts(
  sections: readonly { readonly section: SectionPlan; readonly facts: readonly string[] }[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { section, facts } of sections) {
    for (const id of facts) {
      const key = `${section.role} ${id}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return counts
}

const ROLES: readonly Role[] = ['opening', 'summary', 'problems', 'plan', 'closing']

/** The roles of the sections that may tell a fact: those that the plan gave it, else that of its kind. */
function rolesOf(fact: Fact, planned: ReadonlyMap<string, number>, isAhead: boolean): ReadonlySet<Role> {
  const given = ROLES.filter((role) => planned.has(`${role} ${fact.id}`))
  if (given.length > 0) return new Set(given)
  if (fact.kind === 'problem') return new Set<Role>(['problems'])
  return new Set<Role>([fact.kind === 'plan' || isAhead ? 'plan' : 'summary'])
}

function newHeadingFaults(
  heading: string,
  section: SectionPlan | undefined,
  place: number,
  index: SheetIndex,
): Fault[] {
  if (!section || heading === section.heading) return []
  return headingFaults(heading, index).map((message) => ({ at: at(place, '/heading'), message }))
}

function paragraphsOf(
  section: SectionPlan,
  { facts }: OutlineSection,
  { byId }: SheetIndex,
  bank: FieldBank,
): ParagraphPlan[] {
  const open = section.paragraphs.filter(({ frame }) => frame !== 'closing')
  const before = factsOfSection(section)
  if (facts.length === before.length && before.every((id) => facts.includes(id))) return open
  const wanted = new Set(facts)
  const framed = open
    .filter(({ frame }) => frame !== 'none')
    .map((each) => ({ ...each, facts: each.facts.filter((id) => wanted.has(id)) }))
  const list = framed.find(({ frame }) => frame === 'problems')
  const placed = new Set(framed.flatMap((each) => each.facts))
  const rest = facts.filter((id) => !placed.has(id))
  if (list) {
    const listed = { ...list, facts: [...list.facts, ...rest] }
    return framed.map((each) => (each === list ? listed : each)).filter(({ facts: own }) => own.length > 0)
  }
  const known = rest.flatMap((id) => byId.get(id) ?? [])
  return [...framed, ...divideParagraphs(known, bank).map((ids) => paragraph(ids))]
}

/** A heading stands over text or over the headings under it. A part of the document says what it lacks. */
function hasContent(section: SectionPlan, place: number, sections: readonly SectionPlan[]): boolean {
  if (section.level === 1 || section.paragraphs.length > 0) return true
  const next = sections
    .slice(place + 1)
    .find(({ level, paragraphs }) => level <= section.level || paragraphs.length > 0)
  return next !== undefined && next.level > section.level
}

const GAP_OF: Partial<Record<Role, string>> = { summary: '工作内容', problems: '存在问题', plan: '下步计划' }

function withClosing(sections: readonly SectionPlan[], closing: readonly ParagraphPlan[]): SectionPlan[] {
  return sections.map((section, i) => {
    const next = sections[i + 1]
    const isBare =
      section.level === 1 && (next === undefined || next.level === 1) && factsOfSection(section).length === 0
    const hasGap = section.paragraphs.some(({ gaps }) => gaps.length > 0)
    const gap = isBare && !hasGap ? GAP_OF[section.role] : undefined
    return {
      ...section,
      paragraphs: [
        ...section.paragraphs,
        ...(gap ? [{ facts: [], frame: 'none' as const, gaps: [gap] }] : []),
        ...(i === sections.length - 1 ? closing : []),
      ],
    }
  })
}

/** Gives the numbers of each level anew, in the form that they had; those that count through the document go on doing so. */
function renumber(sections: readonly SectionPlan[], before: readonly SectionPlan[]): SectionPlan[] {
  const counts = new Map<number, number>()
  return sections.map((section) => {
    const { level, number } = section
    for (const deeper of [...counts.keys()])
      if (deeper > level && !countsThrough(before, deeper)) counts.delete(deeper)
    if (number === '') return section
    const count = (counts.get(level) ?? 0) + 1
    counts.set(level, count)
    return { ...section, number: numberLike(number, count) }
  })
}

function countsThrough(sections: readonly SectionPlan[], level: number): boolean {
  const numbers = sections.filter((section) => section.level === level).map(({ number }) => number)
  return new Set(numbers).size === numbers.length
}

const numberLike = (form: string, count: number): string =>
  /^\d/.test(form) ? `${count}.` : form.startsWith('（') ? `（${hanNumber(count)}）` : `${hanNumber(count)}、`
