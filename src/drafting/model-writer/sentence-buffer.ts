/** Collects streamed text and hands out whole sentences. */
export type SentenceBuffer = {
  /** Takes the next piece of the stream; returns the sentences that it completes. */
  push(piece: string): string[]
  /** What stands behind the last complete sentence; empty when the stream ended with one. */
  rest(): string
}

const ENDS = '。！？'
const CLOSERS = '”’）》」』'
const OPENERS = new Map([
  ['“', '”'],
  ['（', '）'],
  ['《', '》'],
])

/** A sentence that runs past this many characters is cut at its last ；. */
const LONG = 200
/** Without any ；, what was written so far counts as one sentence, so that the buffer stays small. */
const TOO_LONG = 400

/**
 * A sentence ends at 。！？ outside quotation marks, brackets and `{{ }}`, or at the end of a line. A closing
 * mark behind the 。 belongs to the sentence before it; the last sentence is therefore held until the next
 * character or the end of the stream.
 */
export function createSentenceBuffer(): SentenceBuffer {
  let text = ''
  return {
    push(piece) {
      text += piece
      const sentences: string[] = []
      for (let end = findEnd(text); end !== undefined; end = findEnd(text)) {
        const sentence = text.slice(0, end).trim()
        text = text.slice(end)
        if (sentence) sentences.push(sentence)
      }
      return sentences
    },
    rest: () => text.trim(),
  }
}

/** The end of the first complete sentence, or undefined while it is still open. */
function findEnd(text: string): number | undefined {
  const open: string[] = []
  let semicolon: number | undefined
  for (let i = 0; i < text.length; i++) {
    const mark = text.charAt(i)
    if (mark === '\n') return i + 1
    if (text.startsWith('{{', i)) {
      const close = text.indexOf('}}', i)
      const line = text.indexOf('\n', i)
      if (close >= 0 && (line < 0 || close < line)) {
        i = close + 1
        continue
      }
      if (line < 0 && text.length - i < LONG) return undefined
    }
    const closer = OPENERS.get(mark)
    if (closer) open.push(closer)
    else if (mark === open.at(-1)) open.pop()
    else if (open.length === 0 && ENDS.includes(mark)) {
      let end = i + 1
      while (end < text.length && (CLOSERS + ENDS).includes(text.charAt(end))) end++
      return end < text.length ? end : undefined
    } else if (mark === '；' && i < LONG) semicolon = i + 1
    if (i >= LONG && semicolon !== undefined) return semicolon
    if (i >= TOO_LONG) return i + 1
  }
  return undefined
}
