import type { Node } from 'prosemirror-model'
import type { Sentence } from '../../domain/draft.ts'
import { splitSentences } from '../../text/sentences.ts'
import { schema, sentenceOf } from './schema.ts'

/** A sentence in a paragraph, by offsets in its text, with its record while its words are the record's. */
export type SentenceRun = {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly record: Sentence | null
}

const known = new WeakMap<Node, readonly SentenceRun[]>()

/**
 * The sentences of a paragraph. A record counts where its text stands unchanged, however sentences are cut:
 * between records the text is cut as the service cuts it. A paragraph node never changes, so it is read once.
 */
export function readParagraph(paragraph: Node): readonly SentenceRun[] {
  const read = known.get(paragraph)
  if (read) return read
  const runs = [...cutRuns(paragraph)]
  known.set(paragraph, runs)
  return runs
}

function* cutRuns(paragraph: Node): Generator<SentenceRun> {
  const text = paragraph.textContent
  let place = 0
  for (const { record, start, end } of wholeRecords(paragraph, text)) {
    yield* ownRuns(text, place, start)
    yield { record, start, end, text: record.text }
    place = end
  }
  yield* ownRuns(text, place, text.length)
}

/** What stands on the paper without a record, or with one that the checks object to: its words are to be checked. */
export function unrecordedTexts(doc: Node): string[] {
  const texts: string[] = []
  doc.descendants((node) => {
    if (node.type !== schema.nodes.paragraph) return true
    for (const { text, record } of readParagraph(node)) {
      if (record === null || (record.author === 'writer' && record.checks.length > 0)) texts.push(text)
    }
    return false
  })
  return texts
}

type Piece = { record: Sentence | null; start: number; end: number }

/** Where a record lies on all of its words and on no others. */
function wholeRecords(paragraph: Node, text: string): { record: Sentence; start: number; end: number }[] {
  const pieces: Piece[] = []
  paragraph.forEach((node, start) => {
    const record = sentenceOf(node)
    const last = pieces[pieces.length - 1]
    const end = start + node.nodeSize
    if (last && last.record === record) last.end = end
    else pieces.push({ record, start, end })
  })
  return pieces.flatMap(({ record, start, end }, index) => {
    if (record === null || text.slice(start, end) !== record.text) return []
    const [before, after] = [pieces[index - 1], pieces[index + 1]]
    // Words typed right before or behind a sentence make it another one, unless a sentence ends between them.
    const begins = before === undefined || before.record !== null || ENDS.test(text.slice(0, start))
    const ends = after === undefined || after.record !== null || ENDS.test(record.text)
    return begins && ends ? [{ record, start, end }] : []
  })
}

const ENDS = /[。！？!?…．｡；：”’）)》〉】」』\s]$/

function* ownRuns(text: string, from: number, to: number): Generator<SentenceRun> {
  for (const { start, end } of splitSentences(text.slice(from, to))) {
    yield { start: from + start, end: from + end, text: text.slice(from + start, from + end), record: null }
  }
}
