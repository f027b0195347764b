import { describe, expect, it } from 'vitest'
import type { ChatModel } from '../../../src/domain/ports.ts'
import { streamAnswer } from '../../../src/drafting/model-writer/stream-answer.ts'

async function answer(pieces: Iterable<string>): Promise<{ length: number; end: string }> {
  const model: ChatModel = {
    modelId: 'm',
    async *stream() {
      for (const text of pieces) yield { type: 'text', text }
      yield { type: 'end', reason: 'stop' }
    },
  }
  let length = 0
  let end = ''
  const request = { messages: [], temperature: 0, maxTokens: 1 }
  for await (const piece of streamAnswer(model, request, new AbortController().signal)) {
    if (piece.type === 'text') length += piece.text.length
    if (piece.type === 'end') end = piece.reason
  }
  return { length, end }
}

function* endless(piece: string): Iterable<string> {
  for (;;) yield piece
}

describe('the stream of an answer', () => {
  it('ends as cut when one piece is far too large', async () => {
    expect(await answer(['甲'.repeat(65 * 1024)])).toEqual({ length: 0, end: 'cut' })
  })

  it('ends as cut when words or thoughts never end', async () => {
    expect((await answer(endless('工作扎实推进'))).end).toBe('cut')
    expect(await answer(endless('<think>想'))).toEqual({ length: 0, end: 'cut' })
  })

  it('hands out an answer of usual length whole', async () => {
    expect(await answer(['甲', '乙'])).toEqual({ length: 2, end: 'stop' })
  })
})
