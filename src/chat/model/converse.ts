import { z } from 'zod'
import { withoutInstructions } from '../../corpus/instruction-lines.ts'
import { type AnswerSentence, INTENTS, type IntentName } from '../../domain/conversation.ts'
import type { Hit } from '../../domain/document.ts'
import type { Fact } from '../../domain/fact-sheet.ts'
import type { ChatModel, ChatRequest } from '../../domain/ports.ts'
import { type EditAction, editActionSchema } from '../../domain/suggestion.ts'
import { gateSentence } from '../../drafting/gate-sentence.ts'
import { askJson, tryModel } from '../../drafting/model-writer/ask-json.ts'
import { nonceOf } from '../../drafting/nonce.ts'
import { fillPrompt } from '../../drafting/prompt.ts'
import { describeFact } from '../../facts/describe.ts'
import { createForeignMatcher } from '../../grounding/foreign-words.ts'
import { hideFigures } from '../../text/hide-figures.ts'
import { splitSentences } from '../../text/sentences.ts'
import { COMMANDS } from '../commands.ts'
import { factsNamed } from '../name-fact.ts'
import { themeIn } from '../name-section.ts'
import type { Reading, Request, Target } from '../request.ts'
import type { Situation } from '../situation.ts'
import { headingOf } from '../speak.ts'
import { CONVERSATION_PROMPT } from './prompts.ts'

const MOST_FACTS = 60
const MOST_SECTIONS = 60
const MOST_PASSAGES = 3
const MOST_SENTENCES = 6
const LONGEST_PASSAGE = 300
const LONGEST_REQUEST = 300

const answerSchema = z.object({
  intent: z.enum([...INTENTS, 'none']),
  section: z.string().max(64).nullish(),
  action: editActionSchema.nullish().catch(null),
  answer: z.array(z.string().max(500)).max(20).default([]),
})
type Answer = z.infer<typeof answerSchema>

export type Conversed = {
  /** What the words ask for, as the model reads them; null where it does not know either. */
  readonly request: Request | null
  /** Verified sentences in the model's words. */
  readonly sentences: readonly AnswerSentence[]
  /** Steps that act at once are not taken on a model's word: the writer says them. */
  readonly ask: Reading | null
  /** Why the model was of no use, in Chinese. */
  readonly notice: string | null
}

/**
 * Lets a model read a request that the rules cannot, and word an answer from the facts of the sheet. Its sentences are
 * templates that pass both gates or are not said; an answer of the wrong form counts for nothing.
 */
export async function converse(
  situation: Situation,
  model: ChatModel,
  signal: AbortSignal,
): Promise<Conversed> {
  const { request, index, shelf, newId } = situation
  const found = await shelf.search(
    { query: request.text.slice(0, 500), filters: {}, limit: MOST_PASSAGES },
    signal,
  )
  // A shelf that was filled before instructions were dropped may hold some still.
  const hits = found.hits
    .map((hit) => ({ ...hit, masked: withoutInstructions(hit.masked) }))
    .filter(({ masked }) => masked !== '')
  const asked = conversationRequest(situation, hits, model, nonceOf(newId))
  const { answer, fault } = await tryModel(() => askJson(model, asked, answerSchema, signal), signal)
  const nothing = { request: null, sentences: [], ask: null }
  if (!answer) return { ...nothing, notice: `${fault ?? '模型没有按格式回答'}，改按常用说法理解` }
  const foreign = createForeignMatcher(new Set(hits.flatMap((hit) => hit.foreign)), index)
  const exemplars = hits.map(({ masked }) => masked)
  const sentences = answer.answer
    .flatMap((text) => splitSentences(text).map(({ start, end }) => text.slice(start, end)))
    .slice(0, MOST_SENTENCES)
    .flatMap((template): AnswerSentence[] => {
      const gated = gateSentence(template, index, { author: 'model', foreign, exemplars })
      // A sentence without a fact says nothing that anybody has asked for.
      if (!gated.passed || gated.facts.length === 0 || gated.class === '?') return []
      return [{ text: gated.text, facts: [...gated.facts] }]
    })
  return { ...requestOf(answer, situation), sentences, notice: null }
}

export function conversationRequest(
  { draft, stored, index, request }: Pick<Situation, 'draft' | 'stored' | 'index' | 'request'>,
  hits: readonly Hit[],
  model: Pick<ChatModel, 'seesValues'>,
  nonce: string,
): ChatRequest {
  const seen = model.seesValues === true
  const named = factsNamed(request.text, stored.sheet).map(({ fact }) => fact)
  const theme = themeIn(request.text)?.theme
  const rank = (fact: Fact): number => (named.includes(fact) ? 0 : fact.theme === theme ? 1 : 2)
  const facts = stored.sheet.facts.toSorted((a, b) => rank(a) - rank(b)).slice(0, MOST_FACTS)
  const lines = (texts: readonly string[]): string =>
    texts.map((text) => `${nonce} ${text}`).join('\n') || `${nonce} 无`
  return {
    ...fillPrompt(CONVERSATION_PROMPT, {
      nonce,
      intents: INTENT_LINES,
      sections: lines(
        draft.sections
          .slice(0, MOST_SECTIONS)
          // Nothing of what is locked leaves the service, the heading included.
          .map(
            (section) =>
              `${section.id} ${section.locked ? `${section.number}（已锁定）` : headingOf(section)}`,
          ),
      ),
      facts: facts.map((fact) => describeFact(index, fact, seen)).join('\n') || '无',
      passages: lines(hits.map(({ masked }) => masked.replaceAll(/\s+/g, ' ').slice(0, LONGEST_PASSAGE))),
      request: lines([
        seen ? request.text.replaceAll(/\s+/g, ' ') : hideFigures(request.text).slice(0, LONGEST_REQUEST),
      ]),
    }),
  }
}

const INTENT_LINES = [
  ...[...new Map(COMMANDS.map(({ intent, summary }) => [intent, summary]))]
    .filter(([intent]) => intent !== 'edit')
    .map(([intent, summary]) => `${intent} ${summary}`),
  `edit 修改文字，action 从 ${editActionSchema.options.join('、')} 里选`,
  'none 都不是',
].join('\n')

function requestOf(
  { intent, section, action }: Answer,
  situation: Situation,
): Pick<Conversed, 'request' | 'ask'> {
  const words = situation.request.text
  const target = targetOf(section ?? null, situation)
  if (intent === 'none') return { request: null, ask: null }
  const step = ACTING[intent]
  if (step) return { request: null, ask: stepOf(step, target, situation) }
  return { request: asRequest(intent, words, target, action ?? null), ask: null }
}

/** What acts at once. */
const ACTING: Partial<Readonly<Record<IntentName, { readonly label: string; readonly command: string }>>> = {
  undo: { label: '撤销最近一步', command: '/撤销' },
  lock: { label: '锁定', command: '/锁定' },
}

function stepOf(
  { label, command }: { readonly label: string; readonly command: string },
  target: Target,
  { draft }: Situation,
): Reading {
  const section =
    target.type === 'sections' ? draft.sections.find(({ id }) => id === target.ids[0]) : undefined
  if (command === '/撤销' || !section) return { label, text: command }
  return { label: `${label}“${headingOf(section)}”`, text: `${command} ${headingOf(section)}` }
}

function targetOf(section: string | null, { draft }: Situation): Target {
  if (section === 'all') return { type: 'whole' }
  return draft.sections.some(({ id }) => id === section) && section !== null
    ? { type: 'sections', ids: [section] }
    : { type: 'none' }
}

/** The writer's own words go on to the tools, never a model's. */
function asRequest(
  intent: IntentName,
  words: string,
  target: Target,
  action: EditAction | null,
): Request | null {
  const orWhole: Target = target.type === 'none' ? { type: 'whole' } : target
  switch (intent) {
    case 'add-fact':
    case 'correct-fact':
    case 'remove-fact':
    case 'last-year':
    case 'compare':
    case 'search':
    case 'question':
      return { intent, words }
    case 'write':
      return { intent, target: orWhole }
    case 'edit':
      return { intent, action: action ?? 'instruct', target, wish: words }
    case 'refresh':
    case 'missing':
    case 'check':
      return { intent, target: orWhole }
    case 'source':
      return { intent, words, target }
    case 'export':
      return { intent, format: 'docx', final: false }
    case 'help':
      return { intent }
    case 'lock':
    case 'undo':
      return null
  }
}
