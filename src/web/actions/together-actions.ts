import { isRunning } from '../state/document-state.ts'
import type { PageState } from '../state/page-state.ts'
import { outdatedSections } from '../state/together-state.ts'
import { STRINGS } from '../strings/strings.ts'
import { isRefusal, RequestFailure } from '../transport/request.ts'
import type { OpenSheet } from '../transport/sheets.ts'
import type { ActionContext } from './context.ts'

const NAME_KEY = 'nigao.name'
const POLL_MS = 3000
/** Well within the time after which the service forgets a page. */
const ANNOUNCE_MS = 8000
/** Who has not typed for so long is not changing the section any more. */
const TYPING_MS = 20_000

/** Working with others at one draft: seeing what they save, and letting them see where one is. */
export type TogetherActions = {
  /** The id under which the others know this page. */
  readonly ownId: string
  /** Looks after the others every few seconds from now on, while the page is in view. Gives back how to leave off. */
  follow(): () => void
  askName(): void
  /** An empty name is the one that everybody has who says none. */
  chooseName(name: string): void
}

/** The writer's name for the history; none where the writer says none. */
export const ownName = ({ together: { name } }: PageState): string | undefined =>
  name === null || name === STRINGS.together.nobody ? undefined : name

export function createTogetherActions(context: ActionContext): TogetherActions {
  const { store, tell, transport, surroundings } = context
  const ownId = surroundings.newId()
  let typed: { readonly sectionId: string; readonly atMs: number } | null = null
  /** The state of the sheet that waits for the fact being changed here. */
  let waiting = ''
  let announced: { readonly key: string; readonly atMs: number } | null = null

  /** The section whose words are being changed here. */
  function ownSection(): string | null {
    const [edited] = store.state().edit.edits.keys()
    if (typed !== null && surroundings.now() - typed.atMs < TYPING_MS) return typed.sectionId
    return edited ?? null
  }

  async function announce(draftId: string): Promise<void> {
    const name = store.state().together.name ?? STRINGS.together.nobody
    const visitor = { id: ownId, name, sectionId: ownSection() }
    const key = JSON.stringify([draftId, visitor])
    const atMs = surroundings.now()
    if (announced?.key === key && atMs - announced.atMs < ANNOUNCE_MS) return
    announced = { key, atMs }
    await transport.together.announce(draftId, visitor)
  }

  async function readSection(draftId: string, sectionId: string): Promise<void> {
    const section = await transport.sections.read(draftId, sectionId)
    const { document, edit } = store.state()
    const held = document.draft?.sections.find(({ id }) => id === sectionId)
    // Meanwhile the writer may have typed there, saved, or gone to another draft.
    if (document.draft?.id !== draftId || !held || edit.edits.has(sectionId)) return
    if (section.revision >= held.revision) tell({ type: 'section-read', section, isOwn: false })
  }

  async function readSheet(told: number): Promise<void> {
    const before = store.state()
    const held = before.document.sheet
    const chosen = before.source.fact
    const key = `${told} ${chosen}`
    if (held === null || told <= held.revision || key === waiting) return
    const sheet = await transport.sheets.open(held.id)
    const { document, facts, source } = store.state()
    // What is changed here meanwhile is read with its own save.
    if (document.sheet !== held || facts.saving !== null || source.fact !== chosen) return
    const factOf = (of: OpenSheet): string => JSON.stringify(of.sheet.facts.find(({ id }) => id === chosen))
    // Its form would begin anew under the writer's hands; saving it meets the other version.
    if (factOf(held) !== factOf(sheet)) waiting = key
    else tell({ type: 'sheet-revised', sheet })
  }

  async function look(): Promise<void> {
    const { document, together } = store.state()
    const draftId = document.draft?.id
    // Sentences that are being written here come by themselves.
    if (draftId === undefined || isRunning(document) || !surroundings.isVisible()) return
    await announce(draftId)
    const changes = await transport.together.changes(draftId, together.mark)
    if (store.state().document.draft?.id !== draftId) return
    tell({ type: 'changes-read', draftId, changes })
    const { document: now, edit, together: known } = store.state()
    if (now.draft === null || isRunning(now)) return
    await readSheet(changes.sheetRevision)
    for (const sectionId of outdatedSections(known, now.draft, edit.edits)) {
      await readSection(draftId, sectionId)
    }
  }

  function follow(): () => void {
    let stop: () => void = () => undefined
    let isOver = false
    const again = (): void => {
      if (!isOver) stop = surroundings.later(POLL_MS, run)
    }
    const run = (): void => {
      look()
        .catch((error: unknown) => {
          // Saving and opening tell of a service that is away or a draft that is gone; here it is tried again.
          if (!(error instanceof RequestFailure)) throw error
          if (isRefusal(error, 'not_found')) announced = null
        })
        .finally(again)
    }
    const leave = store.listen((_state, event) => {
      if (event.type === 'section-typed') typed = { sectionId: event.sectionId, atMs: surroundings.now() }
      else if (event.type === 'draft-opened' || event.type === 'draft-closed') typed = null
    })
    const kept = surroundings.keep.get(NAME_KEY)
    if (kept !== null) tell({ type: 'name-chosen', name: kept })
    run()
    return () => {
      isOver = true
      stop()
      leave()
    }
  }

  return {
    ownId,
    follow,
    askName: () => tell({ type: 'name-asked' }),
    chooseName: (wanted) => {
      const name = wanted.trim().slice(0, 20) || STRINGS.together.nobody
      surroundings.keep.set(NAME_KEY, name)
      tell({ type: 'name-chosen', name })
    },
  }
}
