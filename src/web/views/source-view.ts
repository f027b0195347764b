import type { Sentence } from '../../domain/draft.ts'
import type { Fact } from '../../domain/fact-sheet.ts'
import { explainAttribute } from './fact-view.ts'

/** A piece of a sentence's text, and the fact it comes from where it does. */
export type TextPiece = {
  readonly start: number
  readonly text: string
  readonly fact: string | null
  /** The part of the fact that it tells. */
  readonly attr: string | null
  readonly isGap: boolean
}

const GAP = /(【待[补定]：[^】]*】)/

/** The text in pieces, cut at the borders of what comes from facts and of gaps. Spans out of place are ignored. */
export function cutSentence({ text, facts }: Pick<Sentence, 'text' | 'facts'>): TextPiece[] {
  const spans = [...facts]
    .filter(({ start, end }) => start < end && end <= text.length)
    .sort((a, b) => a.start - b.start)
  const pieces: TextPiece[] = []
  let place = 0
  for (const { start, end, id, attr } of spans) {
    if (start < place) continue
    pieces.push(
      ...cutGaps(text.slice(place, start), place, null, null),
      ...cutGaps(text.slice(start, end), start, id, attr),
    )
    place = end
  }
  return [...pieces, ...cutGaps(text.slice(place), place, null, null)]
}

function cutGaps(text: string, offset: number, fact: string | null, attr: string | null): TextPiece[] {
  const pieces: TextPiece[] = []
  let start = offset
  for (const part of text.split(GAP)) {
    if (part !== '') pieces.push({ start, text: part, fact, attr, isGap: GAP.test(part) })
    start += part.length
  }
  return pieces
}

/** A fact that a sentence rests on, with every place in the sentence that comes from it. */
export type UsedFact = {
  readonly id: string
  /** Null when the sheet no longer holds it. */
  readonly fact: Fact | null
  readonly uses: readonly { readonly quote: string; readonly how: string }[]
}

/** The facts of a sentence in the order of their first use. */
export function factsOfSentence(sentence: Sentence, facts: readonly Fact[]): UsedFact[] {
  const ids = [...new Set(sentence.facts.map(({ id }) => id))]
  return ids.map((id) => {
    const fact = facts.find((candidate) => candidate.id === id) ?? null
    const uses = sentence.facts
      .filter((span) => span.id === id)
      .map(({ attr, start, end }) => ({
        quote: sentence.text.slice(start, end),
        how: fact === null ? attr : explainAttribute(fact, attr),
      }))
    return { id, fact, uses }
  })
}

/** A masked text in pieces; what was masked is told apart. */
export const cutMasked = (masked: string): { readonly text: string; readonly isMask: boolean }[] =>
  masked
    .split(/(〈[^〉]{1,4}〉)/)
    .filter((text) => text !== '')
    .map((text) => ({ text, isMask: text.startsWith('〈') && text.endsWith('〉') }))
