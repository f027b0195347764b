import type { SectionPlan, Writer } from '../domain/draft.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import type { ChatModel, NewId } from '../domain/ports.ts'
import type { HeadingChange } from '../domain/suggestion.ts'
import { HEADLINE_PROMPT } from '../drafting/model-writer/prompts.ts'
import { wholeAnswer } from '../drafting/model-writer/whole-answer.ts'
import { MERGED_HEADINGS, THEME_HEADINGS, type ThemeHeadings } from '../drafting/plan/heading-bank.ts'
import { planDraft } from '../drafting/plan/plan-draft.ts'
import { fillPrompt, promptMark } from '../drafting/prompt.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { checkTemplate, hasErrors } from '../grounding/gate-a.ts'
import { splitClauses } from '../text/sentences.ts'
import { shownWish } from './model-edits.ts'

const TRIES = 12
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

/** Another set of parallel headings from the engine's bank; empty where it has no other. */
export function headingsByEngine(
  row: readonly SectionPlan[],
  sheet: FactSheet,
  seed: string,
): readonly string[] {
  const now = row.map(({ heading }) => heading)
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const { sections } = planDraft(sheet, { kind: sheet.kind, seed: `${seed} ${attempt}` })
    const others = row.map((section) => sections.find((other) => isSamePlace(section, other))?.heading)
    const found = others.filter((heading) => heading !== undefined)
    if (found.length === row.length && found.some((heading, i) => heading !== now[i])) return found
  }
  return []
}

const isSamePlace = (one: SectionPlan, other: SectionPlan): boolean =>
  one.level === other.level &&
  one.role === other.role &&
  one.number === other.number &&
  one.theme === other.theme

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
