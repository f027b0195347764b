import type { Author, Section, Sentence } from '../../domain/draft.ts'
import { jsonRequest, pathOf, type Requester } from './request.ts'

export type SectionRevision = {
  readonly revision: number
  readonly author: Author
  /** The person who saved it; null where none did or none said who. */
  readonly by: string | null
  readonly sentences: readonly Sentence[]
  readonly createdAt: string
}

export type SectionsResource = {
  read(draftId: string, sectionId: string): Promise<Section>
  /** Replaces the text of a section that stood at `revision`; refused with `revision_conflict` where it no longer does. */
  revise(
    draftId: string,
    sectionId: string,
    revision: number,
    paragraphs: readonly string[],
    by: string | undefined,
  ): Promise<Section>
  lock(draftId: string, sectionId: string, locked: boolean): Promise<Section>
  /** Refused with `revision_conflict` where the heading is not `before` any more, with `invalid_request` where it claims something. */
  rename(draftId: string, sectionId: string, heading: string, before: string): Promise<Section>
  /** Oldest first. */
  revisions(draftId: string, sectionId: string): Promise<readonly SectionRevision[]>
}

export const createSectionsResource = ({ read, items }: Requester): SectionsResource => ({
  read: (draftId, sectionId) => read(sectionPath(draftId, sectionId)),
  revise: (draftId, sectionId, revision, paragraphs, by) =>
    read(sectionPath(draftId, sectionId), jsonRequest('PUT', { paragraphs, by }, revision)),
  lock: (draftId, sectionId, locked) =>
    read(sectionPath(draftId, sectionId), jsonRequest('PATCH', { locked })),
  rename: (draftId, sectionId, heading, before) =>
    read(`${sectionPath(draftId, sectionId)}/heading`, jsonRequest('PUT', { heading, before })),
  revisions: (draftId, sectionId) => items(`${sectionPath(draftId, sectionId)}/revisions`),
})

export const sectionPath = (draftId: string, sectionId: string): string =>
  pathOf('drafts', draftId, 'sections', sectionId)
