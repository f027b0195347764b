import type { Node } from 'prosemirror-model'
import type { NodeView } from 'prosemirror-view'
import { STRINGS } from '../strings/strings.ts'
import { sectionAttrs } from './schema.ts'

/** A section on the paper with its lock in the margin. */
export function createSectionView(
  node: Node,
  lock: (sectionId: string, isLocked: boolean) => void,
): NodeView {
  const dom = document.createElement('section')
  const contentDOM = document.createElement('div')
  const button = document.createElement('button')
  button.type = 'button'
  button.contentEditable = 'false'
  // The caret stays where it is.
  button.onmousedown = (event) => event.preventDefault()
  dom.append(button, contentDOM)

  let shown = node
  function show(section: Node): void {
    const { id, heading, locked, ready } = sectionAttrs(section)
    dom.className = `paper-section${locked ? ' is-locked' : ready ? '' : ' is-waiting'}`
    dom.dataset['section'] = id
    contentDOM.contentEditable = locked || !ready ? 'false' : 'inherit'
    button.hidden = !ready || section.childCount < 2
    button.className = 'lock-button'
    button.textContent = locked ? STRINGS.paper.unlock : STRINGS.paper.lock
    button.setAttribute(
      'aria-label',
      locked ? STRINGS.paper.unlockLabel(heading) : STRINGS.paper.lockLabel(heading),
    )
    button.onclick = () => lock(id, !locked)
  }

  show(node)
  return {
    dom,
    contentDOM,
    update(updated) {
      if (updated.type !== node.type) return false
      // Writing the same words to an element has the browser lay out the page once more at every key.
      const isSame = updated.sameMarkup(shown) && updated.childCount < 2 === shown.childCount < 2
      shown = updated
      if (!isSame) show(updated)
      return true
    },
    stopEvent: (event) => event.target === button,
    ignoreMutation: (mutation) =>
      mutation.target === button || button.contains(mutation.target) || mutation.target === dom,
  }
}
