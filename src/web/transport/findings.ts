import type { DraftFinding, IgnoredFinding } from '../../domain/draft-finding.ts'
import { jsonRequest, pathOf, type Requester } from './request.ts'

export type FindingsResource = {
  /** What proofreading finds in a draft as it is saved. */
  list(draftId: string, signal: AbortSignal): Promise<readonly DraftFinding[]>
  ignore(draftId: string, finding: Omit<IgnoredFinding, 'id'>): Promise<IgnoredFinding>
  heed(draftId: string, ignoredId: string): Promise<void>
}

export const createFindingsResource = ({ read, items, send }: Requester): FindingsResource => ({
  list: (draftId, signal) => items(pathOf('drafts', draftId, 'findings'), { signal }),
  ignore: (draftId, finding) =>
    read(pathOf('drafts', draftId, 'findings', 'ignored'), jsonRequest('POST', finding)),
  heed: async (draftId, ignoredId) => {
    await send(pathOf('drafts', draftId, 'findings', 'ignored', ignoredId), { method: 'DELETE' })
  },
})
