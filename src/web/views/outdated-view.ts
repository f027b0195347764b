import type { OutdatedSentence } from '../transport/conversation.ts'
import type { DraftView } from './draft-view.ts'

/** A section that says what the sheet no longer says. */
export type OutdatedSection = {
  readonly id: string
  readonly name: string
  readonly locked: boolean
  readonly sentences: readonly OutdatedSentence[]
}

/** The outdated sentences by section, in reading order; those that no section holds any more are left out. */
export const outdatedBySection = (
  { sections }: Pick<DraftView, 'sections'>,
  outdated: readonly OutdatedSentence[],
): OutdatedSection[] =>
  sections.flatMap(({ id, number, heading, locked, sentences: held }) => {
    const known = new Set(held.map((sentence) => sentence.id))
    const sentences = outdated.filter(
      ({ sectionId, sentenceId }) => sectionId === id && known.has(sentenceId),
    )
    return sentences.length > 0 ? [{ id, name: number + heading, locked, sentences }] : []
  })

/** What marks the outdated sentences on the paper. */
export const outdatedRules = (outdated: readonly OutdatedSentence[]): string =>
  outdated.length === 0
    ? ''
    : `${outdated.map(({ sentenceId }) => `[data-sentence=${JSON.stringify(sentenceId)}]`).join(',')}{background:var(--doubt-tint);box-shadow:inset 0 -2px var(--doubt)}`
