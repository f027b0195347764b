import type { DraftFinding, DraftPlace } from '../../domain/draft-finding.ts'
import type { DraftView } from './draft-view.ts'

export type FindingGroup = {
  /** Null for title and signature. */
  readonly sectionId: string | null
  readonly heading: string
  readonly findings: readonly DraftFinding[]
}

/** The findings under the headings of the draft, in its order; what is let stand comes last, by itself. */
export function groupFindings(
  { sections, title }: Pick<DraftView, 'sections' | 'title'>,
  findings: readonly DraftFinding[],
): FindingGroup[] {
  const open = findings.filter(({ ignored }) => ignored === null)
  const of = (sectionId: string | null): DraftFinding[] =>
    open.filter(({ places }) => places[0]?.sectionId === sectionId)
  return [
    { sectionId: null, heading: title, findings: of(null) },
    ...sections.map(({ id, number, heading }) => ({
      sectionId: id,
      heading: number + heading,
      findings: of(id),
    })),
  ].filter((group) => group.findings.length > 0)
}

/** A replacement in a section's text: from which words to which, in which sentence. */
export type Replacement = {
  readonly sentence: string
  readonly start: number
  readonly end: number
  readonly words: string
}

/** What applying a finding would write, by section; empty where no place has a suggestion in a sentence. */
export function replacementsOf(
  { sections }: Pick<DraftView, 'sections'>,
  { places }: DraftFinding,
): ReadonlyMap<string, readonly Replacement[]> {
  const bySection = new Map<string, Replacement[]>()
  for (const place of places) {
    const replacement = replacementAt(sections, place)
    if (replacement === undefined || place.sectionId === null) continue
    bySection.set(place.sectionId, [...(bySection.get(place.sectionId) ?? []), replacement])
  }
  return bySection
}

function replacementAt(
  sections: DraftView['sections'],
  { sectionId, sentenceId, start, end, suggestion }: DraftPlace,
): Replacement | undefined {
  const section = sections.find(({ id }) => id === sectionId)
  const sentence = section?.sentences.find(({ id }) => id === sentenceId)?.text
  return sentence === undefined || suggestion === null
    ? undefined
    : { sentence, start, end, words: suggestion }
}

/**
 * The paragraphs with the replacements in them; null where one of the sentences does not stand there any more as it
 * was proofread.
 */
export function replaceWords(
  paragraphs: readonly string[],
  replacements: readonly Replacement[],
): string[] | null {
  const result = [...paragraphs]
  for (const sentence of new Set(replacements.map((replacement) => replacement.sentence))) {
    const at = result.findIndex((paragraph) => paragraph.includes(sentence))
    const paragraph = result[at]
    if (paragraph === undefined) return null
    const replaced = replaceIn(
      sentence,
      replacements.filter((replacement) => replacement.sentence === sentence),
    )
    // A function as replacement keeps `$&` in somebody's words from meaning anything.
    result[at] = paragraph.replace(sentence, () => replaced)
  }
  return result
}

/** From the end to the beginning, so that the offsets of the others stay right. */
const replaceIn = (sentence: string, replacements: readonly Replacement[]): string =>
  [...replacements]
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, words }) => text.slice(0, start) + words + text.slice(end), sentence)
