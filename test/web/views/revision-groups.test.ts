import { describe, expect, it } from 'vitest'
import type { SectionRevision } from '../../../src/web/transport/sections.ts'
import { groupRevisions } from '../../../src/web/views/revision-groups.ts'

const made = (
  revision: number,
  author: SectionRevision['author'],
  minute: number,
  by: string | null = null,
): SectionRevision => ({
  revision,
  author,
  by,
  sentences: [],
  createdAt: new Date(Date.UTC(2026, 0, 6, 8, minute)).toISOString(),
})
const grouped = (...revisions: SectionRevision[]) =>
  groupRevisions(revisions).map(({ newest, earlier }) => [newest, ...earlier].map(({ revision }) => revision))

describe('the history of a section', () => {
  it('puts a run of saves of one hand together, newest first, however long the run is', () => {
    expect(
      grouped(made(1, 'engine', 0), made(2, 'writer', 1), made(3, 'writer', 5), made(4, 'writer', 9)),
    ).toEqual([[4, 3, 2], [1]])
  })

  it('begins anew after a pause, and where another hand comes between', () => {
    expect(grouped(made(1, 'writer', 0), made(2, 'writer', 6))).toEqual([[2], [1]])
    expect(grouped(made(1, 'writer', 0), made(2, 'model', 1), made(3, 'writer', 2))).toEqual([[3], [2], [1]])
    expect(
      grouped(made(1, 'writer', 0, '李明'), made(2, 'writer', 1, '李明'), made(3, 'writer', 2, '王芳')),
    ).toEqual([[3], [2, 1]])
    expect(grouped()).toEqual([])
  })
})
