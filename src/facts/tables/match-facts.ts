import type { Fact } from '../../domain/fact-sheet.ts'
import { dimensionOf } from '../merge/compare-figures.ts'
import { digestOf } from '../merge/fact-parts.ts'
import { plainName } from '../merge/metric-key.ts'

/**
 * A fact of the sheet that an imported one means: by its id in a filled template, by its place in a file that comes
 * again, or by what it is called, wherever it came from.
 */
export type Match = { readonly fact: Fact; readonly by: 'id' | 'place' | 'name' }

type Key = (fact: Fact) => string | undefined

/** For every imported fact the one of the sheet that it means; undefined for a new one. None is meant twice. */
export function matchFacts(
  own: readonly Fact[],
  imported: readonly Fact[],
  files: ReadonlySet<string>,
  /** The ids that rows of a filled template name themselves. */
  statedIds: ReadonlySet<string>,
): (Match | undefined)[] {
  const matches: (Match | undefined)[] = imported.map(() => undefined)
  const free = new Set(own)
  const isOfFile = ({ source }: Fact): boolean => source !== undefined && files.has(source.file)
  const isEdited = (fact: Fact): boolean =>
    fact.source?.read !== undefined && fact.source.read !== digestOf(fact)
  const pass = (by: Match['by'], key: Key, may: (fact: Fact) => boolean): void => {
    const waiting = Map.groupBy([...free].filter(may), (fact) => key(fact))
    for (const [place, fact] of imported.entries()) {
      const sought = matches[place] ? undefined : key(fact)
      const found = sought === undefined ? undefined : waiting.get(sought)?.shift()
      if (!found) continue
      free.delete(found)
      matches[place] = { fact: found, by }
    }
  }
  pass(
    'id',
    (fact) => (statedIds.has(fact.id) ? idKey(fact) : undefined),
    (fact) => !isOfFile(fact) || fact.source?.read === undefined,
  )
  pass('place', digestKey, isOfFile)
  pass('place', datedKey, isOfFile)
  pass('place', nameKey, isOfFile)
  pass('place', cellKey, (fact) => isOfFile(fact) && isEdited(fact))
  pass('name', countedKey, () => true)
  return matches
}

const nameKey: Key = ({ kind, label, period }) => `${kind}\n${plainName(label)}\n${period ?? ''}`
const dateOf = (fact: Fact): string => ('date' in fact ? (fact.date ?? '') : '')
const datedKey: Key = (fact) => `${nameKey(fact)}\n${dateOf(fact)}`
const idKey: Key = (fact) => `${fact.id}\n${nameKey(fact)}`
const digestKey: Key = ({ source }) =>
  source?.read === undefined ? undefined : `${source.file}\n${source.read}`
const cellKey: Key = ({ kind, source }) =>
  source?.cell === undefined ? undefined : `${kind}\n${source.file}\n${source.cell}`
const countedKey: Key = (fact) =>
  `${datedKey(fact)}\n${fact.kind === 'indicator' ? dimensionOf(fact.unit) : ''}`
