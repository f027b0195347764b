import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { schema, sectionAttrs } from './schema.ts'

export type Match = { readonly from: number; readonly to: number }
export type Found = { readonly matches: readonly Match[]; readonly current: number }

const FIND = 'find'
const MOST_MATCHES = 2000
const key = new PluginKey<Found & { readonly query: string }>('find')
const NOTHING = { query: '', matches: [], current: -1 } as const

/** Every place of the words in the text, headings left out; none for no words. */
export function findMatches(doc: Node, query: string): Match[] {
  const matches: Match[] = []
  if (query === '') return matches
  doc.descendants((node, pos) => {
    if (node.type !== schema.nodes.paragraph) return true
    const text = node.textContent
    for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) {
      if (matches.length < MOST_MATCHES) matches.push({ from: pos + 1 + at, to: pos + 1 + at + query.length })
    }
    return false
  })
  return matches
}

/** Marks what is searched for, and follows the text as it is changed. */
export const showFound = (): Plugin =>
  new Plugin<Found & { readonly query: string }>({
    key,
    state: {
      init: () => NOTHING,
      apply(transaction, found, _before, { doc }) {
        const asked = transaction.getMeta(FIND) as { query: string; current: number } | undefined
        if (asked === undefined && (!transaction.docChanged || found.query === '')) return found
        const { query, current } = asked ?? found
        const matches = findMatches(doc, query)
        return { query, matches, current: Math.min(current, matches.length - 1) }
      },
    },
    props: {
      decorations(state) {
        const found = key.getState(state)
        if (!found || found.matches.length === 0) return DecorationSet.empty
        return DecorationSet.create(
          state.doc,
          found.matches.map(({ from, to }, index) =>
            Decoration.inline(from, to, { class: index === found.current ? 'found is-current' : 'found' }),
          ),
        )
      },
    },
  })

export const foundIn = (state: EditorState): Found & { readonly query: string } =>
  key.getState(state) ?? NOTHING

/** Searches for the words; the first place behind the caret is the current one. */
export function search(state: EditorState, query: string): Transaction {
  const matches = findMatches(state.doc, query)
  const next = matches.findIndex(({ from }) => from >= state.selection.from)
  return select(state, query, matches, next < 0 ? 0 : next)
}

export function step(state: EditorState, direction: 1 | -1): Transaction {
  const { query, matches, current } = foundIn(state)
  const next = matches.length === 0 ? -1 : (current + direction + matches.length) % matches.length
  return select(state, query, matches, next)
}

function select(state: EditorState, query: string, matches: readonly Match[], current: number): Transaction {
  const transaction = state.tr.setMeta(FIND, { query, current })
  const match = matches[current]
  return match ? transaction.setSelection(TextSelection.create(state.doc, match.from, match.to)) : transaction
}

/** Replaces these places; what stands in a locked section stays. */
export function replaceMatches(state: EditorState, matches: readonly Match[], words: string): Transaction {
  const transaction = state.tr
  // From behind, so that the places before stay right.
  for (const { from, to } of [...matches].reverse()) {
    const { locked, ready } = sectionAttrs(state.doc.resolve(from).node(1))
    if (locked || !ready) continue
    if (words === '') transaction.delete(from, to)
    else transaction.replaceWith(from, to, schema.text(words))
  }
  return transaction
}
