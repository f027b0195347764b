import type { ActionContext } from './context.ts'
import { ownName } from './together-actions.ts'

/** Looking back at what the draft was, and going back to it. */
export type VersionsActions = {
  read(): void
  name(name: string): void
  drop(versionId: string): void
  restore(versionId: string): void
  chooseSection(sectionId: string | null): void
  readHistory(): void
  compare(revision: number): void
  restoreSection(revision: number): void
}

export function createVersionsActions({ store, tell, transport, attempt }: ActionContext): VersionsActions {
  const draftId = (): string | null => store.state().document.draft?.id ?? null

  /** Does something to the open draft; what fails is told the writer. */
  const withDraft = (work: (id: string) => Promise<void>): void =>
    attempt('versions', async () => {
      const id = draftId()
      if (id !== null) await work(id)
    })

  const readVersions = async (id: string): Promise<void> =>
    tell({ type: 'versions-read', draftId: id, versions: await transport.versions.list(id) })

  async function readHistory(id: string): Promise<void> {
    const { sectionId } = store.state().versions
    if (sectionId === null) return
    const revisions = await transport.sections.revisions(id, sectionId)
    tell({ type: 'history-read', sectionId, revisions })
  }

  return {
    read: () => withDraft(readVersions),
    name: (name) =>
      withDraft(async (id) => {
        await transport.versions.name(id, name)
        await readVersions(id)
      }),
    drop: (versionId) =>
      withDraft(async (id) => {
        await transport.versions.drop(id, versionId)
        await readVersions(id)
      }),
    restore: (versionId) =>
      withDraft(async (id) => {
        for (const sectionId of await transport.versions.restore(id, versionId, ownName(store.state()))) {
          const section = await transport.sections.read(id, sectionId)
          tell({ type: 'section-read', section, isOwn: true })
        }
      }),
    chooseSection: (sectionId) => tell({ type: 'history-chosen', sectionId }),
    readHistory: () => withDraft(readHistory),
    compare: (revision) =>
      withDraft(async (id) => {
        const { sectionId } = store.state().versions
        if (sectionId === null) return
        const words = await transport.versions.compare(id, sectionId, revision)
        tell({ type: 'comparison-read', comparison: { sectionId, revision, words } })
      }),
    restoreSection: (revision) =>
      withDraft(async (id) => {
        const { sectionId } = store.state().versions
        const newest = store.state().document.draft?.sections.find((one) => one.id === sectionId)?.revision
        if (sectionId === null || newest === undefined) return
        const section = await transport.versions.restoreSection(
          id,
          sectionId,
          revision,
          newest,
          ownName(store.state()),
        )
        tell({ type: 'section-read', section, isOwn: true })
      }),
  }
}
