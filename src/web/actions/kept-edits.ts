import type { Keep } from './surroundings.ts'

/** What was typed into a section and is not saved yet. */
export type KeptEdit = {
  readonly sectionId: string
  /** The revision that the text would replace. */
  readonly revision: number
  readonly paragraphs: readonly string[]
}

const PREFIX = 'nigao.unsaved.'
const keyOf = (draftId: string, sectionId: string): string => `${PREFIX}${draftId}.${sectionId}`

/** Keeps the words in this browser until the service has them. False where the browser keeps nothing. */
export const keepEdit = (keep: Keep, draftId: string, edit: KeptEdit): boolean =>
  keep.set(keyOf(draftId, edit.sectionId), JSON.stringify(edit))

export const forgetEdit = (keep: Keep, draftId: string, sectionId: string): void =>
  keep.remove(keyOf(draftId, sectionId))

/** The edits of a draft that an earlier page could not save. */
export const keptEdits = (keep: Keep, draftId: string): KeptEdit[] =>
  keep
    .keys()
    .filter((key) => key.startsWith(`${PREFIX}${draftId}.`))
    .flatMap((key) => readEdit(keep.get(key)))

function readEdit(text: string | null): KeptEdit[] {
  const kept = text === null ? null : parsed(text)
  if (typeof kept !== 'object' || kept === null) return []
  const { sectionId, revision, paragraphs } = kept as Partial<Record<keyof KeptEdit, unknown>>
  const isEdit =
    typeof sectionId === 'string' &&
    typeof revision === 'number' &&
    Array.isArray(paragraphs) &&
    paragraphs.every((paragraph): paragraph is string => typeof paragraph === 'string')
  return isEdit ? [{ sectionId, revision, paragraphs }] : []
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Cut off or written by something else: nothing of ours.
    return null
  }
}
