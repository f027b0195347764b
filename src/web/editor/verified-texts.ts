import type { FactSpan } from '../../domain/draft.ts'
import type { Finding } from '../../domain/finding.ts'
import type { Verification } from '../transport/sheets.ts'

/** What the checks say of one sentence; offsets in the sentence. */
export type Verified = {
  readonly facts: readonly FactSpan[]
  readonly findings: readonly Pick<Finding, 'severity' | 'start' | 'end' | 'quote' | 'message'>[]
}

export type VerifiedTexts = {
  of(text: string): Verified | undefined
  /** Has what is not known yet checked once typing rests. */
  want(texts: readonly string[]): void
  /** The sheet became another: nothing is known any more. */
  forget(): void
  stop(): void
}

const REST_MS = 160
const MOST_KNOWN = 2000
const LONGEST_TEXT = 100_000

type Needs = {
  verify(text: string, signal: AbortSignal): Promise<Verification>
  later(milliseconds: number, work: () => void): () => void
  onKnown(): void
}

/** The checks of sentences typed by hand, asked of the service a few at a time and remembered by their words. */
export function createVerifiedTexts({ verify, later, onKnown }: Needs): VerifiedTexts {
  const known = new Map<string, Verified>()
  let wanted: readonly string[] = []
  let stopTimer = (): void => undefined
  let leaving: AbortController | null = null

  function ask(): void {
    const texts = [...new Set(wanted)].filter((text) => !known.has(text))
    if (texts.length === 0) return
    leaving?.abort()
    leaving = new AbortController()
    const { signal } = leaving
    verify(texts.join('\n').slice(0, LONGEST_TEXT), signal).then(
      (verification) => {
        if (signal.aborted) return
        if (known.size > MOST_KNOWN) known.clear()
        texts.forEach((text, index) => {
          known.set(text, verifiedLine(verification, index + 1))
        })
        onKnown()
      },
      // Not reached: the words are checked when they are saved, and asked for again with the next key.
      () => undefined,
    )
  }

  return {
    of: (text) => known.get(text),
    want(texts) {
      wanted = texts
      stopTimer()
      if (texts.some((text) => !known.has(text))) stopTimer = later(REST_MS, ask)
    },
    forget() {
      known.clear()
      ask()
    },
    stop() {
      stopTimer()
      leaving?.abort()
    },
  }
}

/** What was found on one line of the text that was asked about. Its offsets are those in the line. */
const verifiedLine = ({ sentences, findings }: Verification, line: number): Verified => ({
  facts: sentences.filter((sentence) => sentence.line === line).flatMap(({ facts }) => facts),
  findings: findings.filter((finding) => finding.line === line),
})
