import type { SectionRevision } from '../transport/sections.ts'

/** Saves of one hand, each soon after the one before: one piece of work. */
export type RevisionGroup = {
  readonly newest: SectionRevision
  /** Those before it, newest first. */
  readonly earlier: readonly SectionRevision[]
}

/** A writer who pauses longer than this begins something else. */
const PAUSE_MS = 5 * 60_000

/** The revisions of a section, told oldest first, as pieces of work, newest first. */
export function groupRevisions(revisions: readonly SectionRevision[]): RevisionGroup[] {
  const groups: SectionRevision[][] = []
  for (const revision of revisions) {
    const group = groups[groups.length - 1]
    const last = group?.[0]
    const isSame =
      last?.author === revision.author &&
      last.by === revision.by &&
      Date.parse(revision.createdAt) - Date.parse(last.createdAt) <= PAUSE_MS
    if (group && isSame) group.unshift(revision)
    else groups.push([revision])
  }
  return groups.reverse().flatMap(([newest, ...earlier]) => (newest ? [{ newest, earlier }] : []))
}
