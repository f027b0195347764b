import type { Role } from '../../domain/document.ts'
import type { DraftPlan, SectionPlan } from '../../domain/draft.ts'
import type { Fact } from '../../domain/fact-sheet.ts'
import type { ProposedHeading } from '../events/start-events.ts'
import type { OutlineSection } from '../transport/drafts.ts'

/** The outline of a plan as it was proposed. */
export const outlineOf = ({ sections }: DraftPlan): OutlineSection[] =>
  sections.map(({ id, heading, paragraphs }) => ({
    id,
    heading,
    facts: paragraphs.flatMap(({ facts }) => facts),
  }))

type Sections = ReadonlyMap<string, SectionPlan>
export const sectionsById = ({ sections }: DraftPlan): Sections =>
  new Map(sections.map((one) => [one.id, one]))

const levelOf = (sections: Sections, { id }: OutlineSection): number => sections.get(id)?.level ?? 1

/** The place behind a section and all that stands under it. */
function endOf(outline: readonly OutlineSection[], sections: Sections, start: number): number {
  const first = outline[start]
  const level = first ? levelOf(sections, first) : 1
  const next = outline.findIndex((one, i) => i > start && levelOf(sections, one) <= level)
  return next < 0 ? outline.length : next
}

/** Places of the sections that stand beside one under the same heading; a part of the document stands alone. */
function siblingsOf(outline: readonly OutlineSection[], sections: Sections, place: number): number[] {
  const own = outline[place]
  if (!own) return []
  const level = levelOf(sections, own)
  if (level === 1) return [place]
  let start = place
  while (start > 0) {
    const before = outline[start - 1]
    if (!before || levelOf(sections, before) < level) break
    start -= 1
  }
  const rest = outline.findIndex((one, i) => i > place && levelOf(sections, one) < level)
  const end = rest < 0 ? outline.length : rest
  return outline.flatMap((one, i) => (i >= start && i < end && levelOf(sections, one) === level ? [i] : []))
}

/** The outline with a section, and all under it, one place up (-1) or down (1) among its siblings; the same where it cannot. */
export function moveSection(
  outline: readonly OutlineSection[],
  sections: Sections,
  id: string,
  step: -1 | 1,
): readonly OutlineSection[] {
  const place = outline.findIndex((one) => one.id === id)
  const siblings = siblingsOf(outline, sections, place)
  const other = siblings[siblings.indexOf(place) + step]
  if (place < 0 || other === undefined) return outline
  const [upper, lower] = step < 0 ? [other, place] : [place, other]
  const end = endOf(outline, sections, lower)
  return [
    ...outline.slice(0, upper),
    ...outline.slice(lower, end),
    ...outline.slice(upper, lower),
    ...outline.slice(end),
  ]
}

/** The outline with a section where another stands, both under one heading; the same where they are not. */
export function placeSection(
  outline: readonly OutlineSection[],
  sections: Sections,
  id: string,
  target: string,
): readonly OutlineSection[] {
  const indexOf = (wanted: string, list: readonly OutlineSection[]): number =>
    list.findIndex((one) => one.id === wanted)
  const siblings = siblingsOf(outline, sections, indexOf(id, outline))
  const to = siblings.indexOf(indexOf(target, outline))
  let place = siblings.indexOf(indexOf(id, outline))
  let moved = outline
  while (to >= 0 && place !== to) {
    const step = place < to ? 1 : -1
    moved = moveSection(moved, sections, id, step)
    place += step
  }
  return moved
}

/** The sections that may tell the facts of another: of the same part, and with no headings under them. */
export function hostsOf(
  outline: readonly OutlineSection[],
  sections: Sections,
  id: string,
): readonly OutlineSection[] {
  const role = sections.get(id)?.role
  return outline.filter((one, i) => {
    const next = outline[i + 1]
    const hasParts = next !== undefined && levelOf(sections, next) > levelOf(sections, one)
    return sections.get(one.id)?.role === role && !hasParts
  })
}

/** The outline with a fact told in another section; the same where that one may not tell it. */
export function moveFact(
  outline: readonly OutlineSection[],
  sections: Sections,
  fact: string,
  from: string,
  to: string,
): readonly OutlineSection[] {
  if (from === to || !hostsOf(outline, sections, from).some(({ id }) => id === to)) return outline
  return outline.map((one) =>
    one.id === from
      ? { ...one, facts: one.facts.filter((id) => id !== fact) }
      : one.id === to && !one.facts.includes(fact)
        ? { ...one, facts: [...one.facts, fact] }
        : one,
  )
}

/** Facts of other kinds than what a section's part speaks of may not stand there. */
const partOf = (fact: Fact): Role =>
  fact.kind === 'problem' ? 'problems' : fact.kind === 'plan' ? 'plan' : 'summary'

/** The sections that may take up a fact which no section tells. */
export function openHosts(
  outline: readonly OutlineSection[],
  sections: Sections,
  fact: Fact,
): readonly OutlineSection[] {
  const first = outline.find(({ id }) => sections.get(id)?.role === partOf(fact))
  return first ? hostsOf(outline, sections, first.id) : []
}

/** The outline with a fact told that was left out. */
export const takeUpFact = (
  outline: readonly OutlineSection[],
  fact: string,
  to: string,
): readonly OutlineSection[] =>
  outline.map((one) =>
    one.id === to && !one.facts.includes(fact) ? { ...one, facts: [...one.facts, fact] } : one,
  )

/** The facts of the sheet that the outline does not tell. */
export function leftOut(outline: readonly OutlineSection[], facts: readonly Fact[]): Fact[] {
  const told = new Set(outline.flatMap((one) => one.facts))
  return facts.filter(({ id, kind }) => !told.has(id) && kind !== 'own-name')
}

/** Whether the writer has changed anything of what was proposed. */
export const isArranged = (outline: readonly OutlineSection[], plan: DraftPlan): boolean =>
  JSON.stringify(outline) !== JSON.stringify(outlineOf(plan))

/** The outline with a section changed: renamed, or of another length; null takes the length away. */
export const changeSection = (
  outline: readonly OutlineSection[],
  id: string,
  { heading, length }: { heading?: string; length?: number | null },
): readonly OutlineSection[] =>
  outline.map((one) => {
    if (one.id !== id) return one
    const { length: before, ...rest } = one
    const wanted = length === undefined ? before : length
    return {
      ...rest,
      ...(heading === undefined ? {} : { heading }),
      ...(wanted === undefined || wanted === null ? {} : { length: wanted }),
    }
  })

/**
 * What the writer arranged, on a plan that was made anew. Where it proposes the same sections, order, headings, lengths
 * and places of facts stay, and facts that are new stand where the plan puts them. Where it proposes others, the names
 * and lengths that the writer gave go with the headings that are still proposed.
 */
export function fitOutline(
  kept: readonly OutlineSection[],
  before: readonly ProposedHeading[],
  plan: DraftPlan,
  sheetFacts: ReadonlySet<string>,
): readonly OutlineSection[] {
  const fresh = outlineOf(plan)
  const isSame =
    before.length === fresh.length &&
    kept.length === fresh.length &&
    fresh.every(({ id, heading }, i) => before[i]?.id === id && before[i]?.heading === heading)
  return isSame ? withNewFacts(kept, fresh, plan, sheetFacts) : withOwnNames(kept, before, fresh)
}

function withNewFacts(
  kept: readonly OutlineSection[],
  fresh: readonly OutlineSection[],
  { sections }: DraftPlan,
  sheetFacts: ReadonlySet<string>,
): OutlineSection[] {
  const roles = new Map(sections.map(({ id, role }) => [id, role]))
  const told = new Set(kept.flatMap(({ id, facts }) => facts.map((fact) => `${roles.get(id)} ${fact}`)))
  return kept.map((one) => {
    const own = fresh.find(({ id }) => id === one.id)?.facts ?? []
    const role = roles.get(one.id)
    return {
      ...one,
      facts: [
        ...one.facts.filter((fact) => sheetFacts.has(fact)),
        ...own.filter((fact) => !told.has(`${role} ${fact}`)),
      ],
    }
  })
}

function withOwnNames(
  kept: readonly OutlineSection[],
  before: readonly ProposedHeading[],
  fresh: readonly OutlineSection[],
): OutlineSection[] {
  const changed = new Map(
    before.flatMap(({ id, heading }) => {
      const own = kept.find((one) => one.id === id)
      return own ? [[heading, own] as const] : []
    }),
  )
  return fresh.map((one) => {
    const own = changed.get(one.heading)
    return own ? { ...one, heading: own.heading, ...(own.length ? { length: own.length } : {}) } : one
  })
}
