import type { Fact } from '../../domain/fact-sheet.ts'
import type { Attribute } from '../../domain/reference.ts'
import { attributesOf as findAttributes, renderReference } from '../../facts/render.ts'
import type { SheetIndex } from '../../facts/sheet-index.ts'
import type { Place } from './place.ts'

type Shown = { readonly attributes: Map<string, Attribute[]>; readonly words: Map<string, string> }

/** A draft weighs dozens of wordings of each fact, and several drafts are tried for one length. */
const cache = new WeakMap<SheetIndex, Shown>()

function shownOf(index: SheetIndex): Shown {
  const known = cache.get(index)
  if (known) return known
  const shown: Shown = { attributes: new Map(), words: new Map() }
  cache.set(index, shown)
  return shown
}

/** As in facts/render.ts, computed once for a sheet index. */
export function attributesOf(index: SheetIndex, fact: Fact): readonly Attribute[] {
  const { attributes } = shownOf(index)
  const known = attributes.get(fact.id)
  if (known) return known
  const found = findAttributes(index, fact)
  attributes.set(fact.id, found)
  return found
}

/** The words of one attribute where they will stand; empty where the fact has none. */
export function shownAs({ id }: Fact, attribute: Attribute, { index, context }: Place): string {
  const { words } = shownOf(index)
  const key = `${id} ${attribute} ${context.role === 'plan'}`
  const known = words.get(key)
  if (known !== undefined) return known
  const text = renderReference(index, { id, attribute, format: null }, context)?.text ?? ''
  words.set(key, text)
  return text
}
