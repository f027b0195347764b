import { describe, expect, it } from 'vitest'
import { INITIAL_VERSIONS, reduceVersions } from '../../../src/web/state/versions-state.ts'
import { DRAFT } from '../samples.ts'

const [section] = DRAFT.sections
if (!section) throw new Error('the sample has no section')
const REVISION = {
  revision: 1,
  author: 'engine',
  by: null,
  sentences: [],
  createdAt: '2026-01-06T08:00:00Z',
} as const
const CHOSEN = reduceVersions(
  reduceVersions(INITIAL_VERSIONS, { type: 'history-chosen', sectionId: section.id }),
  { type: 'history-read', sectionId: section.id, revisions: [REVISION] },
)

describe('what the page knows of versions', () => {
  it('is the history of the section that was chosen', () => {
    expect(CHOSEN).toMatchObject({ sectionId: section.id, revisions: [REVISION] })
    // An answer that comes late belongs to a section that is not in view any more.
    expect(reduceVersions(CHOSEN, { type: 'history-read', sectionId: 'other', revisions: [] })).toBe(CHOSEN)
  })

  it('is read anew once the section has changed', () => {
    const compared = reduceVersions(CHOSEN, {
      type: 'comparison-read',
      comparison: { sectionId: section.id, revision: 1, words: [] },
    })
    expect(reduceVersions(compared, { type: 'section-saved', section, isClean: true })).toMatchObject({
      revisions: null,
      comparison: null,
    })
  })

  it('belongs to one draft', () =>
    expect(reduceVersions(CHOSEN, { type: 'draft-opened', draft: DRAFT })).toEqual(INITIAL_VERSIONS))
})
