import fc from 'fast-check'
import { Node } from 'prosemirror-model'
import { EditorState } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import type { Sentence } from '../../../src/domain/draft.ts'
import { paragraphTexts } from '../../../src/domain/paragraphs.ts'
import {
  documentOf,
  sectionsOf,
  sectionText,
  writtenSentences,
} from '../../../src/web/editor/draft-document.ts'
import { schema } from '../../../src/web/editor/schema.ts'
import { syncDraft } from '../../../src/web/editor/sync-draft.ts'
import type { SectionView } from '../../../src/web/views/draft-view.ts'
import { sentence } from '../samples.ts'

const texts = fc
  .array(fc.constantFrom('甲', '乙', '37所', '“双减”', '，', '。', '！', '（试行）', 'a', '𠮷'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((parts) => parts.join(''))
const paragraphs = fc.array(fc.array(texts, { minLength: 1, maxLength: 4 }), { maxLength: 4 })
const classes = fc.constantFrom<Sentence['class']>('F', 'D', 'P', 'G', 'U', '?', 'gap')

const sectionViews = fc
  .array(
    fc.record({
      paragraphs,
      level: fc.integer({ min: 1, max: 3 }),
      runIn: fc.boolean(),
      locked: fc.boolean(),
      name: classes,
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((drawn) =>
    drawn.map(
      ({ paragraphs: texts, level, runIn, locked, name }, place): SectionView => ({
        id: `s${place}`,
        level,
        number: '一、',
        heading: '工作',
        runIn,
        locked,
        role: 'summary',
        revision: 1,
        sentences: texts.flatMap((members, paragraph) =>
          members.map((text, index) =>
            sentence(`s${place}-${paragraph}-${index}`, text, {
              paragraph,
              class: name,
              facts: [{ id: 'i1', attr: '值', start: 0, end: 1 }],
              exemplars: ['x1'],
            }),
          ),
        ),
      }),
    ),
  )

const draftOf = (sections: readonly SectionView[]) => ({
  id: 'd1',
  factSheetId: 'f1',
  title: '工作总结',
  writer: 'engine' as const,
  createdAt: '2025-01-06T01:30:00Z',
  sections,
  signature: { organ: '云岭县教育局', date: '2025年1月6日' },
  current: null,
  notices: [],
  isComplete: true,
  problem: null,
})

describe('the document of a draft', () => {
  it('gives every sentence back as it was, with all that its record says', () => {
    fc.assert(
      fc.property(sectionViews, (sections) => {
        const doc = documentOf(draftOf(sections))
        doc.check()
        const written = sectionsOf(doc).map(({ node }) => writtenSentences(node))
        expect(written.map((told) => told.map(({ record }) => record))).toEqual(
          sections.map(({ sentences }) => sentences),
        )
        expect(written.map((told) => told.map(({ paragraph }) => paragraph))).toEqual(
          sections.map(({ sentences }) => sentences.map(({ paragraph }) => paragraph)),
        )
      }),
    )
  })

  it('tells the text as the service takes it, and survives being stored', () => {
    fc.assert(
      fc.property(sectionViews, (sections) => {
        const doc = Node.fromJSON(schema, JSON.parse(JSON.stringify(documentOf(draftOf(sections)).toJSON())))
        expect(sectionsOf(doc).map(({ node }) => sectionText(node))).toEqual(
          sections.map(({ sentences }) => paragraphTexts(sentences)),
        )
      }),
    )
  })

  it('knows a sentence no longer once a letter of it is changed, and again when that is taken back', () => {
    const section = {
      ...base,
      sentences: [sentence('s1', '甲乙。'), sentence('s2', '丙丁。')],
    }
    const state = EditorState.create({ doc: documentOf(draftOf([section])) })
    const [placed] = sectionsOf(state.doc)
    if (!placed) throw new Error('there is a section')
    const start = placed.pos + 3
    const typed = state.apply(state.tr.insertText('改', start + 1))
    const records = (doc: Node): (string | null)[] =>
      sectionsOf(doc).flatMap(({ node }) => writtenSentences(node).map(({ record }) => record?.id ?? null))
    expect(records(typed.doc)).toEqual([null, 's2'])
    const undone = typed.apply(typed.tr.delete(start + 1, start + 2))
    expect(records(undone.doc)).toEqual(['s1', 's2'])
  })

  it('takes words behind a sentence for a sentence of their own', () => {
    const section = { ...base, sentences: [sentence('s1', '甲。')] }
    const state = EditorState.create({ doc: documentOf(draftOf([section])) })
    const [placed] = sectionsOf(state.doc)
    if (!placed) throw new Error('there is a section')
    const { doc } = state.apply(state.tr.insertText('乙。', placed.pos + 3 + 2))
    const [after] = sectionsOf(doc)
    expect(after && writtenSentences(after.node).map(({ text, record }) => [text, record?.id])).toEqual([
      ['甲。', 's1'],
      ['乙。', undefined],
    ])
  })
})

const base: SectionView = {
  id: 's0',
  level: 1,
  number: '一、',
  heading: '工作',
  runIn: false,
  locked: false,
  role: 'summary',
  revision: 1,
  sentences: [],
}

describe('syncDraft', () => {
  it('brings any draft of the same sections onto the paper', () => {
    fc.assert(
      fc.property(paragraphs, paragraphs, (before, after) => {
        const told = (drawn: string[][], mark: string) =>
          draftOf([
            {
              ...base,
              sentences: drawn.flatMap((members, paragraph) =>
                members.map((text, index) => sentence(`${mark}${paragraph}-${index}`, text, { paragraph })),
              ),
            },
          ])
        const [old, now] = [told(before, 'a'), told(after, 'b')]
        const state = EditorState.create({ doc: documentOf(old) })
        const transaction = syncDraft(state, old, now, new Map())
        const doc = transaction ? state.apply(transaction).doc : state.doc
        doc.check()
        expect(sectionsOf(doc).map(({ node }) => sectionText(node))).toEqual(
          now.sections.map(({ sentences }) => paragraphTexts(sentences)),
        )
      }),
    )
  })

  it('leaves what is typed and not saved, and puts records where the words are theirs', () => {
    const old = draftOf([{ ...base, sentences: [sentence('s1', '甲。')] }])
    const state = EditorState.create({ doc: documentOf(old) })
    const [placed] = sectionsOf(state.doc)
    if (!placed) throw new Error('there is a section')
    const typed = state.apply(state.tr.insertText('乙。丙', placed.pos + 3 + 2))
    const now = draftOf([
      {
        ...base,
        revision: 2,
        sentences: [sentence('s1', '甲。'), sentence('n1', '乙。', { class: 'U', author: 'writer' })],
      },
    ])
    const transaction = syncDraft(typed, old, now, new Map([['s0', { status: 'typed' }]]))
    const doc = transaction ? typed.apply(transaction).doc : typed.doc
    const [after] = sectionsOf(doc)
    expect(after && writtenSentences(after.node).map(({ text, record }) => [text, record?.id])).toEqual([
      ['甲。', 's1'],
      ['乙。', 'n1'],
      ['丙', undefined],
    ])
  })
})
