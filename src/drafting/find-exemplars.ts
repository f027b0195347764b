import { withoutInstructions } from '../corpus/instruction-lines.ts'
import type { Hit } from '../domain/document.ts'
import type { SectionPlan } from '../domain/draft.ts'
import type { Search } from '../domain/shelf.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'

const EXEMPLARS = 5
const QUERY_CHARACTERS = 200

export type Exemplars = {
  readonly hits: readonly Hit[]
  /** Why the search fell short, in Chinese; null where it did not. */
  readonly notice: string | null
  /** Passages that spoke to the model instead of its reader, in whole or in part. */
  readonly dropped: number
}

/**
 * Passages of the shelf that do what the section does in the same field of work. A search that fails leaves the
 * section without exemplars; a draft never waits for the shelf to recover.
 */
export async function findExemplars(
  section: SectionPlan,
  index: SheetIndex,
  search: Search,
  signal: AbortSignal,
): Promise<Exemplars> {
  const labels = section.paragraphs
    .flatMap(({ facts }) => facts)
    .flatMap((id) => index.byId.get(id)?.label ?? [])
  if (labels.length === 0) return { hits: [], notice: null, dropped: 0 }
  const query = [section.heading, ...labels].join(' ').slice(0, QUERY_CHARACTERS)
  const prefer = { role: section.role, ...(section.theme ? { theme: section.theme } : {}) }
  try {
    const { hits, degraded } = await search({ query, limit: EXEMPLARS, prefer }, signal)
    const clean = hits.map((hit) => ({ ...hit, masked: withoutInstructions(hit.masked) }))
    return {
      hits: clean.filter(({ masked }) => masked.trim() !== ''),
      notice: degraded,
      dropped: clean.filter(({ masked }, place) => masked !== hits[place]?.masked).length,
    }
  } catch (error) {
    if (signal.aborted) return { hits: [], notice: null, dropped: 0 }
    return { hits: [], notice: `未能检索以往文稿，本稿不参考以往句式（${reasonOf(error)}）`, dropped: 0 }
  }
}

/**
 * The sections in their order, each with its exemplars. The shelf is searched for the first at once, and for each next
 * one while the one before is written and stored.
 */
export function exemplarsAhead(
  sections: readonly SectionPlan[],
  find: (section: SectionPlan) => Promise<Exemplars>,
): AsyncIterable<{ readonly section: SectionPlan; readonly exemplars: Exemplars }> {
  const askedFor = (place: number): Promise<Exemplars> | undefined => {
    const section = sections[place]
    return section && find(section)
  }
  let asked = askedFor(0)
  return (async function* () {
    for (const [place, section] of sections.entries()) {
      const exemplars = await (asked ?? find(section))
      asked = askedFor(place + 1)
      yield { section, exemplars }
    }
  })()
}

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'detail' in error && typeof error.detail === 'string' ? error.detail : '检索出错'
