import { z } from 'zod'
import type { DraftPlan, SectionPlan } from '../../domain/draft.ts'
import { periodName } from '../../domain/period.ts'
import type { ChatModel, ChatRequest } from '../../domain/ports.ts'
import type { SheetIndex } from '../../facts/sheet-index.ts'
import { checkTemplate } from '../../grounding/gate-a.ts'
import { referenceTo, writeReference } from '../../grounding/references.ts'
import { fillPrompt } from '../prompt.ts'
import { askJson, tryModel } from './ask-json.ts'
import { PLAN_PROMPT } from './prompts.ts'

const LONGEST_QUESTION = 30
/** Fewer facts have no order worth asking for. */
const LEAST_FACTS = 3

const proposalSchema = z.object({
  sections: z
    .array(
      z.object({
        id: z.string(),
        order: z.array(z.string()).max(500),
        questions: z.array(z.string()).max(100).optional(),
      }),
    )
    .max(200),
})
type Proposal = z.infer<typeof proposalSchema>['sections'][number]

/**
 * The plan with the order of facts that a model proposes within each section, and with the question that each
 * paragraph is to answer. Code has made the plan; a proposal that is malformed, that adds or loses a fact, or a model that does
 * not answer changes nothing.
 */
export async function proposeOrder(
  plan: DraftPlan,
  index: SheetIndex,
  model: ChatModel,
  nonce: string,
  signal: AbortSignal,
): Promise<DraftPlan> {
  const open = plan.sections.filter((section) => factsOf(section).length >= LEAST_FACTS)
  if (open.length === 0) return plan
  const { answer } = await tryModel(
    () => askJson(model, planRequest(plan, open, index, nonce), proposalSchema, signal),
    signal,
  )
  // Of two orders for one section neither can be meant.
  const proposed = Map.groupBy(answer?.sections ?? [], ({ id }) => id)
  return {
    ...plan,
    sections: plan.sections.map((section) => {
      const [proposal, ...more] = proposed.get(section.id) ?? []
      return proposal && more.length === 0 && open.includes(section)
        ? accept(section, proposal, index)
        : section
    }),
  }
}

const withFacts = ({ paragraphs }: SectionPlan): SectionPlan['paragraphs'] =>
  paragraphs.filter(({ facts }) => facts.length > 0)
const factsOf = ({ paragraphs }: SectionPlan): string[] => paragraphs.flatMap(({ facts }) => facts)

function planRequest(
  plan: DraftPlan,
  sections: readonly SectionPlan[],
  { sheet, byId }: SheetIndex,
  nonce: string,
): ChatRequest {
  const lines = sections.flatMap((section) => [
    `${nonce} ${section.id} ${section.heading}`,
    ...withFacts(section).flatMap(({ facts }, i) =>
      facts.map((id) => `${nonce} ${section.id} 段${i + 1} ${id} ${byId.get(id)?.label ?? ''}`),
    ),
  ])
  return fillPrompt(PLAN_PROMPT, {
    organ: sheet.profile.organ,
    period: periodName(plan.period),
    nonce,
    sections: lines.join('\n'),
  })
}

/** The facts in their new order, in paragraphs as long as before, each with its question where that is harmless. */
function accept(section: SectionPlan, { order, questions = [] }: Proposal, index: SheetIndex): SectionPlan {
  const facts = factsOf(section)
  const isPermutation = order.length === facts.length && new Set(order).size === facts.length
  if (!isPermutation || !facts.every((id) => order.includes(id))) return section
  let taken = 0
  let place = 0
  const paragraphs = section.paragraphs.map((paragraph) => {
    const own = order.slice(taken, taken + paragraph.facts.length)
    taken += own.length
    if (own.length === 0) return paragraph
    const question = questions[place]?.replaceAll(/\s+/g, ' ').trim() ?? ''
    place += 1
    return { ...paragraph, facts: own, ...(isHarmless(question, own, index) ? { question } : {}) }
  })
  return { ...section, paragraphs }
}

/** A question goes back to the model alone, and still says no more of the facts than a sentence might. */
function isHarmless(question: string, facts: readonly string[], index: SheetIndex): boolean {
  const fact = index.byId.get(facts[0] ?? '')
  if (!fact || question === '' || question.length > LONGEST_QUESTION) return false
  const sentence = `${writeReference(referenceTo(fact, '名称'))}，${question}`
  return !checkTemplate(sentence, index, { author: 'model' }).some(({ rule }) => QUESTION_RULES.has(rule))
}

const QUESTION_RULES: ReadonlySet<string> = new Set(['A2', 'A3', 'A4', 'A6'])
