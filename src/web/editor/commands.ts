import { chainCommands, joinBackward, joinForward, selectAll, splitBlock } from 'prosemirror-commands'
import { redo, undo } from 'prosemirror-history'
import { keymap } from 'prosemirror-keymap'
import { type Command, type Plugin, TextSelection } from 'prosemirror-state'
import { schema } from './schema.ts'
import { deleteWithinSections, spansSections } from './section-guard.ts'

/** Deletes a selection over several sections text by text. */
export const deleteAcross: Command = (state, dispatch) => {
  if (!spansSections(state)) return false
  const { from, to } = state.selection
  const transaction = deleteWithinSections(state.tr, from, to)
  const place = TextSelection.findFrom(
    transaction.doc.resolve(Math.min(from, transaction.doc.content.size)),
    1,
    true,
  )
  if (place) transaction.setSelection(place)
  dispatch?.(transaction.scrollIntoView())
  return true
}

const deleteSelected: Command = (state, dispatch) => {
  if (state.selection.empty) return false
  dispatch?.(state.tr.deleteSelection().scrollIntoView())
  return true
}

/** At the border of a paragraph: joins it with its neighbour in the same section, and else does nothing. */
const joinNeighbour =
  (direction: -1 | 1): Command =>
  (state, dispatch, view) => {
    const { $from, empty } = state.selection
    if (!empty || $from.parent.type !== schema.nodes.paragraph) return false
    const isAtEdge =
      direction < 0 ? $from.parentOffset === 0 : $from.parentOffset === $from.parent.content.size
    if (!isAtEdge) return false
    const neighbour = $from.node(1).maybeChild($from.index(1) + direction)
    if (neighbour?.type !== schema.nodes.paragraph) return true
    return (direction < 0 ? joinBackward : joinForward)(state, dispatch, view)
  }

export const editorKeys = (more: Readonly<Record<string, Command>>): Plugin =>
  keymap({
    Enter: chainCommands(deleteAcrossThenSplit, splitBlock),
    'Shift-Enter': splitBlock,
    Backspace: chainCommands(deleteAcross, deleteSelected, joinNeighbour(-1)),
    'Mod-Backspace': chainCommands(deleteAcross, deleteSelected, joinNeighbour(-1)),
    Delete: chainCommands(deleteAcross, deleteSelected, joinNeighbour(1)),
    'Mod-a': selectAll,
    'Mod-z': undo,
    'Mod-y': redo,
    'Mod-Shift-z': redo,
    ...more,
  })

function deleteAcrossThenSplit(...[state, dispatch]: Parameters<Command>): boolean {
  return deleteAcross(state, dispatch)
}
