import type { NodeView } from 'prosemirror-view'

/**
 * A paragraph on the paper. Whether its lines flow over the end of a sheet is written on its element by
 * `page-breaks.ts` and is no change of the text.
 */
export function createParagraphView(): NodeView {
  const dom = document.createElement('p')
  return { dom, contentDOM: dom, ignoreMutation: ({ type }) => type === 'attributes' }
}
