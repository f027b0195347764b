import type { AddProgress, WantedPassages } from '../transport/shelf.ts'
import { templateText } from '../views/template-text.ts'
import type { ActionContext } from './context.ts'

/** Looking for wordings on the shelf, and putting documents there. */
export type ShelfActions = {
  read(): void
  search(wanted: WantedPassages): void
  add(files: readonly File[]): void
  /** Puts a masked wording at the caret, its particulars as gaps. */
  insert(masked: string): void
}

export function createShelfActions({ tell, transport, editor, attempt }: ActionContext): ShelfActions {
  let searching: AbortController | null = null
  const read = async (): Promise<void> =>
    tell({ type: 'documents-read', documents: await transport.shelf.documents() })

  async function search(wanted: WantedPassages): Promise<void> {
    searching?.abort()
    const leaving = new AbortController()
    searching = leaving
    tell({ type: 'shelf-searching' })
    try {
      tell({ type: 'shelf-searched', found: await transport.shelf.search(wanted, leaving.signal) })
    } catch (error) {
      if (leaving.signal.aborted) return
      tell({ type: 'shelf-missed' })
      throw error
    }
  }

  async function add(files: readonly File[]): Promise<void> {
    tell({ type: 'documents-adding' })
    const onProgress = (progress: AddProgress): void => tell({ type: 'documents-progressed', progress })
    const report = await transport.shelf.add(files, onProgress).catch((error: unknown) => {
      tell({ type: 'documents-refused' })
      throw error
    })
    tell({ type: 'documents-added', report })
    await read()
  }

  return {
    read: () => attempt('shelf', read),
    search: (wanted) => attempt('shelf', () => search(wanted)),
    add: (files) => attempt('shelf', () => add(files)),
    insert: (masked) => {
      editor.current?.insertText(templateText(masked))
    },
  }
}
