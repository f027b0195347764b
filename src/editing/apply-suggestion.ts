import type { Role } from '../domain/document.ts'
import type { Sentence } from '../domain/draft.ts'
import { AppError } from '../domain/errors.ts'
import type { SentenceChange } from '../domain/suggestion.ts'
import { gateSentence } from '../drafting/gate-sentence.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'

export type Applied = {
  readonly sentences: readonly Sentence[]
  /** The changes that are still open, fitted to the new sentences. */
  readonly open: readonly SentenceChange[]
}

/**
 * The sentences of a section with some changes of a suggestion made. What is put in goes through the gates once
 * more, for the fact sheet may have changed since.
 * @throws AppError `revision_conflict` where the sentences that a change speaks of are no longer as they were.
 */
export function applyChanges(
  before: readonly Sentence[],
  changes: readonly SentenceChange[],
  accepted: ReadonlySet<string>,
  index: SheetIndex,
  role: Role,
): Applied {
  let sentences = [...before]
  let open = [...changes]
  for (const { id } of changes.filter((change) => accepted.has(change.id))) {
    const change = open.find((other) => other.id === id)
    if (!change) continue
    const fresh = change.sentences.map((sentence) => gatedAnew(sentence, index, role))
    const place = placeOf(change, sentences)
    sentences = sentences.toSpliced(place, change.replaces.length, ...fresh)
    const anchor = change.replaces.at(-1) ?? change.after
    const last = fresh.at(-1)?.id ?? change.after
    const at = open.indexOf(change)
    open = open
      .map((other, i) => (i > at && other.after === anchor ? { ...other, after: last } : other))
      .filter((other) => other.id !== id)
  }
  return { sentences, open }
}

function placeOf({ replaces, after }: SentenceChange, sentences: readonly Sentence[]): number {
  const first = replaces[0] ?? after
  const found = first === null ? 0 : sentences.findIndex(({ id }) => id === first)
  const place = replaces.length === 0 && first !== null && found >= 0 ? found + 1 : found
  const stands = replaces.every((id, i) => sentences[place + i]?.id === id)
  if (found < 0 || !stands) throw outdated()
  return place
}

function gatedAnew(sentence: Sentence, index: SheetIndex, role: Role): Sentence {
  const { passed, text, facts, checks, class: kind } = gateSentence(sentence.template, index, { role })
  if (!passed) throw outdated()
  return { ...sentence, text, facts: [...facts], checks: [...checks], class: kind }
}

const outdated = (): AppError =>
  new AppError('revision_conflict', '所涉文字或台账已经改动，这条修改建议不再适用，请重新生成')
