/** Collects streamed text and hands out whole sentences. */
export type SentenceBuffer = {
  /** Takes the next piece of the stream; returns the sentences that it completes. */
  push(piece: string): string[]
  /** What stands behind the last complete sentence; empty when the stream ended with one. */
  rest(): string
  /** Forgets what stands behind the last complete sentence. */
  clear(): void
}

const ENDS = '。！？'
const CLOSERS = '”’）)》」』】'
const OPENERS = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['（', '）'],
  ['(', ')'],
  ['《', '》'],
  ['「', '」'],
  ['『', '』'],
  ['【', '】'],
])

/** A sentence that runs past this many characters is cut at its last ；, or where a mark was never closed. */
const LONG = 200
/** Without any ；, what was written so far counts as one sentence, so that the buffer stays small. */
const TOO_LONG = 400

/** What is known of the sentence being read, so that no character is read twice as the stream grows. */
type Reading = {
  at: number
  readonly open: string[]
  inReference: number | null
  semicolon: number | null
  /** The first end inside of a mark: the sentence's end, should the mark never be closed. */
  innerEnd: number | null
}

const newReading = (): Reading => ({
  at: 0,
  open: [],
  inReference: null,
  semicolon: null,
  innerEnd: null,
})

/**
 * A sentence ends at 。！？ outside quotation marks, brackets and `{{ }}`, or at the end of a line. A closing
 * mark behind the 。 belongs to the sentence before it; the last sentence is therefore held until the next
 * character or the end of the stream. Takes time in proportion to the stream, whatever its pieces.
 */
export function createSentenceBuffer(): SentenceBuffer {
  let text = ''
  let reading = newReading()
  return {
    push(piece) {
      text += piece
      const sentences: string[] = []
      let start = 0
      for (let end = findEnd(text, start, reading); end !== null; end = findEnd(text, start, reading)) {
        const sentence = text.slice(start, end).trim()
        start = end
        reading = newReading()
        if (sentence) sentences.push(sentence)
      }
      text = text.slice(start)
      return sentences
    },
    rest: () => text.trim(),
    clear() {
      text = ''
      reading = newReading()
    },
  }
}

/** The end of the sentence that begins at `start`, or null while it is still open; reads on where it stopped. */
function findEnd(text: string, start: number, reading: Reading): number | null {
  for (; start + reading.at < text.length; reading.at += 1) {
    const { at } = reading
    const place = start + at
    const mark = text.charAt(place)
    if (mark === '\n') return reading.innerEnd === null ? place + 1 : start + reading.innerEnd
    // Double braces, and an end with what closes behind it, are told by the next character.
    if ('{}'.includes(mark) && place + 1 >= text.length) return null
    if (reading.inReference !== null && at - reading.inReference > LONG) reading.inReference = null
    if (text.startsWith('{{', place)) reading.inReference = at
    else if (reading.inReference !== null) {
      if (text.startsWith('}}', place)) {
        reading.inReference = null
        reading.at += 1
      }
      continue
    }
    const closer = OPENERS.get(mark)
    if (closer) reading.open.push(closer)
    else if (mark === reading.open.at(-1)) reading.open.pop()
    else if (ENDS.includes(mark)) {
      const end = endBehind(text, place + 1)
      if (reading.open.length > 0) reading.innerEnd ??= at + 1
      else return end < text.length ? end : null
    } else if (mark === '；' && at < LONG) reading.semicolon = at + 1
    if (reading.open.length === 0) reading.innerEnd = null
    if (at >= LONG && reading.innerEnd !== null) return start + reading.innerEnd
    if (at >= LONG && reading.semicolon !== null) return start + reading.semicolon
    if (at >= TOO_LONG) return place + 1
  }
  return null
}

function endBehind(text: string, from: number): number {
  let end = from
  while (end < text.length && (CLOSERS + ENDS).includes(text.charAt(end))) end += 1
  return end
}
