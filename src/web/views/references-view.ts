import type { DocumentSummary, DraftKind } from '../../domain/document.ts'

type Wanted = { readonly organ: string; readonly period: string; readonly kind: DraftKind }

const isOwn = ({ organ }: DocumentSummary, name: string): boolean =>
  organ !== null && name !== '' && (organ === name || name.endsWith(organ) || organ.endsWith(name))
const yearOf = ({ period, date }: DocumentSummary): number => Number((period ?? date ?? '0').slice(0, 4))

/** The bureau's own document that a new one follows on: of the same kind before others, the latest before its time. */
export function lastDocument(
  documents: readonly DocumentSummary[],
  { organ, period, kind }: Wanted,
): DocumentSummary | null {
  const year = Number(period.slice(0, 4))
  const earlier = documents.filter((one) => isOwn(one, organ) && yearOf(one) > 0 && yearOf(one) < year)
  const [best] = earlier.sort(
    (a, b) => Number(b.kind === kind) - Number(a.kind === kind) || yearOf(b) - yearOf(a),
  )
  return best ?? null
}

/** The documents with the bureau's own first, then by year, the latest first. */
export const sortDocuments = (documents: readonly DocumentSummary[], organ: string): DocumentSummary[] =>
  [...documents].sort((a, b) => Number(isOwn(b, organ)) - Number(isOwn(a, organ)) || yearOf(b) - yearOf(a))

export const isOwnDocument = (document: DocumentSummary, organ: string): boolean => isOwn(document, organ)
