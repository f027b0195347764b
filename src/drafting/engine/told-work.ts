import type { ParagraphPlan, SectionPlan } from '../../domain/draft.ts'
import type { Fact } from '../../domain/fact-sheet.ts'
import type { SheetIndex } from '../../facts/sheet-index.ts'
import { type ToldSentence, toldBy } from '../../grounding/coverage.ts'
import type { ToldSlot } from '../patterns/frame-patterns.ts'
import { type FieldBank, fieldsOfOrgan } from '../plan/field-bank.ts'

type Role = SectionPlan['role']

/** The facts that a text tells, by the part in which it tells them. */
export type ToldWork = ReadonlyMap<Role, readonly Fact[]>

const LATE: ReadonlySet<ParagraphPlan['frame']> = new Set([
  'opening',
  'plan-opening',
  'guidance',
  'direction',
  'closing',
])

/** Openings and closings speak of what the text tells, so they are written behind all the rest. */
export const isLate = ({ frame, facts }: Pick<ParagraphPlan, 'frame' | 'facts'>): boolean =>
  facts.length === 0 && LATE.has(frame)

/** What the sections tell, read from their sentences and not from what was planned. */
export const toldWork = (
  sections: readonly { readonly role: Role; readonly sentences: readonly ToldSentence[] }[],
  index: SheetIndex,
): ToldWork =>
  byRole(
    sections.map(({ role, sentences }) => ({
      role,
      ids: sentences.flatMap((sentence) => [...toldBy(sentence, index)]),
    })),
    index,
  )

/** What the sections tell when all that is planned has been written. */
export const plannedWork = (sections: readonly SectionPlan[], index: SheetIndex): ToldWork =>
  byRole(
    sections.map(({ role, paragraphs }) => ({ role, ids: paragraphs.flatMap(({ facts }) => facts) })),
    index,
  )

function byRole(
  sections: readonly { readonly role: Role; readonly ids: readonly string[] }[],
  { byId }: SheetIndex,
): ToldWork {
  const told = new Map<Role, Set<Fact>>()
  for (const { role, ids } of sections) {
    const facts = told.get(role) ?? new Set()
    told.set(role, facts)
    for (const id of ids) {
      const fact = byId.get(id)
      if (fact) facts.add(fact)
    }
  }
  return new Map([...told].map(([role, facts]) => [role, [...facts]]))
}

/** More names than this are a list and no opening. */
const MOST_FIELDS = 4
/** What belongs to no field gives an opening nothing to name. */
const NO_FIELD = '综合'

/** What a general sentence may say of the text around it; nothing where fewer than two fields are told. */
export function toldSlots(
  { frame }: Pick<ParagraphPlan, 'frame'>,
  role: Role,
  told: ToldWork,
  { sheet }: SheetIndex,
): Partial<Record<ToldSlot, string>> {
  const bank = fieldsOfOrgan(sheet.profile.organ)
  const fieldsOf = (part: Role, least: number): string => namesOf(told.get(part) ?? [], bank, least)
  if (frame !== 'closing') {
    const fields = fieldsOf(role, 2)
    return fields ? { 方面: `${fields}的` } : {}
  }
  const [problems, tasks] = [fieldsOf('problems', 1), fieldsOf('plan', 1)]
  if (problems && tasks) return { 承接: `针对${problems}存在的问题，围绕${tasks}的工作安排，` }
  if (tasks) return { 承接: `围绕${tasks}的工作安排，` }
  return problems ? { 承接: `针对${problems}存在的问题，` } : {}
}

/** 学前教育、教师队伍等方面: those told of most, in the order of documents; empty below `least` of them. */
function namesOf(facts: readonly Fact[], bank: FieldBank, least: number): string {
  const counts = new Map<string, number>()
  for (const fact of facts) {
    const field = bank.fieldOf(fact)
    counts.set(field, (counts.get(field) ?? 0) + 1)
  }
  const fields = bank.order.filter((field) => field !== NO_FIELD && counts.has(field))
  if (fields.length < least) return ''
  const chosen = new Set(
    fields.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)).slice(0, MOST_FIELDS),
  )
  const names = fields.filter((field) => chosen.has(field)).map((field) => bank.headingsOf(field).main.object)
  const all = names.length === fields.length && !counts.has(NO_FIELD)
  return `${all && names.length > 1 ? `${names.slice(0, -1).join('、')}和${names.at(-1) ?? ''}` : names.join('、')}${all ? '' : '等'}方面`
}
