import type { Hit } from '../../domain/document.ts'
import type { Check, SectionPlan } from '../../domain/draft.ts'
import type { Fact } from '../../domain/fact-sheet.ts'
import { periodName } from '../../domain/period.ts'
import type { ChatModel, ChatRequest } from '../../domain/ports.ts'
import { describeFact } from '../../facts/describe.ts'
import { attributesOf } from '../../facts/render.ts'
import type { SheetIndex } from '../../facts/sheet-index.ts'
import { parseTemplate } from '../../grounding/references.ts'
import { fillPrompt } from '../prompt.ts'
import { REPAIR_PROMPT, SECTION_PROMPT } from './prompts.ts'

/** A sentence of the draft: as printed, and with references in place of what comes from facts. */
export type Said = {
  readonly text: string
  readonly template: string
  /** Never sent to a model. */
  readonly isPrivate?: boolean
}

export type ParagraphRequest = {
  readonly section: SectionPlan
  readonly facts: readonly Fact[]
  /** What the paragraph is to answer, where the plan says so. */
  readonly question?: string | undefined
  readonly index: SheetIndex
  readonly exemplars: readonly Hit[]
  /** What the draft says so far. */
  readonly said: readonly Said[]
  /** Begins every line of foreign text, and cannot be guessed by whoever wrote that text. */
  readonly nonce: string
  readonly model: Pick<ChatModel, 'seesValues'>
}

const SAID_CHARACTERS = 600
const MOST_SAID = 20
const EXEMPLAR_CHARACTERS = 300

/** Asks for one paragraph about these facts. The request holds no value of any fact but for a model that may see them. */
export function paragraphRequest({
  section,
  facts,
  question,
  index,
  exemplars,
  said,
  nonce,
  model,
}: ParagraphRequest): ChatRequest {
  const { sheet, planPeriod } = index
  const request = fillPrompt(SECTION_PROMPT, {
    organ: sheet.profile.organ,
    period: periodName(section.role === 'plan' ? planPeriod : sheet.period),
    section: section.heading,
    question: question ?? '（按要点写）',
    plan: planLines(facts, index, model),
    said: saidWithoutValues(said, index) || '（无）',
    nonce,
    exemplars:
      exemplars.map(({ masked }) => `${nonce} ${oneLine(masked).slice(0, EXEMPLAR_CHARACTERS)}`).join('\n') ||
      '（无）',
    length: `${facts.length * 40}至${facts.length * 90}`,
  })
  return { ...request, references: referencesOf(facts, index) }
}

/** Asks for one sentence again, with what was wrong with it. */
export function repairRequest(
  template: string,
  faults: readonly Check[],
  facts: readonly Fact[],
  index: SheetIndex,
  nonce: string,
  model: Pick<ChatModel, 'seesValues'>,
): ChatRequest {
  const request = fillPrompt(REPAIR_PROMPT, {
    plan: planLines(facts, index, model),
    sentence: oneLine(template),
    faults: faults.map(({ message }, i) => `${i + 1}. ${message}`).join('\n'),
    nonce,
  })
  return { ...request, references: referencesOf(facts, index) }
}

/** All that may stand between braces in an answer about these facts. */
export const referencesOf = (facts: readonly Fact[], index: SheetIndex): string[] =>
  facts.flatMap((fact) =>
    attributesOf(index, fact).map((attribute) => `${fact.id}${fact.label}.${attribute}`),
  )

export const planLines = (
  facts: readonly Fact[],
  index: SheetIndex,
  { seesValues }: Pick<ChatModel, 'seesValues'>,
): string => facts.map((fact) => describeFact(index, fact, seesValues)).join('\n')

/** The end of the draft so far, with the names of facts in place of what they say. */
const saidWithoutValues = (said: readonly Said[], index: SheetIndex): string =>
  said
    .filter(({ isPrivate }) => !isPrivate)
    .slice(-MOST_SAID)
    .flatMap(({ template }) => parseTemplate(template, index))
    .map((part) => (part.type === 'text' ? part.text : part.type === 'ref' ? part.reference.label : ''))
    .join('')
    .slice(-SAID_CHARACTERS)

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
