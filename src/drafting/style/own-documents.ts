import type { StoredDocument } from '../../domain/document.ts'
import type { FactSheet } from '../../domain/fact-sheet.ts'
import type { Shelf } from '../../domain/shelf.ts'

/** More documents of one bureau than this bring no new wordings. */
const MOST_DOCUMENTS = 8

/** The bureau's own documents on its shelf, the newest period first. A shelf holds the documents of one tenant. */
export async function ownDocuments(
  shelf: Pick<Shelf, 'list' | 'get'>,
  { profile }: FactSheet,
  except?: string,
): Promise<StoredDocument[]> {
  const names = new Set([profile.organ, ...profile.shortNames])
  const own = (await shelf.list())
    .filter(({ id, organ }) => id !== except && organ !== null && names.has(organ))
    .toSorted((a, b) => (b.period ?? '').localeCompare(a.period ?? ''))
    .slice(0, MOST_DOCUMENTS)
  const documents = await Promise.all(own.map(({ id }) => shelf.get(id)))
  return documents.filter((document) => document !== undefined)
}
