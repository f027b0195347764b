import { describe, expect, it } from 'vitest'
import type { DraftEvent } from '../../../src/domain/draft.ts'
import {
  applyDraftEvent,
  countCharacters,
  countClasses,
  type DraftView,
  reviseSection,
  sectionOf,
  sentencesOf,
  viewDraft,
} from '../../../src/web/views/draft-view.ts'
import { DRAFT, EVENTS, FACT_SENTENCE, PROBLEM, sentence } from '../samples.ts'

const viewAfter = (events: readonly DraftEvent[], view: DraftView = viewDraft(DRAFT)): DraftView =>
  events.reduce(applyDraftEvent, view)

describe('applyDraftEvent', () => {
  it('builds the whole draft from its stream', () => {
    const view = viewAfter(EVENTS)
    expect(view.sections.map(({ heading, revision }) => [heading, revision])).toEqual([
      ['工作总结', 1],
      ['学前教育', 1],
    ])
    expect(sentencesOf(view).map(({ text }) => text)).toEqual([
      '公办园在园幼儿占比达54.96%。',
      '群众满意度持续提升。',
    ])
    expect(view.isComplete).toBe(true)
    expect(view.current).toBeNull()
  })

  it('changes nothing when an event comes twice', () => {
    for (let count = 1; count <= EVENTS.length; count++) {
      const known = EVENTS.slice(0, count)
      const last = known.slice(-1)
      expect(viewAfter([...known, ...last])).toEqual(viewAfter(known))
    }
  })

  it('changes nothing but the present section when the whole stream is told again', () => {
    expect(viewAfter([...EVENTS, ...EVENTS])).toEqual(viewAfter(EVENTS))
  })

  it('says which section is being written', () => {
    expect(viewAfter(EVENTS.slice(0, 4)).current).toBe('b')
  })

  it('lets an edited section stand against the history of its stream', () => {
    const edited = viewDraft({
      ...DRAFT,
      sections: DRAFT.sections.map((section) => ({
        ...section,
        revision: 3,
        sentences: [sentence(`edited-${section.id}`, '撰稿人改写。', { class: 'U', author: 'writer' })],
      })),
    })
    const view = viewAfter(EVENTS, edited)
    expect(sentencesOf(view).map(({ id }) => id)).toEqual(['edited-a', 'edited-b'])
    expect(view.sections.map(({ revision }) => revision)).toEqual([3, 3])
  })

  it('ignores the start of another draft and sentences of unknown sections', () => {
    const view = viewAfter([
      {
        ...EVENTS[0],
        type: 'draft-start',
        draftId: 'other',
        title: '别的',
        writer: 'model',
        sections: [],
        signature: { organ: '', date: '' },
      },
      { type: 'sentence', sectionId: 'nowhere', sentence: FACT_SENTENCE },
    ])
    expect(view).toEqual(viewDraft(DRAFT))
  })

  it('keeps a problem until the writing goes on', () => {
    const stopped = viewAfter([...EVENTS.slice(0, 4), { type: 'problem', problem: PROBLEM }])
    expect(stopped.problem?.code).toBe('model_unavailable')
    expect(viewAfter([{ type: 'section-start', sectionId: 'b' }], stopped).problem).toBeNull()
  })
})

it('a revised section takes the place of the one that stood there', () => {
  const [first] = DRAFT.sections
  if (first === undefined) throw new Error('the sample has sections')
  const view = reviseSection(viewAfter(EVENTS), {
    ...first,
    revision: 2,
    sentences: [sentence('n1', '新句。')],
  })
  expect(view.sections.map(({ revision }) => revision)).toEqual([2, 1])
  expect(sectionOf(view, 'n1')?.id).toBe('a')
  expect(sectionOf(view, 'nowhere')).toBeUndefined()
})

describe('what the page counts', () => {
  it('the sentences of each class, in a fixed order', () => {
    expect(countClasses(viewAfter(EVENTS))).toEqual([
      { name: 'F', count: 1 },
      { name: 'G', count: 1 },
    ])
  })

  it('the characters without blanks, headings included', () => {
    expect(countCharacters(viewAfter(EVENTS))).toBe(
      '一、工作总结（一）学前教育公办园在园幼儿占比达54.96%。群众满意度持续提升。'.length,
    )
  })
})
