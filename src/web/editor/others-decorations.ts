import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { STRINGS } from '../strings/strings.ts'
import type { Visitor } from '../transport/together.ts'
import { sectionsOf } from './draft-document.ts'

export const OTHERS = 'others'
type Shown = { readonly others: readonly Visitor[]; readonly set: DecorationSet }
const key = new PluginKey<Shown>('others')

/** Says beside a section who is changing it. */
export const showOthers = (): Plugin =>
  new Plugin<Shown>({
    key,
    state: {
      init: () => ({ others: [], set: DecorationSet.empty }),
      apply(transaction, shown, _before, { doc }) {
        const told = transaction.getMeta(OTHERS) as readonly Visitor[] | undefined
        const others = told ?? shown.others
        if (told === undefined && (!transaction.docChanged || others.length === 0)) return shown
        return { others, set: DecorationSet.create(doc, othersDecorations(doc, others)) }
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
  })

/** One for each section that somebody is changing. */
export function othersDecorations(doc: Node, others: readonly Visitor[]): Decoration[] {
  return sectionsOf(doc).flatMap(({ pos, node, attrs }) => {
    const names = others.filter(({ sectionId }) => sectionId === attrs.id).map(({ name }) => name)
    if (names.length === 0) return []
    const words = STRINGS.together.editing([...new Set(names)].join('、'))
    return [Decoration.node(pos, pos + node.nodeSize, { 'data-others': words })]
  })
}
