import { describe, expect, it } from 'vitest'
import {
  INITIAL_TOGETHER,
  othersOf,
  outdatedSections,
  reduceTogether,
} from '../../../src/web/state/together-state.ts'
import type { DraftChanges } from '../../../src/web/transport/together.ts'
import { viewDraft } from '../../../src/web/views/draft-view.ts'
import { DRAFT } from '../samples.ts'

const VIEW = viewDraft(DRAFT)
const [held] = VIEW.sections
if (!held) throw new Error('the sample has no section')
const { id, revision, heading, locked } = held
const MARK = { id, revision, heading, locked }
const LI = { id: 'v1', name: '李明', sectionId: id }
const read = (state = INITIAL_TOGETHER, changes: Partial<DraftChanges> = {}) =>
  reduceTogether(state, {
    type: 'changes-read',
    draftId: DRAFT.id,
    changes: { mark: 'm', sheetRevision: 1, sections: [], people: [], ...changes },
  })
const none = new Map()

describe('what the page knows of the others', () => {
  it('finds sections with a newer revision, another heading or another lock', () => {
    for (const change of [{ revision: revision + 1 }, { heading: '改过' }, { locked: !locked }]) {
      expect(outdatedSections(read(undefined, { sections: [{ ...MARK, ...change }] }), VIEW, none)).toEqual([
        id,
      ])
    }
    expect(outdatedSections(read(undefined, { sections: [MARK] }), VIEW, none)).toEqual([])
    expect(outdatedSections(INITIAL_TOGETHER, VIEW, none)).toEqual([])
  })

  it('leaves alone what is typed and not saved, and finds it again once that is settled', () => {
    const told = read(undefined, { sections: [{ ...MARK, revision: revision + 1 }] })
    expect(outdatedSections(told, VIEW, new Map([[id, { status: 'typed' }]]))).toEqual([])
    expect(outdatedSections(read(told, { mark: 'n' }), VIEW, none)).toEqual([id])
  })

  it('takes no older answer for news after a save of one’s own', () => {
    const told = read(undefined, { sections: [{ ...MARK, heading: '改过' }] })
    const saved = { ...VIEW, sections: [{ ...held, revision: revision + 1 }] }
    expect(outdatedSections(told, saved, none)).toEqual([])
  })

  it('stays as it is where nothing is new', () => {
    const told = read(undefined, { people: [LI] })
    expect(read(told, { people: [{ ...LI }] })).toBe(told)
  })

  it('tells the others without the writer, who is asked for a name until there is one', () => {
    const told = read(undefined, { people: [LI, { ...LI, id: 'own' }] })
    expect(othersOf(told, 'own')).toEqual([LI])
    const asked = reduceTogether(told, { type: 'name-asked' })
    expect(asked.isAsking).toBe(true)
    const named = reduceTogether(asked, { type: 'name-chosen', name: '王芳' })
    expect(named).toMatchObject({ name: '王芳', isAsking: false })
    expect(reduceTogether(named, { type: 'draft-closed' })).toEqual({ ...INITIAL_TOGETHER, name: '王芳' })
  })
})
