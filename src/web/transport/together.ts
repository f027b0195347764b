import { jsonRequest, pathOf, type Requester } from './request.ts'

/** What tells whether a section changed, without its text. */
export type SectionMark = {
  readonly id: string
  readonly revision: number
  readonly heading: string
  readonly locked: boolean
}

/** Somebody's page that has the draft open, and the section whose words are being changed there. */
export type Visitor = { readonly id: string; readonly name: string; readonly sectionId: string | null }

export type DraftChanges = {
  readonly mark: string
  readonly sheetRevision: number
  readonly sections: readonly SectionMark[]
  readonly people: readonly Visitor[]
}

export type TogetherResource = {
  /** What changed after the answer with this mark; everything for an empty one. */
  changes(draftId: string, since: string): Promise<DraftChanges>
  announce(draftId: string, visitor: Visitor): Promise<void>
}

export const createTogetherResource = ({ read, send }: Requester): TogetherResource => ({
  changes: (draftId, since) =>
    read(
      `${pathOf('drafts', draftId, 'changes')}${since === '' ? '' : `?since=${encodeURIComponent(since)}`}`,
    ),
  announce: async (draftId, { id, name, sectionId }) => {
    await send(pathOf('drafts', draftId, 'presence'), jsonRequest('PUT', { visitor: id, name, sectionId }))
  },
})
