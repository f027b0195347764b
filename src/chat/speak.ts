import type { AnswerSentence, Citation, MessageNotice, QuickReply } from '../domain/conversation.ts'
import type { Hit } from '../domain/document.ts'
import type { FactSpan } from '../domain/draft.ts'
import type { Attribute } from '../domain/reference.ts'
import { renderReference } from '../facts/render.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import type { Reading } from './request.ts'
import type { AnswerPart, Situation } from './situation.ts'

/** Words of the program, or what a fact says: a figure of the sheet is spoken in no other way. */
export type Spoken = string | { readonly fact: string; readonly attribute: Attribute }

/**
 * A sentence of an answer. What a fact says is rendered as in the text of the draft, and keeps its span; a fact that
 * cannot say it leaves a dash.
 */
export function sentenceOf(index: SheetIndex, ...parts: readonly Spoken[]): AnswerSentence {
  let text = ''
  const facts: FactSpan[] = []
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part
      continue
    }
    const { fact: id, attribute } = part
    const said = renderReference(index, { id, attribute, format: null })?.text ?? '——'
    facts.push({ id, attr: attribute, start: text.length, end: text.length + said.length })
    text += said
  }
  return { text, facts }
}

export const say = (index: SheetIndex, ...parts: readonly Spoken[]): AnswerPart => ({
  type: 'text',
  sentence: sentenceOf(index, ...parts),
})

/** Words of the program alone: they name no figure of the bureau's. */
export const tell = (text: string): AnswerPart => ({ type: 'text', sentence: { text, facts: [] } })

export const notice = (severity: MessageNotice['severity'], code: string, message: string): AnswerPart => ({
  type: 'notice',
  notice: { severity, code, message },
})

export const offer = ({ newId }: Pick<Situation, 'newId'>, readings: readonly Reading[]): AnswerPart => ({
  type: 'quick-replies',
  replies: readings.map(({ label, text }): QuickReply => ({ id: newId(), label, text })),
})

const LONGEST_CITATION = 600

export const citationOf = ({ passageId, documentId, title, path, text, masked }: Hit): Citation => ({
  passageId,
  documentId,
  title,
  path: [...path],
  text: cut(text),
  masked: cut(masked),
})

const cut = (text: string): string =>
  text.length > LONGEST_CITATION ? `${text.slice(0, LONGEST_CITATION)}……` : text

/** The opening words of a sentence, to be known by. */
export const opening = (text: string, length = 30): string =>
  text.length > length ? `${text.slice(0, length)}……` : text

export const headingOf = ({
  number,
  heading,
}: {
  readonly number: string
  readonly heading: string
}): string => `${number}${heading}`
