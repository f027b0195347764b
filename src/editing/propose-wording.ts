import { z } from 'zod'
import { AppError } from '../domain/errors.ts'
import type { ProofFinding } from '../domain/finding.ts'
import type { ChatModel, ChatRequest } from '../domain/ports.ts'
import { askJson } from '../drafting/model-writer/ask-json.ts'
import { fillPrompt, parsePrompt } from '../drafting/prompt.ts'
import { prompts } from '../generated/prompts.ts'
import { findLiterals } from '../text/literals.ts'
import { findNames } from '../text/names.ts'
import { splitSentences } from '../text/sentences.ts'
import type { Span } from '../text/span.ts'
import { claimsOf } from './stated-claims.ts'

const PROMPT = parsePrompt('proofread.md', prompts['proofread.md'])

/** Sentences that go to the model in one request, and how many it is asked about in all. */
const BATCH = 30
const MOST_SENTENCES = 600
const LONGEST_SENTENCE = 400
const LONGEST_CHANGE = 30

const KINDS = ['错别字', '搭配', '残缺', '多余', '语序', '语体'] as const
const answerSchema = z.object({
  changes: z
    .array(
      z.object({
        line: z.int(),
        from: z.string().min(1).max(LONGEST_CHANGE),
        to: z.string().max(LONGEST_CHANGE),
        kind: z.enum(KINDS).catch('语体'),
      }),
    )
    .max(200),
})
type Change = z.infer<typeof answerSchema>['changes'][number]

/** A sentence with a mark in place of every figure, name and quotation; `at` tells where each character came from. */
type Masked = { readonly line: number; readonly text: string; readonly at: readonly number[] }

export type WordingProposals = {
  readonly findings: readonly ProofFinding[]
  /** What did not work, in Chinese. */
  readonly notices: readonly string[]
}

/**
 * A model's second look at the wording of a text. It sees marks in place of figures, names and quotations; a proposal
 * that touches one, or brings one in, is dropped, and so is any that cannot be found in its sentence once. `nonce`
 * begins the lines of the material. Nothing that the model says of its own is passed on but the words to write.
 */
export async function proposeWording(
  model: ChatModel,
  text: string,
  nonce: string,
  signal: AbortSignal,
): Promise<WordingProposals> {
  const sentences = maskedSentences(text)
  const findings: ProofFinding[] = []
  const notices: string[] = []
  if (sentences.length > MOST_SENTENCES) notices.push(`文稿较长，模型只校对了前 ${MOST_SENTENCES} 句`)
  const asked = sentences.slice(0, MOST_SENTENCES)
  for (let from = 0; from < asked.length; from += BATCH) {
    const batch = asked.slice(from, from + BATCH)
    try {
      const answer = await askJson(model, requestFor(batch, nonce), answerSchema, signal)
      if (!answer) notices.push(`模型对第 ${from + 1} 句起的 ${batch.length} 句没有按格式回答`)
      else findings.push(...answer.changes.flatMap((change) => toFinding(change, batch) ?? []))
    } catch (error) {
      if (!(error instanceof AppError) || signal.aborted) throw error
      notices.push(`模型没有校对完（${error.title}），其余只按规则审校`)
      break
    }
  }
  return { findings, notices }
}

function maskedSentences(text: string): Masked[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, i) =>
    splitSentences(line)
      .filter(
        ({ start, end }) =>
          end - start <= LONGEST_SENTENCE && /\p{Script=Han}{4}/u.test(line.slice(start, end)),
      )
      .map((span) => maskSentence(line, span, i + 1)),
  )
}

const QUOTATION = /“[^“”]*”|《[^《》]*》|[A-Za-z0-9〔〕]+/g

function maskSentence(text: string, { start, end }: Span, line: number): Masked {
  const sentence = text.slice(start, end)
  const hidden = [...findLiterals(sentence), ...findNames(sentence), ...quotations(sentence)].toSorted(
    (a, b) => a.start - b.start || b.end - a.end,
  )
  let masked = ''
  const at: number[] = []
  let next = 0
  const copy = (to: number): void => {
    for (; next < to; next++) {
      masked += sentence.charAt(next)
      at.push(start + next)
    }
  }
  let count = 0
  for (const span of hidden) {
    if (span.start < next) continue
    copy(span.start)
    const mark = `〔${++count}〕`
    masked += mark
    for (const _ of mark) at.push(start + span.start)
    next = span.end
  }
  copy(sentence.length)
  return { line, text: masked, at }
}

const quotations = (text: string): Span[] =>
  Array.from(text.matchAll(QUOTATION), ({ index, 0: words }) => ({ start: index, end: index + words.length }))

function requestFor(batch: readonly Masked[], nonce: string): ChatRequest {
  const sentences = batch.map(({ text }, i) => `${nonce} ${i + 1} ${text.replaceAll(/\s+/g, ' ')}`).join('\n')
  return fillPrompt(PROMPT, { sentences, nonce })
}

/** A correction of wording changes a few characters and keeps some of them: whatever does more says something else. */
const MOST_ADDED = 3
const MOST_TAKEN = 6

function isSmall(from: string, to: string): boolean {
  const grown = to.length - from.length
  return (
    grown <= MOST_ADDED && -grown <= MOST_TAKEN && (to === '' || [...from].some((sign) => to.includes(sign)))
  )
}

/** Figures, names, ranks, quotations and marks are no wording. */
const isWording = (words: string): boolean =>
  !/[〔〕“”‘’《》〈〉\dA-Za-z\n]/.test(words.normalize('NFKC')) &&
  findLiterals(words).length === 0 &&
  findNames(words).length === 0

function toFinding({ line, from, to, kind }: Change, batch: readonly Masked[]): ProofFinding | undefined {
  const sentence = batch[line - 1]
  const index = sentence?.text.indexOf(from) ?? -1
  if (!sentence || index < 0 || sentence.text.indexOf(from, index + 1) >= 0) return undefined
  if (from === to || !isWording(from) || !isWording(to) || !isSmall(from, to)) return undefined
  const changed = sentence.text.slice(0, index) + to + sentence.text.slice(index + from.length)
  // Words that are harmless alone may make a figure or a name with their neighbours.
  if (claimsOf(changed) !== claimsOf(sentence.text)) return undefined
  const start = sentence.at[index] ?? 0
  return {
    rule: 'model.wording',
    severity: 'hint',
    line: sentence.line,
    start,
    end: start + from.length,
    quote: from,
    message: `模型建议：${kind === '错别字' ? '疑为错别字' : `疑有${kind}问题`}，请人工判断`,
    suggestion: to,
    source: '模型建议',
    safe: false,
    places: [],
  }
}
