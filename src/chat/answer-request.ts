import type { IntentName } from '../domain/conversation.ts'
import type { Writer } from '../domain/draft.ts'
import type { ChatModel } from '../domain/ports.ts'
import { COMMANDS } from './commands.ts'
import { converse } from './model/converse.ts'
import { readRequest } from './read-request.ts'
import type { Request } from './request.ts'
import type { AnswerPart, Situation } from './situation.ts'
import { notice, offer, tell } from './speak.ts'
import { editText, refreshText, writeText } from './tools/edit-text.ts'
import { correctFact, enterFacts, removeFact } from './tools/enter-facts.ts'
import { answerQuestion, explainSource } from './tools/explain.ts'
import { lockSections } from './tools/lock-sections.ts'
import { compareYears, searchShelf, tellLastYear } from './tools/look-back.ts'
import { checkText, tellExport, tellMissing } from './tools/look-over.ts'
import { undoStep } from './tools/undo-step.ts'

/** An answer on its way; what it was read as and who worded it is known at its end. */
export type Answering = {
  readonly parts: AsyncIterable<AnswerPart>
  readonly read: () => { readonly intent: IntentName | null; readonly author: Writer }
}

/**
 * Reads a request and answers it with the tools of the draft. What the rules read, they decide; what they do not, and
 * questions about the sheet, a model may read and word, where there is one.
 */
export function answerRequest(situation: Situation, signal: AbortSignal): Answering {
  const { draft, stored, request } = situation
  const byRules = readRequest(request.text, {
    sections: draft.sections,
    sheet: stored.sheet,
    context: request.context,
  })
  const result: { intent: IntentName | null; author: Writer } = {
    intent: byRules.intent === 'unclear' ? null : byRules.intent,
    author: 'engine',
  }
  const { model } = situation
  const isOpen = byRules.intent === 'unclear' || byRules.intent === 'question'
  if (!model || !isOpen || request.text.startsWith('/'))
    return { parts: answerBy(byRules, situation, signal), read: () => result }

  async function* answer(asked: ChatModel): AsyncIterable<AnswerPart> {
    const { request: byModel, sentences, ask, notice: fault } = await converse(situation, asked, signal)
    if (fault) yield notice('warning', 'model_unused', fault)
    if (sentences.length > 0) {
      result.intent = 'question'
      result.author = 'model'
      for (const sentence of sentences) yield { type: 'text', sentence }
      return
    }
    if (ask) {
      yield tell('您是要这样做吗？')
      yield offer(situation, [ask, { label: '看能做什么', text: '/帮助' }])
      return
    }
    const read = byRules.intent === 'question' ? byRules : (byModel ?? byRules)
    result.intent = read.intent === 'unclear' ? null : read.intent
    yield* answerBy(read, situation, signal)
  }
  return { parts: answer(model), read: () => result }
}

export async function* answerBy(
  request: Request,
  situation: Situation,
  signal: AbortSignal,
): AsyncIterable<AnswerPart> {
  switch (request.intent) {
    case 'add-fact':
      return yield* enterFacts(request.words, situation, signal)
    case 'correct-fact':
      return yield* correctFact(request.words, situation)
    case 'remove-fact':
      return yield* removeFact(request.words, situation)
    case 'write':
      return yield* writeText(request.target, situation, signal)
    case 'edit':
      return yield* editText(request.action, request.target, request.wish, situation, signal)
    case 'refresh':
      return yield* refreshText(request.target, situation, signal)
    case 'missing':
      return yield* tellMissing(request.target, situation)
    case 'check':
      return yield* checkText(request.target, situation)
    case 'source':
      return yield* explainSource(request.words, request.target, situation)
    case 'last-year':
      return yield* tellLastYear(request.words, situation, signal)
    case 'compare':
      return yield* compareYears(request.words, situation)
    case 'search':
      return yield* searchShelf(request.words, situation, signal)
    case 'question':
      return yield* answerQuestion(request.words, situation)
    case 'export':
      return yield* tellExport(request, situation)
    case 'lock':
      return yield* lockSections(request.locked, request.target, situation)
    case 'undo':
      return yield* undoStep(situation)
    case 'help':
      return yield* tellHelp(situation)
    case 'unclear': {
      yield tell(
        situation.model
          ? '没有看懂这句话。可以换个说法，或者从下面选：'
          : '没有看懂这句话（没有配置模型，只认常用的说法和命令）。可以换个说法，或者从下面选：',
      )
      yield offer(situation, request.could)
    }
  }
}

function* tellHelp(situation: Situation): Iterable<AnswerPart> {
  yield tell('可以直接说话，也可以用命令：')
  yield { type: 'card', card: { type: 'commands', id: situation.newId(), commands: [...COMMANDS] } }
  yield tell('例如“公办园占比改成58.6%”“第二部分精简一下”“58.2%是哪来的”“还缺什么”。')
  if (!situation.model) yield tell('没有配置模型：润色和改写由程序完成，能做的少一些；问答只认台账里的名称。')
  yield offer(situation, [
    { label: '还缺什么', text: '/缺' },
    { label: '检查全文', text: '/检查' },
    { label: '和上年比', text: '/对比' },
  ])
}
