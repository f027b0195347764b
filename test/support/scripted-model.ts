import { AppError } from '../../src/domain/errors.ts'
import type { ChatMessage, ChatModel, ChatRequest } from '../../src/domain/ports.ts'
import type { ScriptedAnswer } from './scripted-openai-server.ts'

/** What a scripted model does with one request: the pieces that it streams, then how it ends. */
export type ModelAnswer = ScriptedAnswer

/** A model's role: reads the request as a model would, `call` counts from 1. */
export type ModelScript = (
  request: { readonly messages: readonly Pick<ChatMessage, 'content'>[] },
  call: number,
) => ModelAnswer

/** A fact as the request lists it. */
export type Listed = {
  /** Id and label in one, as references hold them; a label may begin with a digit. */
  readonly head: string
  readonly id: string
  readonly label: string
  readonly attributes: readonly string[]
}

const LISTED = /^(([a-z]\d{1,5}?)(\D[^|\n]*?|\d{5}[^|\n]*?)) \| 可用：([^|\n]+)/gm

const contentOf = (request: Parameters<ModelScript>[0]): string => request.messages.at(-1)?.content ?? ''

/** The facts that the request allows, in its order. */
export function listedFacts(request: Parameters<ModelScript>[0]): Listed[] {
  return [...contentOf(request).matchAll(LISTED)].map(
    ([, head = '', id = '', label = '', attributes = '']) => ({
      head,
      id,
      label,
      attributes: attributes.trim().split('、'),
    }),
  )
}

/** The exemplars that the request shows, without the mark at the beginning of their lines. */
export function shownExemplars(request: Parameters<ModelScript>[0]): string[] {
  const content = contentOf(request)
  const nonce = /^下面以 (\S+) 开头/m.exec(content)?.[1]
  if (!nonce) return []
  return content
    .split('\n')
    .filter((line) => line.startsWith(`${nonce} `))
    .map((line) => line.slice(nonce.length + 1))
}

export const isRepair = (request: Parameters<ModelScript>[0]): boolean =>
  contentOf(request).includes('毛病：')

/** One true sentence about a fact, in references only. */
export function trueSentence({ head, attributes }: Listed): string {
  const attribute = ['全句', '内容', '措施', '名称'].find((name) => attributes.includes(name)) ?? '名称'
  return `{{${head}.${attribute}}}。`
}

/** Cuts a text into pieces that respect nothing: not words, not braces, not surrogates' neighbours. */
export const inPieces = (text: string, size = 7): string[] =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size))

export const saying = (text: string): ModelAnswer => ({ pieces: inPieces(text) })

/** Does what it is asked. */
export const obedientModel: ModelScript = (request) => saying(listedFacts(request).map(trueSentence).join(''))

/** Writes figures of its own in Arabic and in 汉字, and does not mend its ways. */
export const inventingModel: ModelScript = (request) =>
  saying(
    listedFacts(request)
      .map(({ label }, i) =>
        i % 2 === 0 ? `${label}达到98.76%，同比增长近三成。` : `${label}翻了一番，惠及壹万贰仟余人。`,
      )
      .join(''),
  )

/** Gives an exemplar's names back with the masks filled in, and the masked wording itself. */
export function copyingModel(originals: readonly string[]): ModelScript {
  return (request) =>
    saying([...originals, ...shownExemplars(request)].map((text) => `${text.replace(/。$/, '')}。`).join(''))
}

/** Breaks off in the middle of its answer, at the `at`-th character: by its length limit or by the connection. */
export function breakingModel(
  at: number,
  ending: 'length' | 'hang-up' | 'no-finish' = 'length',
): ModelScript {
  return (request) => ({
    pieces: inPieces(listedFacts(request).map(trueSentence).join('').slice(0, at)),
    ending,
  })
}

/** Uses ids that do not exist, labels of other facts and attributes that nobody has. */
export const confusedModel: ModelScript = (request) => {
  const facts = listedFacts(request)
  return saying(
    facts
      .map(({ id, label }, i) => {
        const other = facts[(i + 1) % facts.length]?.label ?? '别的'
        return [
          `{{${id}${other}甲.值}}。`,
          `{{z99${label}.值}}。`,
          `{{${id}${label}.好评}}。`,
          `{{${id}${label}.值。`,
        ][i % 4]
      })
      .join(''),
  )
}

/** Says nothing at all and ends well. */
export const silentModel: ModelScript = () => ({ pieces: [] })

/** Answers every request with an HTTP status. */
export const refusingModel =
  (status: number): ModelScript =>
  () => ({ pieces: [], status })

/** Says the same sentence for ever. */
export const repeatingModel: ModelScript = (request) => {
  const [first] = listedFacts(request)
  return saying(first ? trueSentence(first).repeat(3000) : '')
}

/** Thinks aloud in figures before it obeys. */
export const thinkingModel: ModelScript = (request) =>
  saying(
    `<think>先看看，大约有12345人。\n要不要写98%？</think>${listedFacts(request).map(trueSentence).join('')}`,
  )

/** Invents at first, and mends each sentence when asked. */
export const mendingModel: ModelScript = (request) =>
  isRepair(request)
    ? saying(listedFacts(request).slice(0, 1).map(trueSentence).join(''))
    : saying(
        listedFacts(request)
          .map(({ label }) => `${label}共计321个。`)
          .join(''),
      )

/** Leaves out every second fact. */
export const forgetfulModel: ModelScript = (request) =>
  saying(
    listedFacts(request)
      .filter((_, i) => i % 2 === 0)
      .map(trueSentence)
      .join(''),
  )

/** The script behind the port of a model, without a network. Records the requests. */
export function scriptedChatModel(script: ModelScript): ChatModel & { readonly requests: ChatRequest[] } {
  const requests: ChatRequest[] = []
  return {
    modelId: 'scripted',
    requests,
    async *stream(request, signal) {
      requests.push(request)
      const { pieces, ending = 'stop', status } = script(request, requests.length)
      if (status !== undefined) {
        const refused = status === 401 || status === 403
        throw refused
          ? new AppError('model_refused', '模型服务不接受密钥')
          : new AppError('model_unavailable', '模型服务没有响应')
      }
      for (const text of pieces) {
        signal?.throwIfAborted()
        yield { type: 'text', text }
      }
      if (ending === 'stop' || ending === 'no-done') yield { type: 'end', reason: 'stop' }
      else if (ending === 'length' || ending === 'no-finish') yield { type: 'end', reason: 'cut' }
    },
  }
}
