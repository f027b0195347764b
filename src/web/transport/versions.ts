import type { Section } from '../../domain/draft.ts'
import type { WordChange } from '../../domain/suggestion.ts'
import { jsonRequest, pathOf, type Requester } from './request.ts'
import { sectionPath } from './sections.ts'

/** A moment of the draft that somebody gave a name. */
export type NamedVersion = { readonly id: string; readonly name: string; readonly createdAt: string }

export type VersionsResource = {
  list(draftId: string): Promise<readonly NamedVersion[]>
  name(draftId: string, name: string): Promise<NamedVersion>
  drop(draftId: string, versionId: string): Promise<void>
  /** Puts every section that is not locked back; the ids of those that changed. */
  restore(draftId: string, versionId: string, by: string | undefined): Promise<readonly string[]>
  compare(draftId: string, sectionId: string, revision: number): Promise<readonly WordChange[]>
  /** Refused with `revision_conflict` where the section no longer stands at `newest`. */
  restoreSection(
    draftId: string,
    sectionId: string,
    revision: number,
    newest: number,
    by: string | undefined,
  ): Promise<Section>
}

export const createVersionsResource = ({ read, items, send }: Requester): VersionsResource => ({
  list: (draftId) => items(versionsPath(draftId)),
  name: (draftId, name) => read(versionsPath(draftId), jsonRequest('POST', { name })),
  drop: async (draftId, versionId) => {
    await send(`${versionsPath(draftId)}/${pathOf(versionId)}`, { method: 'DELETE' })
  },
  restore: async (draftId, versionId, by) =>
    (
      await read<{ restored: readonly string[] }>(
        `${versionsPath(draftId)}/${pathOf(versionId, 'restore')}`,
        jsonRequest('POST', { by }),
      )
    ).restored,
  compare: async (draftId, sectionId, revision) =>
    (await read<{ words: readonly WordChange[] }>(`${revisionPath(draftId, sectionId, revision)}/changes`))
      .words,
  restoreSection: (draftId, sectionId, revision, newest, by) =>
    read(`${revisionPath(draftId, sectionId, revision)}/restore`, jsonRequest('POST', { by }, newest)),
})

const versionsPath = (draftId: string): string => pathOf('drafts', draftId, 'versions')
const revisionPath = (draftId: string, sectionId: string, revision: number): string =>
  `${sectionPath(draftId, sectionId)}/revisions/${revision}`
