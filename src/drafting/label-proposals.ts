import { z } from 'zod'
import { AppError } from '../domain/errors.ts'
import type { ChatModel, ChatRequest } from '../domain/ports.ts'
import { THEMES, themeNamed } from '../domain/theme.ts'
import type { Proposal } from '../facts/extract/proposal.ts'
import { safeName } from '../facts/reconcile/plan-items.ts'
import { prompts } from '../generated/prompts.ts'
import { hideFigures } from '../text/hide-figures.ts'
import { nameLikeness } from '../text/likeness.ts'
import { findLiterals } from '../text/literals.ts'
import { askJson } from './model-writer/ask-json.ts'
import { fillPrompt, parsePrompt } from './prompt.ts'

const PROMPT = parsePrompt('label-figures.md', prompts['label-figures.md'])
const BATCH = 20
const LONGEST_SENTENCE = 300
/** A name is made of the words of its sentence; a model that puts in its own has not understood. */
const LEAST_LIKENESS = 0.8

const answerSchema = z.record(
  z.string(),
  z.object({ label: z.string().max(200).optional(), theme: z.string().max(40).optional() }),
)

export type Labelling = {
  readonly proposals: readonly Proposal[]
  /** What did not work, in Chinese; the proposals concerned stay as they were. */
  readonly notices: readonly string[]
}

/**
 * Lets a model propose names and themes of figures. It sees the sentences, without their figures by default, and is asked for nothing else; values, units
 * and places stay as they were read whatever it answers, and an answer in the wrong form changes nothing. `nonce` marks
 * the lines of the material.
 */
export async function labelProposals(
  model: ChatModel,
  proposals: readonly Proposal[],
  nonce: string,
  signal: AbortSignal,
): Promise<Labelling> {
  const labelled = new Map<string, Proposal>()
  const notices: string[] = []
  const asked = proposals.filter(({ fact }) => fact.kind === 'indicator')
  for (let from = 0; from < asked.length; from += BATCH) {
    const batch = asked.slice(from, from + BATCH)
    try {
      const answer = await askJson(model, requestFor(batch, nonce, model), answerSchema, signal)
      if (!answer) notices.push(`模型对第 ${from + 1} 条起的 ${batch.length} 条没有按格式回答，名称保持原样`)
      else for (const proposal of batch) labelled.set(proposal.id, withLabel(proposal, answer[proposal.id]))
    } catch (error) {
      if (!(error instanceof AppError) || signal.aborted) throw error
      notices.push(`模型没有给出名称（${error.title}），其余名称保持原样`)
      break
    }
  }
  return { proposals: proposals.map((proposal) => labelled.get(proposal.id) ?? proposal), notices }
}

function requestFor(
  batch: readonly Proposal[],
  nonce: string,
  { seesValues }: Pick<ChatModel, 'seesValues'>,
): ChatRequest {
  const items = batch
    .map(({ id, fact, places: [place] }) => {
      const words = place?.sentence ?? ''
      const sentence = seesValues === true ? words.replaceAll(/\s+/g, ' ') : hideFigures(words)
      return `${nonce} ${id} | ${fact.label} | ${sentence.slice(0, LONGEST_SENTENCE)}`
    })
    .join('\n')
  return fillPrompt(PROMPT, { items, themes: THEMES.join('、'), nonce })
}

function withLabel(
  proposal: Proposal,
  answer: { label?: string | undefined; theme?: string | undefined } | undefined,
): Proposal {
  const theme = themeNamed(answer?.theme ?? '') ?? proposal.fact.theme
  const label = safeName(answer?.label ?? '')
  const sentence = proposal.places[0]?.sentence ?? ''
  const fits =
    label.length >= 2 &&
    !/\d/.test(label.normalize('NFKC')) &&
    findLiterals(label).length === 0 &&
    nameLikeness(label, sentence) >= LEAST_LIKENESS
  return { ...proposal, fact: { ...proposal.fact, theme, label: fits ? label : proposal.fact.label } }
}
