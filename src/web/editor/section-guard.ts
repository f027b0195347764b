import { isHistoryTransaction } from 'prosemirror-history'
import type { Node } from 'prosemirror-model'
import { type EditorState, Plugin, type Transaction } from 'prosemirror-state'
import { sectionsOf } from './draft-document.ts'
import { schema, sectionAttrs } from './schema.ts'

/** Set on what the service says, which may change anything. */
export const SYNC = 'sync'

/** Lets nobody type the frame of the document away: sections, headings, what is locked or not written yet. */
export const guardSections = (): Plugin =>
  new Plugin({
    filterTransaction: (transaction) =>
      !transaction.docChanged ||
      transaction.getMeta(SYNC) === true ||
      // A heading that was worded anew is undone like any other change.
      isWithinFrame(transaction.before, transaction.doc, isHistoryTransaction(transaction)),
  })

export function isWithinFrame(before: Node, after: Node, mayReword = false): boolean {
  if (before.childCount !== after.childCount) return false
  for (let index = 0; index < before.childCount; index++) {
    const [old, fresh] = [before.child(index), after.child(index)]
    if (old === fresh) continue
    if (old.type !== schema.nodes.section || fresh.type !== old.type) {
      if (!old.eq(fresh)) return false
      continue
    }
    const { id, locked, ready } = sectionAttrs(old)
    if (sectionAttrs(fresh).id !== id || !(mayReword || isSameHeading(old, fresh))) return false
    if ((locked || !ready) && !old.content.eq(fresh.content)) return false
  }
  return true
}

const isSameHeading = (one: Node, other: Node): boolean =>
  one.firstChild !== null && other.firstChild !== null && one.firstChild.eq(other.firstChild)

/** Whether the selection reaches over more than one section, or into a place that holds no text. */
export const spansSections = ({ selection: { $from, $to, empty } }: EditorState): boolean =>
  !empty && ($from.depth < 2 || $to.depth < 2 || $from.before(1) !== $to.before(1))

/** Takes out the text between two places, section by section, and leaves every heading where it stands. */
export function deleteWithinSections(transaction: Transaction, from: number, to: number): Transaction {
  // From behind, so that the places before stay right.
  for (const { node, pos, attrs } of sectionsOf(transaction.doc).reverse()) {
    if (attrs.locked || !attrs.ready) continue
    const first = firstParagraph(node, pos)
    const end = pos + node.nodeSize - 1
    if (first === null || to <= first || from >= end) continue
    transaction.delete(Math.max(from, first + 1), Math.min(to, end - 1))
  }
  return transaction
}

function firstParagraph(section: Node, pos: number): number | null {
  const heading = section.firstChild
  return heading && section.childCount > 1 ? pos + 1 + heading.nodeSize : null
}
