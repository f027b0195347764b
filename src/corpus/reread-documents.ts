import { AppError } from '../domain/errors.ts'
import type { Shelf, ShelfWork } from '../domain/shelf.ts'
import { readDocument } from './read-document.ts'
import { readerName } from './reader-name.ts'

export type RereadReport = {
  readonly reread: number
  /** What would not go in any more stays as it was, for a person to decide on. */
  readonly refused: readonly { readonly id: string; readonly title: string; readonly message: string }[]
}

/**
 * Reads documents anew, from the raw text that is kept of them, that another version of the program has read: their
 * cleaning, passages and masks. Each changes over at once, so that searches find the old or the new all the while.
 */
export async function rereadDocuments(
  shelf: Shelf,
  { signal, onProgress }: ShelfWork = {},
): Promise<RereadReport> {
  const reader = readerName()
  const older = await shelf.readByOther(reader)
  const refused: { id: string; title: string; message: string }[] = []
  for (const [done, { id, asides }] of older.entries()) {
    signal?.throwIfAborted()
    const stored = await shelf.get(id)
    if (!stored) continue
    try {
      const read = readDocument(stored.file, stored.raw, asides)
      if (read.passages.length === 0) throw new AppError('empty_document', '文件中除标题外没有可用的正文')
      await shelf.renew(id, { file: stored.file, ...read, reader, asides }, signal)
    } catch (error) {
      if (!(error instanceof AppError) || signal?.aborted) throw error
      refused.push({ id, title: stored.title, message: error.detail })
    }
    onProgress?.({ stage: 'reading', done: done + 1, total: older.length })
  }
  return { reread: older.length - refused.length, refused }
}
