import { readDocument } from '../corpus/read-document.ts'
import type { Passage } from '../domain/document.ts'
import type { Draft, SectionPlan } from '../domain/draft.ts'
import { AppError } from '../domain/errors.ts'
import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import type { SectionOmissions } from '../domain/omission.ts'
import { indexSheet, type SheetIndex } from '../facts/sheet-index.ts'
import { omissionsOf, type ToldSection } from '../grounding/omissions.ts'
import type { Verification } from '../grounding/verify.ts'
import { lineIndex } from '../text/line-index.ts'
import { toRawOffset } from '../text/raw-offset.ts'
import { repetitionOf } from '../text/repetition.ts'
import { type Field, fieldsOfOrgan } from './plan/field-bank.ts'

/** A stretch that stands in last year's document as well, with both places: 1-based lines, offsets in the line. */
export type LikePlace = {
  readonly line: number
  readonly start: number
  readonly end: number
  readonly quote: string
  readonly lastLine: number
}

/** How much of a text repeats last year's document, as a share of its letters, figures not counted. */
export type LikenessReport = {
  readonly share: number
  readonly characters: number
  readonly repeated: number
  readonly sections: readonly { readonly heading: string; readonly share: number }[]
  readonly places: readonly LikePlace[]
}

type Titled = { readonly heading: string; readonly text: string }

/** The likeness of a text to last year's, with its sections one by one. */
export function likenessReport(text: string, last: string, sections: readonly Titled[]): LikenessReport {
  const { share, characters, repeated, places } = repetitionOf(text, last)
  const [lines, lastLines] = [lineIndex(text), lineIndex(last)]
  return {
    share: rounded(share),
    characters,
    repeated,
    sections: sections.map(({ heading, text: own }) => ({
      heading,
      share: rounded(repetitionOf(own, last).share),
    })),
    places: places.map(({ start, end, otherStart }) => {
      const place = lines(start)
      const quote = text.slice(start, end)
      return { ...place, end: place.start + quote.length, quote, lastLine: lastLines(otherStart).line }
    }),
  }
}

const rounded = (share: number): number => Math.round(share * 1000) / 1000

/** What cannot be read as a document, a single line say, is verified as a whole. */
function readIfDocument(text: string): ReturnType<typeof readDocument> | undefined {
  try {
    return readDocument('文稿', text)
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}

/** The sections of a text that nobody planned: its passages under one heading of the second level. */
function sectionsOfText(text: string, sentences: Verification['sentences']): (ToldSection & Titled)[] {
  const read = readIfDocument(text)
  if (!read) return []
  const { document, passages } = read
  const sections = new Map<string, { passages: Passage[]; heading: string }>()
  for (const passage of passages) {
    const heading = passage.path[1] ?? passage.path[0] ?? ''
    const key = `${passage.role} ${passage.path.slice(0, 2).join(' ')}`
    const section = sections.get(key) ?? { passages: [], heading }
    section.passages.push(passage)
    sections.set(key, section)
  }
  return [...sections].map(([id, { passages: own, heading }]) => {
    const spans = own.map(({ start, end }) => ({
      start: toRawOffset(document.map, start),
      end: toRawOffset(document.map, end - 1) + 1,
    }))
    const [first] = own
    return {
      id,
      heading,
      role: first?.role ?? 'summary',
      theme: first?.theme ?? null,
      planned: null,
      sentences: sentences.filter(({ start }) =>
        spans.some((span) => start >= span.start && start < span.end),
      ),
      text: own.map(({ text }) => text).join('\n'),
    }
  })
}

export type TextReview = {
  readonly omissions: readonly SectionOmissions[]
  readonly likeness: LikenessReport | null
}

/** What a verified text leaves out of the sheet, section by section, and how much of it repeats last year's. */
export function reviewText(
  text: string,
  sheet: FactSheet,
  { sentences }: Pick<Verification, 'sentences'>,
  last: string | null,
): TextReview {
  const sections = sectionsOfText(text, sentences)
  const whole: ToldSection = {
    id: '',
    heading: '',
    role: 'opening',
    theme: null,
    planned: null,
    // A sentence outside every passage, a heading say, tells its facts all the same.
    sentences,
  }
  return {
    omissions: omissionsOf([...sections, whole], indexSheet(sheet), sheet.kind),
    likeness: last === null ? null : likenessReport(text, last, sections),
  }
}

/** A section under a heading of its own covers the fields of the facts that were allotted to it. */
function coversFieldsOf(
  { level, paragraphs }: SectionPlan,
  { byId }: SheetIndex,
  fieldOf: (fact: Fact) => Field,
): (fact: Fact) => boolean {
  const facts = level === 1 ? [] : paragraphs.flatMap((paragraph) => paragraph.facts)
  const fields = new Set(facts.flatMap((id) => byId.get(id) ?? []).map(fieldOf))
  return (fact) => fields.has(fieldOf(fact))
}

/** The same for a draft, whose sections say what was allotted to them. */
export function reviewDraft(
  draft: Pick<Draft, 'plan' | 'sections'>,
  sheet: FactSheet,
  last: string | null,
): TextReview {
  const index = indexSheet(sheet)
  const { fieldOf } = fieldsOfOrgan(sheet.profile.organ)
  const sections = draft.sections.map((section) => ({
    id: section.id,
    heading: `${section.number}${section.heading}`,
    role: section.role,
    theme: section.theme,
    sentences: section.sentences,
    planned: section.paragraphs.flatMap(({ facts }) => facts),
    covers: coversFieldsOf(section, index, fieldOf),
    text: section.sentences.map(({ text }) => text).join('\n'),
  }))
  const text = sections.map((section) => section.text).join('\n')
  return {
    omissions: omissionsOf(sections, index, draft.plan.kind),
    likeness:
      last === null
        ? null
        : likenessReport(
            text,
            last,
            sections.filter((section) => section.text !== ''),
          ),
  }
}
