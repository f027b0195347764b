import type { ParagraphPlan, SectionPlan } from '../../domain/draft.ts'
import { AppError } from '../../domain/errors.ts'
import type { Fact } from '../../domain/fact-sheet.ts'
import { periodName } from '../../domain/period.ts'
import type { ChatModel, ChatRequest } from '../../domain/ports.ts'
import type { SheetIndex } from '../../facts/sheet-index.ts'
import { createForeignMatcher } from '../../grounding/foreign-words.ts'
import { parseTemplate } from '../../grounding/references.ts'
import { type GatedSentence, gateSentence } from '../gate-sentence.ts'
import { weighFact } from '../plan/fact-weight.ts'
import { fillPrompt } from '../prompt.ts'
import type { Said } from './build-request.ts'
import { FRAME_PROMPT } from './prompts.ts'
import { firstSentence } from './repair-sentence.ts'

export type FrameTask = {
  readonly frame: ParagraphPlan['frame']
  readonly section: Pick<SectionPlan, 'role'>
  /** What the text tells and the sentence may take up. */
  readonly facts: readonly Fact[]
  /** The verified sentences of the text. */
  readonly said: readonly Said[]
  readonly index: SheetIndex
  readonly foreign: ReadonlySet<string>
  readonly model: ChatModel
  readonly nonce: string
}

/** So many facts are offered: the weightiest of those told. */
const MOST_FACTS = 12
const TOLD_CHARACTERS = 1500
const LONGEST_FRAME = 150
/** Names alone are no sentence. */
const LEAST_WORDS = 4

/**
 * A model's sentence for an opening or a closing: it names what the verified text tells, by references, and says
 * nothing else of it. Null where nothing that passes the gates came.
 * @throws AppError where the model cannot be reached or refuses.
 */
export async function frameByModel(task: FrameTask, signal: AbortSignal): Promise<GatedSentence | null> {
  const { index, section, foreign, model } = task
  const facts = offeredFacts(task)
  if (facts.length === 0) return null
  const answer = await firstSentence(model, frameRequest({ ...task, facts }), signal)
  if (answer === null) return null
  const sentence = gateSentence(answer, index, {
    allowed: new Set(facts.map(({ id }) => id)),
    foreign: createForeignMatcher(foreign, index),
    gaps: new Set(),
    role: section.role,
    author: 'model',
  })
  return sentence.passed &&
    namesOnly(sentence, index) &&
    !task.said.some(({ text }) => text === sentence.text)
    ? sentence
    : null
}

const offeredFacts = ({ facts }: FrameTask): Fact[] => {
  const chosen = new Set(facts.toSorted((a, b) => weighFact(b) - weighFact(a)).slice(0, MOST_FACTS))
  return facts.filter((fact) => chosen.has(fact))
}

/** What was told once is only named here: the figures stand where they were told. */
function namesOnly({ template, text }: GatedSentence, index: SheetIndex): boolean {
  const parts = parseTemplate(template, index)
  const words = parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('')
  return (
    text.length <= LONGEST_FRAME &&
    parts.every((part) => part.type !== 'ref' || part.reference.attribute === '名称') &&
    (words.match(/\p{Script=Han}/gu)?.length ?? 0) >= LEAST_WORDS
  )
}

/** @throws AppError `unexpected` for a frame that the prompt has no words for. */
export function frameRequest({ frame, section, facts, said, index, nonce }: FrameTask): ChatRequest {
  const words = FRAME_PROMPT.tasks.get(frame)
  if (words === undefined) throw new AppError('unexpected', `提示词 frame 没有任务 ${frame}`)
  const { sheet, planPeriod } = index
  const request = fillPrompt(FRAME_PROMPT, {
    task: words,
    organ: sheet.profile.organ,
    period: periodName(section.role === 'plan' ? planPeriod : sheet.period),
    names: facts.map(({ id, label }) => `${id}${label} | 可用：名称`).join('\n'),
    nonce,
    told: toldLines(facts, said, index, nonce),
  })
  return { ...request, references: facts.map(({ id, label }) => `${id}${label}.名称`) }
}

/** The sentences about these facts, as they stand behind their references. */
function toldLines(facts: readonly Fact[], said: readonly Said[], index: SheetIndex, nonce: string): string {
  const wanted = new Set(facts.map(({ id }) => id))
  const lines: string[] = []
  let length = 0
  for (const { template, isPrivate } of said) {
    if (isPrivate) continue
    const parts = parseTemplate(template, index)
    if (!parts.some((part) => part.type === 'ref' && wanted.has(part.reference.id))) continue
    length += template.length
    if (length > TOLD_CHARACTERS) break
    lines.push(`${nonce} ${template.replaceAll(/\s+/g, ' ').trim()}`)
  }
  return lines.join('\n') || '（无）'
}
