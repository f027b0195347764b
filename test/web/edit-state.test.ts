import { describe, expect, it } from 'vitest'
import { viewDraft } from '../../src/web/draft-view.ts'
import {
  editableText,
  editedParagraphs,
  isUnsaved,
  leaveEditing,
  openEditing,
  reduceEditing,
} from '../../src/web/edit-state.ts'
import { DRAFT, sentence } from './samples.ts'

const [head] = viewDraft(DRAFT).sections
if (head === undefined) throw new Error('the sample has sections')
const section = {
  ...head,
  revision: 3,
  sentences: [sentence('s1', '甲。'), sentence('s2', '乙。'), sentence('s3', '丙。', { paragraph: 1 })],
}
const editing = openEditing(section)

describe('the edited text', () => {
  it('has a paragraph a line, begun as an office begins it', () => {
    expect(editableText(section)).toBe('　　甲。乙。\n　　丙。')
  })

  it('gives the paragraphs back without their blanks and without empty lines', () => {
    expect(editedParagraphs(editing.text)).toEqual(['甲。乙。', '丙。'])
    expect(editedParagraphs('　　甲。\r\n\n　　\n乙。 ')).toEqual(['甲。', '乙。'])
    expect(editedParagraphs('')).toEqual([])
  })

  it('is not unsaved for blanks alone', () => {
    expect(isUnsaved(reduceEditing(editing, { type: 'edit-typed', text: '甲。乙。\n\n丙。' }))).toBe(false)
    expect(isUnsaved(reduceEditing(editing, { type: 'edit-typed', text: '　　甲。' }))).toBe(true)
    expect(isUnsaved(openEditing({ ...section, sentences: [] }))).toBe(false)
  })
})

describe('leaving', () => {
  const typed = reduceEditing(editing, { type: 'edit-typed', text: '　　改过。' })

  it('is free where nothing was changed', () => {
    expect(leaveEditing(editing)).toBeNull()
  })

  it('takes a second wish where something was, and typing takes the first one back', () => {
    const warned = leaveEditing(typed)
    expect(warned?.isLeaving).toBe(true)
    expect(warned && leaveEditing(warned)).toBeNull()
    expect(warned && reduceEditing(warned, { type: 'edit-typed', text: '改。' }).isLeaving).toBe(false)
  })

  it('waits for the answer to a saving', () => {
    const saving = reduceEditing(typed, { type: 'edit-saving' })
    expect(leaveEditing(saving)).toEqual(saving)
  })
})

describe('saving', () => {
  const saving = reduceEditing(editing, { type: 'edit-saving' })

  it('that is refused keeps the text and tells why', () => {
    const failure = { key: 'edit', title: '磁盘空间不足', details: [] }
    expect(reduceEditing(saving, { type: 'edit-refused', failure })).toEqual({ ...editing, failure })
  })

  it('over another version keeps both, and next goes on from the other one', () => {
    const [theirs] = DRAFT.sections
    if (theirs === undefined) throw new Error('the sample has sections')
    const conflicted = reduceEditing(saving, { type: 'edit-conflicted', theirs: { ...theirs, revision: 4 } })
    expect(conflicted).toMatchObject({ text: editing.text, revision: 4, theirs: { revision: 4 } })
  })
})
