import type { HouseStyle, ParagraphPlan, SectionPlan } from '../../domain/draft.ts'
import type { Fact, Indicator } from '../../domain/fact-sheet.ts'
import type { FieldGroup } from './arrange-fields.ts'
import { arrangeFields } from './arrange-fields.ts'
import { choosePlanHeadings, chooseSummaryHeadings, chooseTopicHeadings } from './choose-headings.ts'
import { divideParagraphs, divideTopics } from './divide-topics.ts'
import type { FieldBank } from './field-bank.ts'
import { themeOfField } from './field-bank.ts'
import { hanNumber } from './han-number.ts'
import { movement } from './problems-of.ts'

/** A section before it has its id. */
export type Part = Omit<SectionPlan, 'id'>

/** What every part of one draft has in common. */
export type Manner = {
  readonly seed: string
  /** How the organ's work is divided. */
  readonly bank: FieldBank
  readonly style: HouseStyle | undefined
}

/** A part of fewer facts has no headings of its own. */
export const LEAST_PART = 5

/** A part of level 1 with its opening and, where the facts suffice, its headings of levels 2 and 3. */
export function planPart(
  role: 'summary' | 'plan',
  number: string,
  heading: string,
  facts: readonly Fact[],
  manner: Manner,
  first: readonly ParagraphPlan[],
): Part[] {
  const part = { level: 1, number: `${number}、`, heading, runIn: false, role, theme: null }
  if (facts.length === 0 && first.every(({ facts: own }) => own.length === 0)) {
    const gap = role === 'summary' ? '工作内容' : '下步计划'
    return [{ ...part, paragraphs: [...first, { facts: [], frame: 'none', gaps: [gap] }] }]
  }
  const groups = facts.length < LEAST_PART ? [] : inOwnOrder(arrangeFields(facts, manner.bank), manner.style)
  if (groups.length < 2) {
    const topics = groups[0] ? planTopics(groups[0], role, manner) : []
    return topics.length > 1
      ? [{ ...part, paragraphs: [...first] }, ...topics.map((topic) => ({ ...topic, level: 2 }))].map(
          renumber,
        )
      : [
          {
            ...part,
            paragraphs: [...first, ...divideParagraphs(facts, manner.bank).map((ids) => paragraph(ids))],
          },
        ]
  }
  const headings = groupHeadings(groups, role, manner)
  return [
    { ...part, paragraphs: [...first] },
    ...groups.flatMap((group, i) => planGroup(group, i, headings[i] ?? '', role, manner)),
  ]
}

/** Parallel headings for the groups of a part. */
export function groupHeadings(
  groups: readonly FieldGroup[],
  role: 'summary' | 'plan',
  { seed, bank, style }: Manner,
): string[] {
  const headed = groups.map(({ fields, facts }) => ({ fields, risen: allRose(facts), bank }))
  return role === 'summary'
    ? chooseSummaryHeadings(headed, seed, style?.summaryHeadings ?? null)
    : choosePlanHeadings(headed, seed, style?.planHeadings ?? null)
}

/** The groups in the order in which the bureau's last document treats their fields; what it lacks stays behind its neighbour. */
export function inOwnOrder(
  groups: readonly FieldGroup[],
  style: HouseStyle | undefined,
): readonly FieldGroup[] {
  if (!style || style.themes.length === 0) return groups
  let last = -1
  const places = groups.map(({ fields }) => {
    const own = fields.map((field) => style.themes.indexOf(field)).filter((place) => place >= 0)
    last = own.length > 0 ? Math.min(...own) : last + 0.01
    return last
  })
  const placed = groups.map((group, i) => ({ group, place: places[i] ?? 0 }))
  return placed.toSorted((a, b) => a.place - b.place).map(({ group }) => group)
}

/** Topics that stand right under a part are numbered as level 2 and printed on lines of their own. */
function renumber(part: Part, index: number): Part {
  return part.level === 2 ? { ...part, number: `（${hanNumber(index)}）`, runIn: false } : part
}

function planGroup(
  group: FieldGroup,
  index: number,
  heading: string,
  role: 'summary' | 'plan',
  manner: Manner,
): Part[] {
  const theme = themeOfField(group.fields[0])
  const section = { level: 2, number: `（${hanNumber(index + 1)}）`, heading, runIn: false, role, theme }
  const topics = planTopics(group, role, manner)
  return topics.length > 1
    ? [{ ...section, paragraphs: [] }, ...topics]
    : [{ ...section, paragraphs: divideParagraphs(group.facts, manner.bank).map((ids) => paragraph(ids)) }]
}

function planTopics(group: FieldGroup, role: 'summary' | 'plan', { bank, style }: Manner): Part[] {
  if (style?.points === 'ordinal') return []
  const topics = divideTopics(group, bank)
  const headings = chooseTopicHeadings(topics.map(({ topic }) => topic))
  return topics.map(({ facts }, i) => ({
    level: 3,
    number: `${i + 1}.`,
    heading: headings[i] ?? '',
    runIn: true,
    role,
    theme: facts[0]?.theme ?? null,
    paragraphs: divideParagraphs(facts, bank).map((ids) => paragraph(ids)),
  }))
}

export const paragraph = (
  facts: readonly string[],
  frame: ParagraphPlan['frame'] = 'none',
): ParagraphPlan => ({
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
