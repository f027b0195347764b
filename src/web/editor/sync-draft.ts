import type { Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { paragraphsOf } from '../../domain/paragraphs.ts'
import type { SectionEdit } from '../state/edit-state.ts'
import type { DraftView } from '../views/draft-view.ts'
import {
  attrsOf,
  documentOf,
  headingNode,
  isLeaf,
  placeRecords,
  sectionNode,
  sectionsOf,
  sectionText,
} from './draft-document.ts'
import { schema } from './schema.ts'
import { SYNC } from './section-guard.ts'

/**
 * What makes the paper show what the service told; null where it does so already. Words that are typed and not
 * saved stay, and where the text is the same only the sentences' records are put on it.
 */
export function syncDraft(
  state: EditorState,
  before: DraftView,
  now: DraftView,
  edits: ReadonlyMap<string, SectionEdit>,
): Transaction | null {
  const transaction = state.tr.setMeta(SYNC, true)
  const isSameFrame =
    before.title === now.title &&
    before.sections.length === now.sections.length &&
    before.sections.every(({ id }, index) => id === now.sections[index]?.id)
  if (!isSameFrame) {
    return transaction.replaceWith(0, state.doc.content.size, documentOf(now).content)
  }
  const sections = sectionsOf(state.doc)
  // From behind, so that the places before stay right.
  for (let index = now.sections.length - 1; index >= 0; index--) {
    const [section, placed] = [now.sections[index], sections[index]]
    if (!section || !placed || section === before.sections[index]) continue
    const { pos, node, attrs } = placed
    const wanted = attrsOf(section)
    const end = pos + node.nodeSize - 1
    const isSameText = sameTexts(sectionText(node), paragraphsOf(section.sentences).map(textOf))
    if (isSameText || edits.has(section.id)) {
      for (const { from, to, record } of placeRecords(node, section.sentences)) {
        transaction.addMark(pos + 1 + from, pos + 1 + to, schema.marks.sentence.create({ sentence: record }))
      }
      const isEmptyLeaf = node.childCount === 1 && wanted.ready && isLeaf(now.sections, index)
      if (isEmptyLeaf) transaction.insert(end, schema.nodes.paragraph.create())
    } else {
      replaceChanged(transaction, node, pos, sectionNode(section, isLeaf(now.sections, index)))
    }
    if (JSON.stringify(wanted) !== JSON.stringify(attrs)) {
      transaction.setNodeMarkup(pos, undefined, wanted)
      const heading = headingNode(wanted)
      if (node.firstChild && !node.firstChild.eq(heading)) {
        transaction.replaceWith(pos + 1, pos + 1 + node.firstChild.nodeSize, heading)
      }
    }
  }
  return transaction.docChanged ? transaction : null
}

/** Replaces only what is different, so that a caret elsewhere in the section stays where it is. */
function replaceChanged(transaction: Transaction, node: Node, pos: number, fresh: Node): void {
  const start = node.content.findDiffStart(fresh.content)
  const ends = node.content.findDiffEnd(fresh.content)
  if (start === null || ends === null) return
  // Where a repeated text begins and ends alike, the two would meet.
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b))
  transaction.replace(pos + 1 + start, pos + 1 + ends.a + overlap, fresh.slice(start, ends.b + overlap))
}

const textOf = (sentences: readonly { readonly text: string }[]): string =>
  sentences
    .map(({ text }) => text)
    .join('')
    .trim()

const sameTexts = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((text, index) => text === other[index])
