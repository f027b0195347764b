import type { Draft } from '../../domain/draft.ts'
import { routeHash } from '../state/route-state.ts'
import type { WantedDraft } from '../transport/drafts.ts'
import { followEvents } from '../transport/follow-events.ts'
import type { ActionContext } from './context.ts'

/** Opening drafts, having them written, leaving off. */
export type DraftActions = {
  /** Plans a draft, shows it and has it written. */
  start(wanted: WantedDraft): void
  open(id: string): void
  resume(): void
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
        tell({ type: 'event-read', streamed, atMs: surroundings.now() })
        if (streamed.event.type === 'sentence') await pace()
      }
    } finally {
      if (stream === leaving) {
        stream = null
        tell({ type: 'stream-left' })
      }
    }
  }

  async function showDraft(draft: Draft): Promise<void> {
    leaveStream()
    if (store.state().document.sheet?.id !== draft.factSheetId) {
      tell({ type: 'sheet-opened', sheet: await transport.sheets.open(draft.factSheetId) })
    }
    tell({ type: 'draft-opened', draft })
    // A finished draft only tells its coverage once more; one that is not finished waits for the writer's word.
    if (draft.status === 'done') await readStream(draft.id, 0, () => Promise.resolve())
  }

  const readDrafts = async (): Promise<void> =>
    tell({ type: 'drafts-read', drafts: await transport.drafts.list() })

  async function start(wanted: WantedDraft): Promise<void> {
    leaveStream()
    tell({ type: 'draft-wanted' })
    const draft = await transport.drafts.create(wanted).catch((error: unknown) => {
      tell({ type: 'draft-refused' })
      throw error
    })
    const route = { name: 'draft', id: draft.id } as const
    surroundings.showHash(routeHash(route), 'push')
    tell({ type: 'route-changed', route })
    await showDraft(draft)
    attempt('drafts', readDrafts)
    await readStream(draft.id, 0, surroundings.nextFrame)
  }

  return {
    leaveStream,
    start: (wanted) => attempt('draft', () => start(wanted)),
    open: (id) => attempt('draft', async () => showDraft(await transport.drafts.open(id))),
    resume: () => {
      const { draft, lastEventId } = store.state().document
      if (draft) attempt('draft', () => readStream(draft.id, lastEventId, surroundings.nextFrame))
    },
    stop: () => {
      leaveStream()
      tell({ type: 'stream-left' })
    },
    remove: (id) =>
      attempt('drafts', async () => {
        await transport.drafts.remove(id)
        await readDrafts()
      }),
  }
}
