import type { Check } from '../../domain/draft.ts'
import type { Fact } from '../../domain/fact-sheet.ts'
import type { ChatModel, ChatRequest } from '../../domain/ports.ts'
import type { SheetIndex } from '../../facts/sheet-index.ts'
import type { GatedSentence } from '../gate-sentence.ts'
import { repairRequest } from './build-request.ts'
import { createSentenceBuffer } from './sentence-buffer.ts'
import { streamAnswer } from './stream-answer.ts'
import { tidyAnswer } from './tidy-answer.ts'

const MOST_TRIES = 2
const LONGEST_ANSWER = 1000

export type Repair = {
  readonly sentence: GatedSentence
  readonly facts: readonly Fact[]
  readonly index: SheetIndex
  readonly model: ChatModel
  readonly nonce: string
  readonly gate: (template: string) => GatedSentence
}

/**
 * Asks the model at most twice to say one sentence again, and gives up early when it makes the same faults anew.
 * Null where no answer passes the gates.
 */
export async function repairSentence(repair: Repair, signal: AbortSignal): Promise<GatedSentence | null> {
  const { facts, index, model, nonce, gate } = repair
  let sentence = repair.sentence
  const seen = new Set([signatureOf(sentence.checks)])
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const faults = sentence.checks.filter(({ severity }) => severity === 'error')
    const answer = await firstSentence(
      model,
      repairRequest(sentence.template, faults, facts, index, nonce, model),
      signal,
    )
    if (answer === null) return null
    sentence = gate(answer)
    if (sentence.passed) return sentence
    const signature = signatureOf(sentence.checks)
    if (seen.has(signature)) return null
    seen.add(signature)
  }
  return null
}

/** The same faults, whatever the words around them. */
const signatureOf = (checks: readonly Check[]): string =>
  checks
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, message }) => `${rule} ${message}`)
    .toSorted()
    .join('\n')

/** The first sentence of an answer; null where it is cut, overlong or empty. */
export async function firstSentence(
  model: ChatModel,
  request: ChatRequest,
  signal: AbortSignal,
): Promise<string | null> {
  const buffer = createSentenceBuffer()
  let length = 0
  let answer: string | undefined
  for await (const chunk of streamAnswer(model, request, signal)) {
    if (chunk.type === 'retract') {
      buffer.clear()
      answer = undefined
      continue
    }
    const ended = chunk.type === 'end'
    if (ended && chunk.reason === 'cut') return null
    const words = ended ? '\n' : chunk.text
    length += words.length
    answer ??= buffer
      .push(words)
      .map(tidyAnswer)
      .find((sentence) => sentence !== '')
    // A general sentence may be a thought whose end is still to come.
    if (ended || answer?.includes('{{')) return answer ?? null
    if (length > LONGEST_ANSWER) return null
  }
  return null
}
