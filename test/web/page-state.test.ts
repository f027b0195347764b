import { describe, expect, it } from 'vitest'
import {
  INITIAL_STATE,
  isRunning,
  type PageAction,
  type PageState,
  reducePage,
} from '../../src/web/page-state.ts'
import { DRAFT, EVENTS, FACT_SENTENCE, PASSAGE, PROBLEM, SHEET, sentence } from './samples.ts'

const stateAfter = (actions: readonly PageAction[], state: PageState = INITIAL_STATE): PageState =>
  actions.reduce(reducePage, state)

const sheet = { id: 'f1', revision: 1, sheet: SHEET, faults: [] }
const opened = stateAfter([
  { type: 'sheet-opened', sheet },
  { type: 'draft-opened', draft: DRAFT },
  { type: 'stream-wanted' },
])
const streamed = EVENTS.map(
  (event, index): PageAction => ({ type: 'event-read', streamed: { id: index + 1, event } }),
)

describe('the phases of writing', () => {
  it('go from starting over writing to done', () => {
    expect(opened.phase).toBe('starting')
    expect(stateAfter(streamed.slice(0, 5), opened).phase).toBe('writing')
    const done = stateAfter(streamed, opened)
    expect(done.phase).toBe('done')
    expect(isRunning(done)).toBe(false)
  })

  it('a stream that breaks and comes back goes on', () => {
    const broken = stateAfter([...streamed.slice(0, 5), { type: 'stream-broken' }], opened)
    expect(broken.phase).toBe('reconnecting')
    expect(isRunning(broken)).toBe(true)
    expect(stateAfter(streamed.slice(5, 6), broken).phase).toBe('writing')
  })

  it('leaving the stream pauses, and remembers from where to go on', () => {
    const left = stateAfter([...streamed.slice(0, 5), { type: 'stream-left' }], opened)
    expect(left.phase).toBe('paused')
    expect(left.lastEventId).toBe(5)
  })

  it('a problem pauses and can be overcome', () => {
    const event = { type: 'problem', problem: PROBLEM } as const
    const stopped = stateAfter([{ type: 'event-read', streamed: { id: null, event } }], opened)
    expect(stopped.phase).toBe('paused')
    expect(stopped.draft?.problem?.title).toBe('模型服务不可用')
  })

  it('a finished draft stays finished while its stream is told again', () => {
    const actions: PageAction[] = [
      { type: 'draft-opened', draft: { ...DRAFT, status: 'done' } },
      { type: 'stream-wanted' },
      ...streamed.slice(0, 3),
      { type: 'stream-left' },
    ]
    expect(stateAfter(actions).phase).toBe('done')
  })

  it('a draft that was refused leaves the page as before the wish', () => {
    expect(stateAfter([{ type: 'draft-wanted' }, { type: 'draft-refused' }]).phase).toBe('idle')
  })
})

describe('what is open', () => {
  it('a sheet brings its kind along', () => {
    expect(
      stateAfter([{ type: 'sheet-opened', sheet: { ...sheet, sheet: { ...SHEET, kind: 'half-year' } } }])
        .kind,
    ).toBe('half-year')
  })

  it('opening another sheet puts the draft of this one away', () => {
    expect(stateAfter([{ type: 'sheet-opened', sheet: { ...sheet, id: 'f2' } }], opened).draft).toBeNull()
    expect(stateAfter([{ type: 'sheet-opened', sheet }], opened).draft).not.toBeNull()
  })

  it('a model is the writer where one is configured', () => {
    const health = { version: '0', model: 'm', documents: 0, passages: 0 }
    expect(stateAfter([{ type: 'health-read', health }]).writer).toBe('model')
    expect(stateAfter([{ type: 'health-read', health: { ...health, model: null } }]).writer).toBe('engine')
  })

  it('a sentence is pinned by the first wish and let go by the second', () => {
    const pinned = stateAfter([{ type: 'sentence-pinned', id: 's1' }], opened)
    expect(pinned.pinned).toBe('s1')
    expect(stateAfter([{ type: 'sentence-pinned', id: 's1' }], pinned).pinned).toBeNull()
    expect(stateAfter([{ type: 'sentence-pinned', id: null }], pinned).pinned).toBeNull()
  })

  it('passages are kept by their ids, and those that are not there are known as that', () => {
    const read = stateAfter([
      { type: 'passages-missed', asked: ['x1', 'x2', 'x3'] },
      { type: 'passages-read', asked: ['x1', 'x2'], passages: [PASSAGE] },
    ])
    expect([...read.passages]).toEqual([
      ['x1', PASSAGE],
      ['x2', 'gone'],
      ['x3', 'missed'],
    ])
  })

  it('a banner is shown once for each cause and goes when closed', () => {
    const banner = { key: 'draft', title: '连不上服务', details: [] }
    const shown = stateAfter([
      { type: 'banner-raised', banner },
      { type: 'banner-raised', banner: { ...banner, title: '模型服务不可用' } },
    ])
    expect(shown.banners.map(({ title }) => title)).toEqual(['模型服务不可用'])
    expect(stateAfter([{ type: 'banner-closed', key: 'draft' }], shown).banners).toEqual([])
  })
})

describe('rewriting a section', () => {
  const done = stateAfter(streamed, opened)
  const open = stateAfter([{ type: 'edit-wanted', sectionId: 'b' }], done)
  const [, section] = DRAFT.sections
  if (section === undefined) throw new Error('the sample has two sections')
  const check = { rule: 'B1', severity: 'error', message: '“37所”在台账中没有依据' } as const
  const invented = sentence('n1', '新建公办园37所。', { class: 'U', author: 'writer', checks: [check] })
  const revised = { ...section, revision: 2, sentences: [FACT_SENTENCE, invented] }

  it('begins with the text of the section, only when the draft is done, and one section at a time', () => {
    expect(open.editing?.text).toBe('　　公办园在园幼儿占比达54.96%。群众满意度持续提升。')
    expect(stateAfter([{ type: 'edit-wanted', sectionId: 'b' }], opened).editing).toBeNull()
    expect(stateAfter([{ type: 'edit-wanted', sectionId: 'a' }], open).editing?.sectionId).toBe('b')
  })

  it('shows what was saved and points at what the sheet does not bear out', () => {
    const saved = stateAfter([{ type: 'section-revised', section: revised }], open)
    expect(saved.editing).toBeNull()
    expect(saved.draft?.sections[1]?.revision).toBe(2)
    expect(saved.pinned).toBe('n1')
  })

  it('keeps the chosen sentence where nothing is wrong, and lets go of one that is no more', () => {
    const clean = { ...revised, sentences: [FACT_SENTENCE] }
    const chosen = (id: string): PageState =>
      stateAfter(
        [
          { type: 'sentence-pinned', id },
          { type: 'section-revised', section: clean },
        ],
        open,
      )
    expect(chosen('s1').pinned).toBe('s1')
    expect(chosen('s2').pinned).toBeNull()
  })

  it('unsaved words are given up only by a second wish, and then what others saved is shown', () => {
    const typed = stateAfter(
      [
        { type: 'edit-typed', text: '改过。' },
        { type: 'edit-conflicted', theirs: revised },
        { type: 'edit-left' },
      ],
      open,
    )
    expect(typed.editing).toMatchObject({ text: '改过。', isLeaving: true, theirs: revised })
    const left = stateAfter([{ type: 'edit-left' }], typed)
    expect(left.editing).toBeNull()
    expect(left.draft?.sections[1]?.sentences).toEqual(revised.sentences)
  })

  it('another draft puts the editing away', () => {
    expect(stateAfter([{ type: 'draft-opened', draft: { ...DRAFT, id: 'd2' } }], open).editing).toBeNull()
  })
})
