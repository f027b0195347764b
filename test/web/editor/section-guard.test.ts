import { history, redo, undo } from 'prosemirror-history'
import { AllSelection, EditorState, type Transaction } from 'prosemirror-state'
import { expect, it } from 'vitest'
import { deleteAcross } from '../../../src/web/editor/commands.ts'
import { documentOf, sectionsOf, sectionText } from '../../../src/web/editor/draft-document.ts'
import { findMatches, replaceMatches } from '../../../src/web/editor/find.ts'
import { guardSections } from '../../../src/web/editor/section-guard.ts'
import { syncDraft } from '../../../src/web/editor/sync-draft.ts'
import { viewDraft } from '../../../src/web/views/draft-view.ts'
import { DRAFT, sentence } from '../samples.ts'

const stateOf = (locked: boolean): EditorState => {
  const view = viewDraft(DRAFT)
  const sections = view.sections.map((section, index) => ({
    ...section,
    revision: 1,
    locked: locked && index === 1,
    sentences: [sentence(`s${index}`, '学校建学校。')],
  }))
  return EditorState.create({ doc: documentOf({ ...view, sections }), plugins: [guardSections()] })
}
const textsOf = ({ doc }: EditorState): string[] =>
  sectionsOf(doc).map(({ node }) => sectionText(node).join('|'))

it('no change takes a section or a heading away', () => {
  const state = stateOf(false)
  const [, second] = sectionsOf(state.doc)
  if (!second) throw new Error('the sample has two sections')
  const whole = state.apply(state.tr.delete(second.pos, second.pos + second.node.nodeSize))
  expect(whole.doc.eq(state.doc)).toBe(true)
  const heading = state.apply(state.tr.delete(second.pos + 1, second.pos + 2))
  expect(heading.doc.eq(state.doc)).toBe(true)
})

it('a heading that was worded anew is undone and redone with all else', () => {
  const view = viewDraft(DRAFT)
  const written = {
    ...view,
    sections: view.sections.map((section, index) => ({
      ...section,
      revision: 1,
      sentences: [sentence(`s${index}`, '学校建学校。')],
    })),
  }
  const renamed = {
    ...written,
    sections: written.sections.map((section, index) =>
      index === 1 ? { ...section, heading: '办好学前教育' } : section,
    ),
  }
  let state = EditorState.create({ doc: documentOf(written), plugins: [guardSections(), history()] })
  const before = state.doc
  const headings = () => sectionsOf(state.doc).map(({ attrs }) => attrs.heading)
  const dispatch = (transaction: Transaction): void => {
    state = state.apply(transaction)
  }
  const told = syncDraft(state, written, renamed, new Map())
  if (!told) throw new Error('the heading changes the paper')
  dispatch(told)
  expect(headings()[1]).toBe('办好学前教育')
  expect(undo(state, dispatch)).toBe(true)
  expect(state.doc.eq(before)).toBe(true)
  redo(state, dispatch)
  expect(headings()[1]).toBe('办好学前教育')
})

it('a locked section takes no words, and deleting all leaves it whole', () => {
  const state = stateOf(true)
  const [, second] = sectionsOf(state.doc)
  if (!second) throw new Error('the sample has two sections')
  expect(state.apply(state.tr.insertText('改', second.pos + 3)).doc.eq(state.doc)).toBe(true)
  let after = state.apply(state.tr.setSelection(new AllSelection(state.doc)))
  deleteAcross(after, (transaction) => {
    after = after.apply(transaction)
  })
  expect(textsOf(after)).toEqual(['', '学校建学校。'])
})

it('finds and replaces in the text alone, and not in what is locked', () => {
  const state = stateOf(true)
  const matches = findMatches(state.doc, '学校')
  expect(matches).toHaveLength(4)
  expect(textsOf(state.apply(replaceMatches(state, matches, '园')))).toEqual(['园建园。', '学校建学校。'])
  expect(findMatches(state.doc, '')).toEqual([])
  expect(findMatches(state.doc, '学前教育')).toEqual([])
})
