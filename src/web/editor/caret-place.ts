import { type EditorState, Selection } from 'prosemirror-state'
import type { RequestContext } from '../../domain/conversation.ts'
import { eachSentence } from './highlights.ts'
import { sectionAttrs } from './schema.ts'

/** Where the writer is: the section of the caret, and the sentences chosen. Nothing before the caret was put anywhere. */
export function caretPlace({ doc, selection }: EditorState): RequestContext {
  const { $from, from, to, empty } = selection
  if ($from.depth < 1 || selection.eq(Selection.atStart(doc))) return {}
  const node = $from.node(1)
  if (!('id' in node.attrs)) return {}
  const sentences: string[] = []
  if (!empty) {
    eachSentence(doc, (id, start, end) => {
      if (start < to && end > from) sentences.push(id)
    })
  }
  return { sectionId: sectionAttrs(node).id, ...(sentences.length > 0 ? { sentences } : {}) }
}
