import { createSseDecoder, type SseMessage } from './sse-decoder.ts'

/** A message of a stream, and its number where it has one. */
export type NumberedMessage = Pick<SseMessage, 'data'> & { readonly number: number | null }

/** The messages of an answer as they come. Ends when the stream ends, whether or not it was complete. */
export async function* readEventStream(answer: Response): AsyncGenerator<NumberedMessage> {
  const reader = answer.body?.getReader()
  if (!reader) return
  const decoder = createSseDecoder()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      for (const { data, id } of decoder.push(value)) {
        yield { data, number: id !== null && /^\d+$/.test(id) ? Number(id) : null }
      }
    }
  } finally {
    // After the reader's leaving the connection is of no more use; a failing cancel changes nothing.
    await reader.cancel().catch(() => undefined)
  }
}
