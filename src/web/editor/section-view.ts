import type { Node as PaperNode } from 'prosemirror-model'
import type { NodeView } from 'prosemirror-view'
import { STRINGS } from '../strings/strings.ts'
import { sectionAttrs } from './schema.ts'

/** What the margin beside a section offers. */
export type SectionMargin = {
  lock(sectionId: string, isLocked: boolean): void
  rename(sectionId: string): void
  rewrite(sectionId: string): void
}

/** A section on the paper with what can be done to it in the margin. */
export function createSectionView(node: PaperNode, margin: SectionMargin): NodeView {
  const dom = document.createElement('section')
  const contentDOM = document.createElement('div')
  const tools = document.createElement('div')
  tools.className = 'section-tools'
  tools.contentEditable = 'false'
  // The caret stays where it is.
  tools.onmousedown = (event) => event.preventDefault()
  const [locking, renaming, rewriting] = [tool('lock-button'), tool('rename-button'), tool('rewrite-button')]
  tools.append(locking, renaming, rewriting)
  dom.append(tools, contentDOM)

  let shown = node
  function show(section: PaperNode): void {
    const { id, heading, locked, ready } = sectionAttrs(section)
    dom.className = `paper-section${locked ? ' is-locked' : ready ? '' : ' is-waiting'}`
    dom.dataset['section'] = id
    contentDOM.contentEditable = locked || !ready ? 'false' : 'inherit'
    const hasText = section.childCount > 1
    const isOpen = ready && !locked
    locking.hidden = !ready || !hasText
    renaming.hidden = !isOpen || heading === ''
    rewriting.hidden = !isOpen || !hasText
    const { paper, heading: words } = STRINGS
    word(locking, locked ? paper.unlock : paper.lock, (locked ? paper.unlockLabel : paper.lockLabel)(heading))
    word(renaming, words.rename, words.renameLabel(heading))
    word(rewriting, words.rewrite, words.rewriteLabel(heading))
    locking.onclick = () => margin.lock(id, !locked)
    renaming.onclick = () => margin.rename(id)
    rewriting.onclick = () => margin.rewrite(id)
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
    stopEvent: (event) => event.target instanceof Node && tools.contains(event.target),
    ignoreMutation: (mutation) => tools.contains(mutation.target) || mutation.target === dom,
  }
}

function tool(name: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = name
  return button
}

function word(button: HTMLButtonElement, text: string, label: string): void {
  button.textContent = text
  button.setAttribute('aria-label', label)
}
