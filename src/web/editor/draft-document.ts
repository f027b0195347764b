import type { Node } from 'prosemirror-model'
import type { Sentence } from '../../domain/draft.ts'
import { paragraphsOf } from '../../domain/paragraphs.ts'
import type { DraftView, SectionView } from '../views/draft-view.ts'
import { type SectionAttrs, schema, sectionAttrs } from './schema.ts'
import { readParagraph } from './sentence-runs.ts'

/** The document of a draft. */
export function documentOf(draft: Pick<DraftView, 'title' | 'sections' | 'signature'>): Node {
  const { doc, title, signature } = schema.nodes
  return doc.create(null, [
    title.create({ text: draft.title }),
    ...draft.sections.map((section, index) => sectionNode(section, isLeaf(draft.sections, index))),
    signature.create(draft.signature),
  ])
}

/** Whether a section has no sections under it: one that has is only a heading unless it holds text. */
export const isLeaf = (sections: readonly { readonly level: number }[], index: number): boolean => {
  const [section, next] = [sections[index], sections[index + 1]]
  return section !== undefined && (next === undefined || next.level <= section.level)
}

/** A section's node. A leaf without text has an empty paragraph to write in. */
export function sectionNode(section: SectionView, leaf: boolean): Node {
  const attrs = attrsOf(section)
  const paragraphs = paragraphsOf(section.sentences).map(paragraphNode)
  const empty = paragraphs.length === 0 && leaf && attrs.ready
  return schema.nodes.section.create(attrs, [
    headingNode(attrs),
    ...(empty ? [schema.nodes.paragraph.create()] : paragraphs),
  ])
}

export const attrsOf = (section: SectionView): SectionAttrs => {
  const { id, level, number, heading, runIn, locked, revision } = section
  return { id, level, number, heading, runIn, locked, ready: revision > 0 }
}

export const headingNode = ({ number, heading, level, runIn }: SectionAttrs): Node =>
  schema.nodes.heading.create({ text: number + heading, level, runIn })

const paragraphNode = (sentences: readonly Sentence[]): Node =>
  schema.nodes.paragraph.create(
    null,
    sentences.filter(({ text }) => text !== '').map((sentence) => sentenceText(sentence)),
  )

export const sentenceText = (sentence: Sentence): Node =>
  schema.text(sentence.text, [schema.marks.sentence.create({ sentence })])

/** Paragraphs as somebody typed them, without any record. */
export const typedParagraphs = (paragraphs: readonly string[]): Node[] =>
  paragraphs.map((text) => schema.nodes.paragraph.create(null, text === '' ? [] : [schema.text(text)]))

/** The text of a section, a string a paragraph, as the service takes it: without outer blanks and empty lines. */
export function sectionText(node: Node): string[] {
  const paragraphs: string[] = []
  node.forEach((child) => {
    const text = child.type === schema.nodes.paragraph ? child.textContent.trim() : ''
    if (text !== '') paragraphs.push(text)
  })
  return paragraphs
}

/** A sentence as it stands on the paper: its record where nothing of it was changed, else only its words. */
export type WrittenSentence = {
  readonly paragraph: number
  readonly text: string
  readonly record: Sentence | null
}

/** The sentences of a section in their order; what the draft held comes back as it was. */
export function writtenSentences(node: Node): WrittenSentence[] {
  const sentences: WrittenSentence[] = []
  let paragraph = -1
  node.forEach((child) => {
    if (child.type !== schema.nodes.paragraph || child.textContent.trim() === '') return
    paragraph += 1
    for (const { text, record } of readParagraph(child)) sentences.push({ paragraph, text, record })
  })
  return sentences
}

export type PlacedSection = { readonly node: Node; readonly pos: number; readonly attrs: SectionAttrs }

/** The sections of a document with their places. */
export function sectionsOf(doc: Node): PlacedSection[] {
  const sections: PlacedSection[] = []
  doc.forEach((node, pos) => {
    if (node.type === schema.nodes.section) sections.push({ node, pos, attrs: sectionAttrs(node) })
  })
  return sections
}

export type RecordPlace = { readonly from: number; readonly to: number; readonly record: Sentence | null }

/**
 * Where records are to be put on a section's text, or taken off, by offsets in the section; nothing where all is
 * right already. The text itself stays, so that a caret in it does too.
 */
export function placeRecords(node: Node, records: readonly Sentence[]): RecordPlace[] {
  const unclaimed = [...records]
  const claim = (text: string): Sentence | null => {
    const index = unclaimed.findIndex((record) => record.text === text)
    return index < 0 ? null : (unclaimed.splice(index, 1)[0] ?? null)
  }
  const places: RecordPlace[] = []
  node.forEach((child, offset) => {
    if (child.type !== schema.nodes.paragraph) return
    for (const { start, end, text, record } of readParagraph(child)) {
      const claimed = claim(text)
      if (claimed !== null && claimed !== record) {
        places.push({ from: offset + 1 + start, to: offset + 1 + end, record: claimed })
      }
    }
  })
  return places
}
