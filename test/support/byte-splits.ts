import { createChatModel } from '../../src/adapters/openai/chat-model.ts'
import { createSentenceBuffer } from '../../src/drafting/model-writer/sentence-buffer.ts'
import { streamAnswer } from '../../src/drafting/model-writer/stream-answer.ts'
import { tidyAnswer } from '../../src/drafting/model-writer/tidy-answer.ts'

const delta = (content: object, finish: string | null = null): string =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: content, finish_reason: finish }] })}`

/** One answer as a service streams it: thoughts of both kinds, comments, both line ends, references, odd letters. */
export const SPLIT_STREAM: Uint8Array = new TextEncoder().encode(
  [
    ': 心跳\n',
    `${delta({ role: 'assistant', content: '' })}\n`,
    `${delta({ reasoning_content: '先算12345人' })}\r\n\r`,
    `${delta({ content: '<thi' })}\n`,
    `${delta({ content: 'nk>大约98%</think>' })}\n`,
    `${delta({ content: '{{i1办学规模.全句}}' })}\r\n\r`,
    `${delta({ content: '{{i2覆盖率.全句}}。\n“扎实' })}\n`,
    `${delta({ content: '推进”各项工作𠮷，{{e3专题培训.全句}}。' })}\n`,
    ': \n',
    `${delta({}, 'stop')}\n`,
    'data: [DONE]\n\n',
  ].join('\n'),
)

/** The sentences that are read of a stream whose bytes come in pieces ending at the given places. */
export async function sentencesOfSplit(bytes: Uint8Array, ends: readonly number[]): Promise<string[]> {
  const places = [0, ...new Set(ends.toSorted((a, b) => a - b)), bytes.length]
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const [i, end] of places.entries()) {
        const start = places[i - 1] ?? 0
        if (end > start) controller.enqueue(bytes.slice(start, end))
      }
      controller.close()
    },
  })
  const model = createChatModel({
    baseUrl: 'http://127.0.0.1:1/v1',
    apiKey: 'none',
    model: 'scripted',
    fetch: async () => new Response(body, { headers: { 'content-type': 'text/event-stream' } }),
  })
  const buffer = createSentenceBuffer()
  const sentences: string[] = []
  const request = { messages: [], temperature: 0, maxTokens: 1 }
  for await (const piece of streamAnswer(model, request, new AbortController().signal)) {
    if (piece.type === 'text') sentences.push(...buffer.push(piece.text))
    if (piece.type === 'end') sentences.push(...buffer.push('\n'), piece.reason)
  }
  return sentences.map((sentence) => tidyAnswer(sentence) || sentence)
}
