import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { schema } from './schema.ts'
import { readParagraph } from './sentence-runs.ts'

/** What the writer points at elsewhere on the page. */
export type Pointed = {
  readonly pinned: string | null
  readonly hovered: string | null
  readonly fact: string | null
}

const POINT = 'point'
const key = new PluginKey<{ pointed: Pointed; set: DecorationSet }>('highlights')
const NOWHERE: Pointed = { pinned: null, hovered: null, fact: null }

/** Marks the sentences that are pinned, under the pointer, or use the chosen fact. */
export const showPointed = (): Plugin =>
  new Plugin<{ pointed: Pointed; set: DecorationSet }>({
    key,
    state: {
      init: () => ({ pointed: NOWHERE, set: DecorationSet.empty }),
      apply(transaction, before, _old, { doc }) {
        const pointed = transaction.getMeta(POINT) as Pointed | undefined
        if (pointed !== undefined) return { pointed, set: DecorationSet.create(doc, marksOf(doc, pointed)) }
        return transaction.docChanged ? { ...before, set: before.set.map(transaction.mapping, doc) } : before
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
  })

export const POINT_META = POINT

function marksOf(doc: Node, { pinned, hovered, fact }: Pointed): Decoration[] {
  if (pinned === null && hovered === null && fact === null) return []
  const decorations: Decoration[] = []
  eachSentence(doc, (id, from, to, facts) => {
    const names = [
      id === pinned && 'is-pinned',
      id === hovered && 'is-hovered',
      fact !== null && facts.some((span) => span.id === fact) && 'uses-fact',
    ].filter(Boolean)
    if (names.length > 0) decorations.push(Decoration.inline(from, to, { class: names.join(' ') }))
  })
  return decorations
}

/** Calls with every recorded sentence and its place. */
export function eachSentence(
  doc: Node,
  see: (id: string, from: number, to: number, facts: readonly { readonly id: string }[]) => void,
): void {
  doc.descendants((node, pos) => {
    if (node.type !== schema.nodes.paragraph) return true
    for (const { start, end, record } of readParagraph(node)) {
      if (record) see(record.id, pos + 1 + start, pos + 1 + end, record.facts)
    }
    return false
  })
}

/** Where a recorded sentence stands; null where it was changed or taken out. */
export function placeOfSentence(doc: Node, sentenceId: string): { from: number; to: number } | null {
  let place: { from: number; to: number } | null = null
  eachSentence(doc, (id, from, to) => {
    if (id === sentenceId) place = { from, to }
  })
  return place
}
