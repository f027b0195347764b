import type { Draft, Sentence } from '../domain/draft.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import type { NewId } from '../domain/ports.ts'
import type { DraftStore } from '../domain/stores.ts'
import type { ReturnedDraft } from './read-back.ts'
import { reviseSentences } from './revise-sentences.ts'

export type TakenSection = { readonly id: string; readonly sentences: readonly Sentence[] }

/**
 * The sentences of every section that came back changed: those that stand as before keep where they came from, in
 * another section as well; all others are the writer's own.
 */
export function takeBack(
  { sections }: Draft,
  returned: ReturnedDraft,
  sheet: FactSheet,
  newId: NewId,
): TakenSection[] {
  const changed = returned.sections.flatMap(({ id, status, paragraphs }) => {
    const section = sections.find((known) => known.id === id)
    return section && status === 'changed' ? [{ section, paragraphs }] : []
  })
  let moved = changed.flatMap(({ section, paragraphs }) => {
    const text = paragraphs.join('\n')
    return section.sentences.filter((sentence) => !text.includes(sentence.text))
  })
  return changed.map(({ section, paragraphs }) => {
    const sentences = reviseSentences(section.sentences, paragraphs, sheet, newId, moved, section.role)
    const used = new Set(sentences.map(({ id }) => id))
    moved = moved.filter(({ id }) => !used.has(id))
    return { id: section.id, sentences }
  })
}

/**
 * Gives every section that came back changed a new revision and its new heading. Throws AppError
 * `revision_conflict` for a section that somebody has changed since `draft` was read.
 */
export async function storeReturned(
  drafts: Pick<DraftStore, 'revise' | 'setHeadings'>,
  draft: Draft,
  returned: ReturnedDraft,
  sheet: FactSheet,
  newId: NewId,
): Promise<void> {
  const revisions = new Map(draft.sections.map(({ id, revision }) => [id, revision]))
  for (const { id, sentences } of takeBack(draft, returned, sheet, newId))
    await drafts.revise(draft.id, id, revisions.get(id) ?? 0, sentences, 'writer')
  const headings = returned.sections.flatMap(({ id, status, heading }) =>
    heading !== null && status === 'changed' ? [[id, heading] as const] : [],
  )
  if (headings.length > 0) await drafts.setHeadings(draft.id, new Map(headings))
}
