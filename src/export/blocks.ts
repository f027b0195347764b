import { DOUBT_MARK, type DraftPlan, isDoubted, type Section } from '../domain/draft.ts'
import { closedHeading, paragraphTexts } from '../domain/paragraphs.ts'

/** Level of a heading: 一、 · （一） · 1. · （1）. */
export type HeadingLevel = 1 | 2 | 3 | 4

/** A run of characters that was put in, taken out or left, with what a reviewer says of it. */
export type Piece = {
  readonly text: string
  readonly change?: 'inserted' | 'deleted'
  readonly comment?: string
}

/** Text as it stands, and where changes are shown the pieces that it came from. */
type Words = { readonly text: string; readonly pieces?: readonly Piece[] }
/** A whole paragraph may have come or gone. */
type Paragraph = { readonly change?: 'inserted' | 'deleted' }

/** What a document consists of, whatever file it becomes. No block holds a line break. */
export type Block =
  | ({ readonly kind: 'title' } & Words)
  | ({ readonly kind: 'heading'; readonly level: HeadingLevel } & Words & Paragraph)
  /** A heading that closes with its own mark, and the text that follows on the same line. */
  | ({ readonly kind: 'run-in'; readonly level: HeadingLevel; readonly heading: string } & Words & Paragraph)
  | ({ readonly kind: 'paragraph' } & Words & Paragraph)
  | { readonly kind: 'signature'; readonly organ: string; readonly date: string }
  /** Begins a new page; `widths` are the columns' shares of the line. */
  | {
      readonly kind: 'table'
      readonly title: string
      readonly widths: readonly number[]
      readonly header: readonly string[]
      readonly rows: readonly (readonly string[])[]
    }

export type ExportableDraft = {
  readonly title: string
  readonly sections: readonly Pick<Section, 'level' | 'number' | 'heading' | 'runIn' | 'sentences'>[]
  readonly signature: DraftPlan['signature']
}

/**
 * A draft as blocks in reading order. Sentences of one paragraph are joined; a section without heading gives
 * paragraphs only; a run-in heading takes the first paragraph on its own line and gets the 。 it must close with.
 */
export function draftBlocks(draft: ExportableDraft): Block[] {
  const { organ, date } = draft.signature
  return [
    { kind: 'title', text: oneLine(draft.title) },
    ...draft.sections.flatMap(sectionBlocks),
    ...(organ === '' && date === ''
      ? []
      : [{ kind: 'signature', organ: oneLine(organ), date: oneLine(date) } as const]),
  ]
}

function sectionBlocks(section: ExportableDraft['sections'][number]): Block[] {
  const heading = oneLine(section.number + section.heading)
  const level = headingLevel(section.level)
  const texts = printedTexts(section.sentences)
  const [first, ...rest] = texts
  if (heading === '') return texts.map(paragraph)
  if (!section.runIn || first === undefined) {
    return [{ kind: 'heading', level, text: heading }, ...texts.map(paragraph)]
  }
  return [{ kind: 'run-in', level, heading: closedHeading(heading), text: first }, ...rest.map(paragraph)]
}

function printedTexts(sentences: Section['sentences']): string[] {
  const printed = sentences.map((sentence) => ({
    paragraph: sentence.paragraph,
    text: sentence.text + (isDoubted(sentence) ? DOUBT_MARK : ''),
  }))
  return paragraphTexts(printed)
    .map(oneLine)
    .filter((text) => text !== '')
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

const headingLevel = (level: number): HeadingLevel => (level <= 1 ? 1 : level === 2 ? 2 : level === 3 ? 3 : 4)

// Between two 汉字 a line break stands for nothing; elsewhere it stands for a blank.
const oneLine = (text: string): string =>
  text
    .replaceAll(/(?<=[^\p{ASCII}])\s*[\r\n]+\s*(?=[^\p{ASCII}])/gu, '')
    .replaceAll(/\s*[\r\n]+\s*/g, ' ')
    .trim()
