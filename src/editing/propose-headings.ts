import type { Draft, SectionPlan, Writer } from '../domain/draft.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import type { ChatModel, NewId } from '../domain/ports.ts'
import type { HeadingChange } from '../domain/suggestion.ts'
import { HEADLINE_PROMPT } from '../drafting/model-writer/prompts.ts'
import { wholeAnswer } from '../drafting/model-writer/whole-answer.ts'
import { fieldsOfOrgan } from '../drafting/plan/field-bank.ts'
import { MERGED_HEADINGS, THEME_HEADINGS, type ThemeHeadings } from '../drafting/plan/heading-bank.ts'
import { groupHeadings, type Manner } from '../drafting/plan/parts.ts'
import { isOfBank, rewordHeadings } from '../drafting/plan/reword-headings.ts'
import { fillPrompt, promptMark } from '../drafting/prompt.ts'
import { hashText } from '../drafting/seed.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { checkTemplate, hasErrors } from '../grounding/gate-a.ts'
import { splitClauses } from '../text/sentences.ts'
import { shownWish } from './model-edits.ts'

const TRIES = 6
const LONGEST = 24
const LONGEST_ANSWER = 4000

/**
 * The sections whose headings stand in one row with that of a section: its siblings, or its own parts where it is
 * itself a part of the document.
 */
export function headingRow(sections: readonly SectionPlan[], id: string): readonly SectionPlan[] {
  const place = sections.findIndex((section) => section.id === id)
  const section = sections[place]
  if (!section) return []
  const level = Math.max(2, section.level)
  const before = sections.slice(0, place + 1).findLastIndex((other) => other.level < level)
  const after = sections.findIndex((other, at) => at > before && other.level < level)
  return sections
    .slice(before + 1, after < 0 ? undefined : after)
    .filter((other) => other.level === level && other.role === section.role)
}

/**
 * Another set of parallel headings from the engine's bank: the same with other verbs, or, where each stands for one
 * field, of another construction. Empty where the bank has no other. `row`: those to be worded anew, of one role;
 * `beside`: siblings that stay.
 */
export function headingsByEngine(
  row: readonly SectionPlan[],
  beside: readonly SectionPlan[],
  { sections, plan }: Pick<Draft, 'sections' | 'plan'>,
  sheet: FactSheet,
  seed: string,
): readonly string[] {
  const bank = fieldsOfOrgan(sheet.profile.organ)
  const now = row.map(({ heading }) => heading)
  const reworded = rewordHeadings(
    now,
    beside.map(({ heading }) => heading),
    bank,
    seed,
  )
  // A construction of its own would part the row from what stays in it.
  const isWhole = beside.length === 0 && row.every(({ heading }) => isOfBank(heading, bank))
  const rebuilt = isWhole ? rebuiltHeadings(row, sections, { seed, bank, style: undefined }, sheet) : []
  const role = row[0]?.role === 'plan' ? 'planHeadings' : 'summaryHeadings'
  const others = [...(reworded ? [reworded] : []), ...(reworded && plan.style?.[role] ? [] : rebuilt)]
  const found = others.filter((headings) => headings.some((heading, i) => heading !== now[i]))
  return found[hashText(seed) % Math.max(1, found.length)] ?? []
}

/** The headings in the row that the engine's bank does not know: the writer's, or a model's. */
export function ownHeadings(row: readonly SectionPlan[], sheet: FactSheet): string[] {
  const bank = fieldsOfOrgan(sheet.profile.organ)
  return row.map(({ heading }) => heading).filter((heading) => !isOfBank(heading, bank))
}

/** The row in the other constructions, where each of its sections tells of one field. */
function rebuiltHeadings(
  row: readonly SectionPlan[],
  sections: readonly SectionPlan[],
  manner: Manner,
  sheet: FactSheet,
): string[][] {
  const [first] = row
  if (first?.level !== 2 || (first.role !== 'summary' && first.role !== 'plan')) return []
  const { role } = first
  const groups = row.map((section) => {
    const ids = new Set(factsUnder(section, sections))
    const facts = sheet.facts.filter(({ id }) => ids.has(id))
    const own = new Set(facts.map((fact) => manner.bank.fieldOf(fact)))
    return { fields: manner.bank.order.filter((field) => own.has(field)), facts }
  })
  if (groups.some(({ fields }) => fields.length !== 1)) return []
  const made = Array.from({ length: TRIES }, (_, attempt) =>
    groupHeadings(groups, role, { ...manner, seed: `${manner.seed} ${attempt}` }),
  )
  return [...new Map(made.map((headings) => [headings.join(), headings])).values()]
}

/** The facts of a section and of the parts under it. */
function factsUnder(section: SectionPlan, sections: readonly SectionPlan[]): string[] {
  const place = sections.findIndex(({ id }) => id === section.id)
  const end = sections.findIndex(({ level }, at) => at > place && level <= section.level)
  return sections
    .slice(place, end < 0 ? undefined : end)
    .flatMap(({ paragraphs }) => paragraphs.flatMap(({ facts }) => facts))
}

/**
 * Another set of parallel headings from a model; null where what it gave are not so many, not alike in build, or
 * hold what no heading may. @throws AppError `model_unavailable` or `model_refused`.
 */
export async function headingsByModel(
  row: readonly SectionPlan[],
  { index, model, nonce, wish }: { index: SheetIndex; model: ChatModel; nonce: string; wish: string },
  signal: AbortSignal,
): Promise<readonly string[] | null> {
  const request = fillPrompt(HEADLINE_PROMPT, {
    wish: shownWish(wish, model) || '（无）',
    count: String(row.length),
    nonce,
    headings: row.map(({ heading }) => `${nonce} ${heading}`).join('\n'),
  })
  const answer = await wholeAnswer(model, request, LONGEST_ANSWER, signal)
  const headings = (answer ?? '')
    .split('\n')
    .map(withoutNumber)
    .filter((line) => line !== '')
  return headings.length === row.length &&
    areParallel(headings) &&
    headings.every((heading, i) => isClean(heading, index) && isOf(heading, row[i]))
    ? headings
    : null
}

const withoutNumber = (line: string): string =>
  line
    .trim()
    .replace(
      /^(?:[-*•]|（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、|\d{1,2}[.、．])\s{0,3}/,
      '',
    )
    .replace(/[。；，]$/, '')

const isClean = (heading: string, index: SheetIndex): boolean =>
  heading.length >= 4 && heading.length <= LONGEST && !hasErrors(checkTemplate(`${heading}。`, index))

const objectsOf = ({ main, support, short, focus, principle, risen }: ThemeHeadings): string[] => [
  main.object,
  support.object,
  short,
  focus.object,
  principle,
  risen.subject,
]

/** What is done in any field; the verbs of what has risen are left out, for the figures must bear them out. */
const VERBS: readonly string[] = [
  ...Object.values(THEME_HEADINGS).flatMap(({ main, support, focus }) => [main, support, focus]),
  ...MERGED_HEADINGS.map(({ main }) => main),
].flatMap(({ verbs }) => verbs)
const LONGEST_WORD = 4
const MARKS = /[，、]/

/**
 * Speaks of the same work as before: verbs of the bank, and objects of the section's own field or of the heading that it
 * takes the place of. No character stands outside of such a word, for of single ones names and ranks are made.
 */
function isOf(heading: string, section: SectionPlan | undefined): boolean {
  if (!section) return false
  const before = section.heading
  const shared = Array.from({ length: heading.length - 1 }, (_, at) => heading.slice(at, at + 2)).some(
    (pair) => /^\p{Script=Han}{2}$/u.test(pair) && before.includes(pair),
  )
  const own = section.theme === null ? [] : objectsOf(THEME_HEADINGS[section.theme])
  const words = new Set([...VERBS, ...own])
  const isWord = (word: string): boolean => words.has(word) || (!MARKS.test(word) && before.includes(word))
  return shared && heading.split(MARKS).every((clause) => isMadeOf(clause, isWord))
}

function isMadeOf(clause: string, isWord: (word: string) => boolean): boolean {
  const reached = new Set([0])
  for (let at = 0; at < clause.length; at += 1) {
    if (!reached.has(at)) continue
    for (let length = 2; length <= LONGEST_WORD && at + length <= clause.length; length += 1) {
      if (isWord(clause.slice(at, at + length))) reached.add(at + length)
    }
  }
  return clause !== '' && reached.has(clause.length)
}

/** As many clauses, and clauses of a length; no two begin alike (domain.md K-01 to K-03). */
function areParallel(headings: readonly string[]): boolean {
  const shapes = headings.map((heading) => splitClauses(heading).map(({ start, end }) => end - start))
  const [first] = shapes
  const alike = shapes.every(
    (shape) =>
      shape.length === first?.length && shape.every((size, i) => Math.abs(size - (first[i] ?? 0)) <= 2),
  )
  return alike && new Set(headings.map((heading) => heading.slice(0, 2))).size === headings.length
}

export const headingChanges = (
  row: readonly SectionPlan[],
  headings: readonly string[],
  author: Writer,
  newId: NewId,
): HeadingChange[] =>
  row.flatMap(({ id, heading }, i) => {
    const after = headings[i]
    return after !== undefined && after !== heading
      ? [
          {
            id: newId(),
            sectionId: id,
            before: heading,
            after,
            ...(author === 'model' ? { prompt: promptMark(HEADLINE_PROMPT) } : {}),
          },
        ]
      : []
  })
