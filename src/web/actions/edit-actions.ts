import type { Section } from '../../domain/draft.ts'
import { paragraphTexts } from '../../domain/paragraphs.ts'
import { describeFailure } from '../transport/failure.ts'
import { isRefusal } from '../transport/request.ts'
import type { ActionContext } from './context.ts'
import { forgetEdit, keepEdit, keptEdits } from './kept-edits.ts'
import { ownName } from './together-actions.ts'

const REST_MS = 900
const KEEP_MS = 250
const RETRY_MS = 5000

/** Saving what is typed: by itself after a rest, and kept in this browser until the service has it. */
export type EditActions = {
  /** Puts words that an earlier page kept back on the paper. */
  takeUp(draftId: string): void
  /** The text of a section on the paper is no longer what was saved. */
  typed(sectionId: string): void
  saveAll(): void
  /** Resolves when the service has what stands in the section, or has refused it. */
  settle(sectionId: string): Promise<void>
  /** Of two versions keeps the writer's, the other one, or the other one with the writer's behind it. */
  solveConflict(sectionId: string, keep: 'mine' | 'theirs' | 'both'): void
  lock(sectionId: string, locked: boolean): void
}

export function createEditActions(context: ActionContext): EditActions {
  const { store, tell, transport, surroundings, editor, attempt } = context
  const { keep } = surroundings
  const timers = new Map<string, () => void>()
  const keeping = new Map<string, () => void>()

  const draftId = (): string | null => store.state().document.draft?.id ?? null
  const revisionOf = (sectionId: string): number | null =>
    store.state().document.draft?.sections.find(({ id }) => id === sectionId)?.revision ?? null

  function keepNow(sectionId: string): void {
    const [draft, revision, paragraphs] = [
      draftId(),
      revisionOf(sectionId),
      editor.current?.paragraphs(sectionId),
    ]
    if (draft !== null && revision !== null && paragraphs) {
      keepEdit(keep, draft, { sectionId, revision, paragraphs })
    }
  }

  function plan(sectionId: string, milliseconds: number): void {
    timers.get(sectionId)?.()
    timers.set(
      sectionId,
      surroundings.later(milliseconds, () => void save(sectionId)),
    )
  }

  const running = new Map<string, Promise<void>>()

  function save(sectionId: string): Promise<void> {
    const work = (running.get(sectionId) ?? Promise.resolve()).then(() => saveNow(sectionId))
    running.set(sectionId, work)
    return work
  }

  async function saveNow(sectionId: string): Promise<void> {
    timers.get(sectionId)?.()
    timers.delete(sectionId)
    const edit = store.state().edit.edits.get(sectionId)
    const [draft, revision, paragraphs] = [
      draftId(),
      revisionOf(sectionId),
      editor.current?.paragraphs(sectionId),
    ]
    if (edit === undefined || edit.status === 'saving' || edit.status === 'conflict') return
    if (draft === null || revision === null || !paragraphs) return
    const stored = store.state().document.draft?.sections.find(({ id }) => id === sectionId)
    if (stored && sameParagraphs(paragraphTexts(stored.sentences), paragraphs)) {
      forgetEdit(keep, draft, sectionId)
      tell({ type: 'section-settled', sectionId })
      return
    }
    tell({ type: 'section-saving', sectionId })
    try {
      const section = await transport.sections.revise(
        draft,
        sectionId,
        revision,
        paragraphs,
        ownName(store.state()),
      )
      if (draftId() !== draft) return
      const isClean = sameParagraphs(editor.current?.paragraphs(sectionId) ?? paragraphs, paragraphs)
      if (isClean) forgetEdit(keep, draft, sectionId)
      tell({ type: 'section-saved', section, isClean })
      if (isClean) return
      // What was typed meanwhile rests on the revision just made.
      keepNow(sectionId)
      plan(sectionId, REST_MS)
    } catch (error) {
      if (draftId() !== draft) return
      await refused(draft, sectionId, error)
    }
  }

  async function refused(draft: string, sectionId: string, error: unknown): Promise<void> {
    const mine = editor.current?.paragraphs(sectionId) ?? []
    if (isRefusal(error, 'revision_conflict')) {
      const theirs = await transport.sections.read(draft, sectionId).catch(() => null)
      if (theirs !== null && draftId() === draft) return meet(draft, sectionId, mine, theirs)
    }
    tell({ type: 'section-unsaved', sectionId, failure: describeFailure('edit', error) })
    plan(sectionId, RETRY_MS)
  }

  /** Two versions of a section: the same words are none to choose between. */
  function meet(draft: string, sectionId: string, mine: readonly string[], theirs: Section): void {
    if (sameParagraphs(mine, paragraphTexts(theirs.sentences))) {
      forgetEdit(keep, draft, sectionId)
      tell({ type: 'section-saved', section: theirs, isClean: true })
    } else tell({ type: 'section-conflicted', sectionId, conflict: { mine, theirs } })
  }

  /** Words that an earlier page kept: put back on the paper, or beside what was saved since. */
  function takeUp(draft: string): void {
    for (const { sectionId, revision, paragraphs } of keptEdits(keep, draft)) {
      const section = store.state().document.draft?.sections.find(({ id }) => id === sectionId)
      if (!section || sameParagraphs(paragraphTexts(section.sentences), paragraphs)) {
        forgetEdit(keep, draft, sectionId)
      } else if (section.revision === revision) {
        if (editor.current?.replaceSection(sectionId, paragraphs)) typed(sectionId)
      } else {
        attempt('edit', async () =>
          meet(draft, sectionId, paragraphs, await transport.sections.read(draft, sectionId)),
        )
      }
    }
  }

  function typed(sectionId: string): void {
    tell({ type: 'section-typed', sectionId })
    keeping.get(sectionId)?.()
    keeping.set(
      sectionId,
      surroundings.later(KEEP_MS, () => keepNow(sectionId)),
    )
    plan(sectionId, REST_MS)
  }

  async function solve(sectionId: string, choice: 'mine' | 'theirs' | 'both'): Promise<void> {
    const edit = store.state().edit.edits.get(sectionId)
    const draft = draftId()
    if (edit?.status !== 'conflict' || draft === null) return
    const { theirs } = edit.conflict
    // What stands on the paper may have been typed on since the two met.
    const mine = editor.current?.paragraphs(sectionId) ?? edit.conflict.mine
    tell({ type: 'conflict-solved', sectionId, section: theirs })
    forgetEdit(keep, draft, sectionId)
    if (choice === 'theirs') return
    const wanted = choice === 'mine' ? mine : [...paragraphTexts(theirs.sentences), ...mine]
    if (editor.current?.replaceSection(sectionId, wanted)) {
      typed(sectionId)
      await save(sectionId)
    }
  }

  return {
    typed,
    settle: save,
    saveAll: () => {
      for (const sectionId of store.state().edit.edits.keys()) void save(sectionId)
    },
    solveConflict: (sectionId, choice) => attempt('edit', () => solve(sectionId, choice)),
    lock: (sectionId, locked) =>
      attempt('edit', async () => {
        const draft = draftId()
        if (draft === null) return
        await save(sectionId)
        const section = await transport.sections.lock(draft, sectionId, locked)
        tell({ type: 'section-read', section, isOwn: false })
      }),
    takeUp,
  }
}

const sameParagraphs = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((paragraph, index) => paragraph === other[index])
