import { describe, expect, it } from 'vitest'
import type { PageEvent } from '../../../src/web/events/page-event.ts'
import { type EditState, INITIAL_EDIT, reduceEdit, savingOf } from '../../../src/web/state/edit-state.ts'
import { DRAFT } from '../samples.ts'

const [section] = DRAFT.sections
if (section === undefined) throw new Error('the sample has sections')
const stateAfter = (events: readonly PageEvent[], state: EditState = INITIAL_EDIT): EditState =>
  events.reduce(reduceEdit, state)
const typed: PageEvent = { type: 'section-typed', sectionId: 'a' }
const saving: PageEvent = { type: 'section-saving', sectionId: 'a' }
const failure = { key: 'edit', title: '磁盘空间不足', details: [] }

describe('a section that is typed into', () => {
  it('is saving until the service has it', () => {
    expect(savingOf(stateAfter([typed]))).toBe('saving')
    const saved = stateAfter([typed, saving, { type: 'section-saved', section, isClean: true }])
    expect(savingOf(saved)).toBe('saved')
    expect(saved.edits.size).toBe(0)
  })

  it('is not saved while more was typed during the saving', () => {
    const more = stateAfter([typed, saving, typed, { type: 'section-saved', section, isClean: false }])
    expect(more.edits.get('a')?.status).toBe('typed')
    expect(savingOf(more)).toBe('saving')
  })

  it('stays unsaved where the service refuses, until it is typed on or saved', () => {
    const refused = stateAfter([typed, saving, { type: 'section-unsaved', sectionId: 'a', failure }])
    expect(savingOf(refused)).toBe('unsaved')
    expect(savingOf(stateAfter([typed], refused))).toBe('saving')
  })

  it('waits with a conflict until one version is chosen, whatever is typed', () => {
    const conflict = { mine: ['甲。'], theirs: section }
    const met = stateAfter([saving, { type: 'section-conflicted', sectionId: 'a', conflict }, typed])
    expect(savingOf(met)).toBe('conflict')
    expect(savingOf(stateAfter([{ type: 'conflict-solved', sectionId: 'a', section }], met))).toBe(
      'untouched',
    )
  })

  it('is as saved when the typing was taken back', () => {
    expect(stateAfter([typed, { type: 'section-settled', sectionId: 'a' }]).edits.size).toBe(0)
  })
})

it('another draft has no edits of this one', () => {
  expect(stateAfter([typed, { type: 'draft-opened', draft: DRAFT }])).toEqual(INITIAL_EDIT)
})
