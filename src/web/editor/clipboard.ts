import { DOMSerializer } from 'prosemirror-model'
import type { EditorView } from 'prosemirror-view'
import { deleteAcross } from './commands.ts'
import { cleanPasted, pastedSlice } from './paste.ts'
import { linesOfHtml } from './pasted-html.ts'
import { schema } from './schema.ts'
import { spansSections } from './section-guard.ts'

/** Puts what is pasted in place of the selection, as text alone. False where the event brings nothing. */
export function pasteInto(view: EditorView, { clipboardData }: ClipboardEvent): boolean {
  if (!clipboardData) return false
  const html = clipboardData.getData('text/html')
  const lines = html === '' ? [clipboardData.getData('text/plain')] : linesOfHtml(html)
  const slice = pastedSlice(cleanPasted(lines))
  if (slice.size === 0) return true
  if (spansSections(view.state)) deleteAcross(view.state, view.dispatch)
  view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView().setMeta('paste', true))
  return true
}

/** HTML that holds paragraphs and nothing of ours. */
export function plainSerializer(): DOMSerializer {
  const nodes = DOMSerializer.nodesFromSchema(schema)
  return new DOMSerializer(
    {
      ...nodes,
      section: () => ['div', 0],
      title: ({ attrs }) => ['h1', attrs['text']],
      heading: ({ attrs }) => (attrs['text'] === '' ? ['span'] : ['h2', attrs['text']]),
      signature: ({ attrs }) => ['div', ['p', attrs['organ']], ['p', attrs['date']]],
    },
    {},
  )
}
