import { type DOMOutputSpec, type Node, Schema } from 'prosemirror-model'
import type { Sentence } from '../../domain/draft.ts'

/** What a section of the draft is to the editor; its sentences are marks on its text. */
export type SectionAttrs = {
  readonly id: string
  readonly level: number
  readonly number: string
  readonly heading: string
  readonly runIn: boolean
  readonly locked: boolean
  /** Written, so that its text may be changed. */
  readonly ready: boolean
}

/**
 * The document on the paper: title, sections with their heading and paragraphs, signature. Title, headings and
 * signature are told by the draft's plan and hold no text of their own. A sentence's record is a mark on its text.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'title section* signature' },
    title: {
      atom: true,
      selectable: false,
      attrs: { text: { default: '' } },
      toDOM: ({ attrs }) => fixed('h2', 'paper-title', attrs['text']),
    },
    section: {
      content: 'heading paragraph*',
      isolating: true,
      defining: true,
      attrs: {
        id: {},
        level: { default: 1 },
        number: { default: '' },
        heading: { default: '' },
        runIn: { default: false },
        locked: { default: false },
        ready: { default: true },
      },
      toDOM: (node) => {
        const { id, locked, ready } = sectionAttrs(node)
        const state = locked ? ' is-locked' : ready ? '' : ' is-waiting'
        const attributes = { class: `paper-section${state}`, 'data-section': id }
        return ['section', locked || !ready ? { ...attributes, contenteditable: 'false' } : attributes, 0]
      },
    },
    heading: {
      atom: true,
      selectable: false,
      attrs: { text: { default: '' }, level: { default: 1 }, runIn: { default: false } },
      toDOM: ({ attrs }) =>
        attrs['text'] === '' || attrs['runIn']
          ? ['div', { class: 'no-heading', contenteditable: 'false' }]
          : fixed('h3', `level-${attrs['level']}`, attrs['text']),
    },
    paragraph: { content: 'text*', toDOM: () => ['p', 0] },
    signature: {
      atom: true,
      selectable: false,
      attrs: { organ: { default: '' }, date: { default: '' } },
      toDOM: ({ attrs }) => [
        'div',
        { class: 'signature', contenteditable: 'false' },
        ['p', attrs['organ']],
        ['p', attrs['date']],
      ],
    },
    text: {},
  },
  marks: {
    sentence: {
      attrs: { sentence: {} },
      // Words typed behind a sentence are not part of it.
      inclusive: false,
      toDOM: () => ['span', 0],
    },
  },
})

const fixed = (tag: string, name: string, text: string): DOMOutputSpec => [
  tag,
  { class: name, contenteditable: 'false' },
  text,
]

/** The attributes of a section node as what they are: the schema's own type knows only names. */
export const sectionAttrs = (node: Node): SectionAttrs => node.attrs as SectionAttrs

/** The record of the sentence that a piece of text belongs to; null where it is the writer's and not saved yet. */
export function sentenceOf(text: Node): Sentence | null {
  const mark = schema.marks.sentence.isInSet(text.marks)
  return mark ? (mark.attrs['sentence'] as Sentence) : null
}
