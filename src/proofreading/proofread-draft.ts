import type { Draft, Section } from '../domain/draft.ts'
import type { DraftFinding, DraftPlace, IgnoredFinding } from '../domain/draft-finding.ts'
import type { ProofFinding } from '../domain/finding.ts'
import { closedHeading, paragraphsOf } from '../domain/paragraphs.ts'
import type { ManuscriptOptions } from './manuscript.ts'
import { proofread } from './proofread.ts'

/** A part of a line that is one sentence, or a heading, or title or signature. */
type Piece = {
  readonly sectionId: string | null
  readonly sentenceId: string | null
  readonly start: number
  readonly end: number
}
type DraftLine = { readonly text: string; readonly pieces: readonly Piece[] }

/**
 * Everything the rules find in a draft as it would be printed, each with its sentences. `ignored` is what people let
 * stand. Fact checks are the gates' business: what the sheet does not bear out is told with the sentences themselves.
 */
export function proofreadDraft(
  draft: Draft,
  options: Omit<ManuscriptOptions, 'word'>,
  ignored: readonly IgnoredFinding[] = [],
): DraftFinding[] {
  const lines = draftLines(draft)
  const text = lines.map((line) => line.text).join('\n')
  const { findings } = proofread(text, { ...options, tellsLines: false })
  return findings.map((finding) => locate(finding, lines, ignored))
}

function locate(
  { line, start, end, places, ...finding }: ProofFinding,
  lines: readonly DraftLine[],
  ignored: readonly IgnoredFinding[],
): DraftFinding {
  const all = places.length > 0 ? places : [{ line, start, end, suggestion: finding.suggestion }]
  const located = all.map((place) => placeOf(place, lines))
  const sectionId = located[0]?.sectionId ?? null
  const known = ignored.find(
    (other) => other.rule === finding.rule && other.quote === finding.quote && other.sectionId === sectionId,
  )
  return { ...finding, places: located, ignored: known ? { id: known.id, reason: known.reason } : null }
}

function placeOf(
  { line, start, end, suggestion }: ProofFinding['places'][number],
  lines: readonly DraftLine[],
): DraftPlace {
  const pieces = lines[line - 1]?.pieces ?? []
  const piece = pieces.find((one) => start < one.end) ?? pieces.at(-1)
  if (!piece) return { sectionId: null, sentenceId: null, start, end, suggestion }
  const { sectionId, sentenceId } = piece
  const length = piece.end - piece.start
  const from = Math.min(Math.max(0, start - piece.start), length)
  // What runs on into the next sentence can only be changed by hand.
  const isWhole = end <= piece.end
  return {
    sectionId,
    sentenceId,
    start: from,
    end: Math.min(Math.max(from, end - piece.start), length),
    suggestion: isWhole ? suggestion : null,
  }
}

/** The lines of a draft as it is printed. */
function draftLines({ plan, sections }: Draft): DraftLine[] {
  const whole = (text: string): DraftLine => ({
    text,
    pieces: [{ sectionId: null, sentenceId: null, start: 0, end: text.length }],
  })
  return [
    whole(plan.title),
    ...sections.flatMap(sectionLines),
    ...[plan.signature.organ, plan.signature.date].filter((text) => text !== '').map(whole),
  ]
}

function sectionLines({ id, number, heading, runIn, sentences }: Section): DraftLine[] {
  const head = number + heading
  const headPiece: Piece = { sectionId: id, sentenceId: null, start: 0, end: head.length }
  const isRunIn = runIn && head !== '' && sentences.length > 0
  const lines = paragraphsOf(sentences).map((members, place) => {
    const isHeaded = isRunIn && place === 0
    let text = isHeaded ? closedHeading(head) : ''
    const pieces = isHeaded ? [headPiece] : []
    for (const sentence of members) {
      const start = text.length
      text += sentence.text.replaceAll(/[\r\n]/g, ' ')
      pieces.push({ sectionId: id, sentenceId: sentence.id, start, end: text.length })
    }
    return { text, pieces }
  })
  return isRunIn || head === '' ? lines : [{ text: head, pieces: [headPiece] }, ...lines]
}
