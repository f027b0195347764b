import { useEffect, useReducer, useRef } from 'preact/hooks'
import type { DraftKind } from '../domain/document.ts'
import type { Draft, Writer } from '../domain/draft.ts'
import { describeFailure } from './failure.ts'
import { followEvents } from './follow-events.ts'
import { INITIAL_STATE, type PageState, reducePage } from './page-state.ts'
import { STRINGS } from './strings.ts'
import type { Transport } from './transport.ts'
import { useEditing } from './use-editing.ts'
import { useExemplars, useSimilar } from './use-passages.ts'

const MAX_SHEET_BYTES = 5 * 1024 * 1024
const LONGEST_FRAME_MS = 100

/** What the writer can do on the page. */
export type PageActions = {
  openSheet(id: string): void
  importSheet(file: File): void
  chooseKind(kind: DraftKind): void
  chooseWriter(writer: Writer): void
  startDraft(): void
  openDraft(id: string): void
  resume(): void
  stop(): void
  hoverSentence(id: string | null): void
  pinSentence(id: string | null): void
  chooseFact(id: string | null): void
  editSection(id: string): void
  typeEdit(text: string): void
  saveEdit(): void
  leaveEdit(): void
  closeBanner(key: string): void
}

/** Binds the page's state to the service and the browser. */
export function usePage(transport: Transport): { state: PageState; actions: PageActions } {
  const [state, dispatch] = useReducer(reducePage, INITIAL_STATE)
  const stream = useRef<AbortController | null>(null)

  const attempt = (key: string, work: () => Promise<void>): void => {
    work().catch((error: unknown) => dispatch({ type: 'banner-raised', banner: describeFailure(key, error) }))
  }
  const leaveStream = (): void => {
    stream.current?.abort()
    stream.current = null
  }
  const openSheet = async (id: string): Promise<void> =>
    dispatch({ type: 'sheet-opened', sheet: await transport.sheet(id) })

  async function readStream(draftId: string, after: number, pace: () => Promise<unknown>): Promise<void> {
    leaveStream()
    const leaving = new AbortController()
    stream.current = leaving
    dispatch({ type: 'stream-wanted' })
    const onBreak = (): void => dispatch({ type: 'stream-broken' })
    const { signal } = leaving
    try {
      for await (const streamed of followEvents({ transport, draftId, after, signal, onBreak, wait })) {
        if (signal.aborted) return
        dispatch({ type: 'event-read', streamed })
        if (streamed.event.type === 'sentence') await pace()
      }
    } finally {
      if (stream.current === leaving) {
        stream.current = null
        dispatch({ type: 'stream-left' })
      }
    }
  }

  async function showDraft(draft: Draft): Promise<void> {
    leaveStream()
    dispatch({ type: 'draft-opened', draft })
    history.replaceState(null, '', `#${draft.id}`)
    // A finished draft only tells its coverage once more; one that is not finished waits for the writer's word.
    if (draft.status === 'done') await readStream(draft.id, 0, () => Promise.resolve())
  }

  async function openDraft(id: string): Promise<void> {
    const draft = await transport.draft(id)
    if (state.sheet?.id !== draft.factSheetId) await openSheet(draft.factSheetId)
    await showDraft(draft)
  }

  async function startDraft(factSheetId: string): Promise<void> {
    leaveStream()
    dispatch({ type: 'draft-wanted' })
    const { kind, writer } = state
    const draft = await transport.createDraft({ factSheetId, kind, writer }).catch((error: unknown) => {
      dispatch({ type: 'draft-refused' })
      throw error
    })
    await showDraft(draft)
    attempt('drafts', readDrafts)
    await readStream(draft.id, 0, nextFrame)
  }

  async function readDrafts(): Promise<void> {
    dispatch({ type: 'drafts-read', drafts: await transport.drafts() })
  }

  async function importSheet(file: File): Promise<void> {
    if (file.size > MAX_SHEET_BYTES) {
      const banner = { key: 'sheet', title: STRINGS.failures.unreadable, details: [STRINGS.sheet.tooLarge] }
      dispatch({ type: 'banner-raised', banner })
      return
    }
    const sheet = await transport.createSheet(await file.text())
    dispatch({ type: 'banner-closed', key: 'sheet' })
    dispatch({ type: 'sheet-opened', sheet })
    dispatch({ type: 'sheets-read', sheets: await transport.sheets() })
  }

  async function openPage(): Promise<void> {
    const [health, sheets] = await Promise.all([transport.health(), transport.sheets(), readDrafts()])
    dispatch({ type: 'health-read', health })
    dispatch({ type: 'sheets-read', sheets })
    const wanted = location.hash.slice(1)
    if (wanted !== '') {
      try {
        await openDraft(decodeURIComponent(wanted))
        return
      } catch (error) {
        history.replaceState(null, '', location.pathname)
        dispatch({ type: 'banner-raised', banner: describeFailure('draft', error) })
      }
    }
    const [newest] = sheets
    if (newest) await openSheet(newest.id)
  }

  useEffect(() => attempt('page', openPage), [])
  useExemplars(state, transport, dispatch)
  useSimilar(state, transport, dispatch)
  const { saveEdit } = useEditing(state, transport, dispatch)

  const actions: PageActions = {
    openSheet: (id) => {
      leaveStream()
      history.replaceState(null, '', location.pathname)
      attempt('sheet', () => openSheet(id))
    },
    importSheet: (file) => attempt('sheet', () => importSheet(file)),
    chooseKind: (kind) => dispatch({ type: 'kind-chosen', kind }),
    chooseWriter: (writer) => dispatch({ type: 'writer-chosen', writer }),
    startDraft: () => {
      const { sheet } = state
      if (sheet) attempt('draft', () => startDraft(sheet.id))
    },
    openDraft: (id) => attempt('draft', () => openDraft(id)),
    resume: () => {
      const { draft, lastEventId } = state
      if (draft) attempt('draft', () => readStream(draft.id, lastEventId, nextFrame))
    },
    stop: () => {
      leaveStream()
      dispatch({ type: 'stream-left' })
    },
    hoverSentence: (id) => dispatch({ type: 'sentence-hovered', id }),
    pinSentence: (id) => dispatch({ type: 'sentence-pinned', id }),
    chooseFact: (id) => dispatch({ type: 'fact-chosen', id }),
    editSection: (sectionId) => dispatch({ type: 'edit-wanted', sectionId }),
    typeEdit: (text) => dispatch({ type: 'edit-typed', text }),
    saveEdit,
    leaveEdit: () => dispatch({ type: 'edit-left' }),
    closeBanner: (key) => dispatch({ type: 'banner-closed', key }),
  }
  return { state, actions }
}

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

// One sentence a frame lets the eye follow; a hidden page gets no frames and must not hold up the stream.
const nextFrame = (): Promise<unknown> =>
  Promise.race([new Promise((resolve) => requestAnimationFrame(resolve)), wait(LONGEST_FRAME_MS)])
