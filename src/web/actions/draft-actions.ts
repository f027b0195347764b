import type { Draft } from '../../domain/draft.ts'
import { routeHash } from '../state/route-state.ts'
import type { WantedDraft } from '../transport/drafts.ts'
import { followEvents } from '../transport/follow-events.ts'
import type { OpenSheet } from '../transport/sheets.ts'
import { sectionOf } from '../views/draft-view.ts'
import type { ActionContext } from './context.ts'

const stoppedKey = (draftId: string): string => `nigao.stopped.${draftId}`

/** Opening drafts, having them written, leaving off. */
export type DraftActions = {
  /** Plans a draft, shows it and has it written. */
  start(wanted: WantedDraft): void
  open(id: string): void
  resume(): void
  /** Stays stopped, also when the draft is opened again on this computer, until the writer goes on. */
  stop(): void
  remove(id: string): void
}

export function createDraftActions(context: ActionContext): DraftActions & { leaveStream(): void } {
  const { store, tell, transport, surroundings, attempt } = context
  let stream: AbortController | null = null

  const leaveStream = (): void => {
    stream?.abort()
    stream = null
  }

  async function readStream(draftId: string, after: number, pace: () => Promise<unknown>): Promise<void> {
    leaveStream()
    const leaving = new AbortController()
    stream = leaving
    tell({ type: 'stream-wanted' })
    const { signal } = leaving
    const following = {
      drafts: transport.drafts,
      draftId,
      after,
      signal,
      onBreak: () => tell({ type: 'stream-broken' }),
      wait: surroundings.wait,
    }
    try {
      for await (const streamed of followEvents(following)) {
        if (signal.aborted) return
        const isNews = streamed.event.type === 'sentence' && !isOnPaper(streamed.event.sentence.id)
        tell({ type: 'event-read', streamed, atMs: surroundings.now() })
        if (isNews) await pace()
      }
    } finally {
      if (stream === leaving) {
        stream = null
        tell({ type: 'stream-left' })
      }
    }
  }

  function isOnPaper(sentenceId: string): boolean {
    const { draft } = store.state().document
    return draft !== null && sectionOf(draft, sentenceId) !== undefined
  }

  /** The sheet where another one is open; null where it is open already. */
  const readSheet = async (id: string): Promise<OpenSheet | null> =>
    store.state().document.sheet?.id === id ? null : transport.sheets.open(id)

  const showSheet = (sheet: OpenSheet | null): void => {
    if (sheet) tell({ type: 'sheet-opened', sheet })
  }

  async function showDraft(draft: Draft): Promise<void> {
    leaveStream()
    showSheet(await readSheet(draft.factSheetId))
    tell({ type: 'draft-opened', draft })
    // A finished draft only tells its coverage once more; one that was broken off is written on where it was.
    if (draft.status === 'done' || surroundings.keep.get(stoppedKey(draft.id)) === null) {
      await readStream(draft.id, 0, surroundings.nextFrame)
    }
  }

  const readDrafts = async (): Promise<void> =>
    tell({ type: 'drafts-read', drafts: await transport.drafts.list() })

  async function start(wanted: WantedDraft): Promise<void> {
    leaveStream()
    tell({ type: 'draft-wanted' })
    const planned = Promise.all([transport.drafts.create(wanted), readSheet(wanted.factSheetId)])
    const [draft, sheet] = await planned.catch((error: unknown) => {
      tell({ type: 'draft-refused' })
      throw error
    })
    showSheet(sheet)
    const route = { name: 'draft', id: draft.id } as const
    surroundings.showHash(routeHash(route), 'push')
    tell({ type: 'route-changed', route })
    tell({ type: 'start-left' })
    tell({ type: 'draft-opened', draft })
    // Without a pause in between: the first sentences are written while the page draws the empty sheet.
    const reading = readStream(draft.id, 0, surroundings.nextFrame)
    attempt('drafts', readDrafts)
    await reading
  }

  return {
    leaveStream,
    start: (wanted) => attempt('draft', () => start(wanted)),
    open: (id) => attempt('draft', async () => showDraft(await transport.drafts.open(id))),
    resume: () => {
      const { draft, lastEventId } = store.state().document
      if (draft === null) return
      surroundings.keep.remove(stoppedKey(draft.id))
      attempt('draft', () => readStream(draft.id, lastEventId, surroundings.nextFrame))
    },
    stop: () => {
      const { draft } = store.state().document
      if (draft) surroundings.keep.set(stoppedKey(draft.id), '1')
      leaveStream()
      tell({ type: 'stream-left' })
    },
    remove: (id) =>
      attempt('drafts', async () => {
        await transport.drafts.remove(id)
        surroundings.keep.remove(stoppedKey(id))
        await readDrafts()
      }),
  }
}
