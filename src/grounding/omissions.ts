import type { DraftKind, Role } from '../domain/document.ts'
import type { Fact } from '../domain/fact-sheet.ts'
import type { OmissionReason, SectionOmissions } from '../domain/omission.ts'
import type { Theme } from '../domain/theme.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { withheldFacts } from '../facts/withheld-facts.ts'
import { type ToldSentence, toldBy } from './coverage.ts'

/** A section of a finished text or of a draft. */
export type ToldSection = {
  readonly id: string
  readonly heading: string
  readonly role: Role
  readonly theme: Theme | null
  readonly sentences: readonly ToldSentence[]
  /** The facts allotted to it; null for a text that nobody planned. */
  readonly planned: readonly string[] | null
  /** Whether the fact belongs to the section's field of work. Absent: by its theme. */
  readonly covers?: (fact: Fact) => boolean
}

const MESSAGES: Readonly<Record<OmissionReason, string>> = {
  awaited: '数值还没有填，填好后才能写出',
  named: '只提到名称，没有写出数值或内容',
  unwritten: '安排在本节，但文中没有写到',
  kind: '本类文稿以部署为主，不逐项写已有的成绩',
  unplanned: '没有安排进本稿：篇幅有限时按必写和分量取舍',
  earlier: '说的是早于台账期间的情况，没有安排进总结',
  double: '可能与另一条是同一件事，决定以后再写',
  unmentioned: '文中没有写到',
}

const PLAN_KINDS: ReadonlySet<DraftKind> = new Set(['key-points', 'outlook'])
const REPORTED: ReadonlySet<Fact['kind']> = new Set(['indicator', 'project', 'award', 'event', 'last-plan'])

/**
 * Which facts of the sheet a text leaves out, by the section where each would stand, and why. A fact that any section
 * tells is not left out. Own names are no facts to be told. A fact belongs to the section it was allotted to, or else to
 * one of its theme in the part of the document that its kind belongs to.
 */
export function omissionsOf(
  sections: readonly ToldSection[],
  index: SheetIndex,
  kind: DraftKind,
): SectionOmissions[] {
  const told = new Set<string>()
  const named = new Set<string>()
  for (const sentence of sections.flatMap(({ sentences }) => sentences)) {
    for (const id of toldBy(sentence, index)) told.add(id)
    for (const { id } of sentence.facts) named.add(id)
  }
  const withheld = withheldFacts(index.sheet)
  const isPlanned = sections.some(({ planned }) => planned !== null)
  const reports = new Map<string | null, SectionOmissions>()
  for (const fact of index.sheet.facts) {
    if (fact.kind === 'own-name' || told.has(fact.id)) continue
    const section = sectionOf(fact, sections)
    const open = reasonFor(fact, section, named.has(fact.id), isPlanned ? kind : null)
    const isUntold = open === 'unplanned' || open === 'unmentioned'
    const reason = isUntold ? (withheld.get(fact.id) ?? open) : open
    const { id, label, must } = fact
    const key = section?.id ?? null
    const report = reports.get(key) ?? { section: key, heading: section?.heading ?? '', omissions: [] }
    report.omissions.push({ fact: id, label, must, reason, message: MESSAGES[reason] })
    reports.set(key, report)
  }
  const order = [...sections.map(({ id }) => id), null]
  return [...reports.values()].toSorted((a, b) => order.indexOf(a.section) - order.indexOf(b.section))
}

function sectionOf(fact: Fact, sections: readonly ToldSection[]): ToldSection | undefined {
  const role: Role = fact.kind === 'plan' ? 'plan' : fact.kind === 'problem' ? 'problems' : 'summary'
  return (
    sections.find(({ planned }) => planned?.includes(fact.id)) ??
    sections.find(
      (section) =>
        section.role === role && (section.covers ? section.covers(fact) : section.theme === fact.theme),
    ) ??
    (role === 'problems' ? sections.find((section) => section.role === role) : undefined)
  )
}

function reasonFor(
  fact: Fact,
  section: ToldSection | undefined,
  isNamed: boolean,
  /** Null for a text that nobody planned. */
  kind: DraftKind | null,
): OmissionReason {
  if (fact.kind === 'indicator' && fact.value === null) return 'awaited'
  if (isNamed) return 'named'
  if (section?.planned?.includes(fact.id)) return 'unwritten'
  if (kind === null) return 'unmentioned'
  return PLAN_KINDS.has(kind) && REPORTED.has(fact.kind) ? 'kind' : 'unplanned'
}
