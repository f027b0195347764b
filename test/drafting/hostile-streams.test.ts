import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { createChatModel } from '../../src/adapters/openai/chat-model.ts'
import type { DraftEvent, Sentence } from '../../src/domain/draft.ts'
import type { AppError } from '../../src/domain/errors.ts'
import { writeDraft } from '../../src/drafting/pipeline.ts'
import { planDraft } from '../../src/drafting/plan/plan-draft.ts'
import { SPLIT_STREAM, sentencesOfSplit } from '../support/byte-splits.ts'
import { sheetOf } from '../support/drafting-sheets.ts'
import { expectKept } from '../support/expect-kept.ts'
import { draftBy } from '../support/hostile-draft.ts'
import {
  breakingModel,
  inPieces,
  listedFacts,
  obedientModel,
  trueSentence,
} from '../support/scripted-model.ts'
import { type ScriptedServer, startScriptedServer } from '../support/scripted-openai-server.ts'

const sheet = sheetOf(3)

let server: ScriptedServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

const sentencesOf = (events: readonly DraftEvent[]): Sentence[] =>
  events.flatMap((event) => (event.type === 'sentence' ? [event.sentence] : []))
const noticesOf = (events: readonly DraftEvent[]): string[] =>
  events.flatMap((event) => (event.type === 'notice' ? [event.code] : []))

describe('S15: a connection that breaks at any chunk', () => {
  it.each(['hang-up', 'length', 'no-finish'] as const)(
    'tells the same facts, each once (%s)',
    async (ending) => {
      const whole = listedLength()
      for (let at = 0; at <= whole; at += 7) {
        const { events, calls } = await draftBy(breakingModel(at, ending), sheet)
        expectKept(events, sheet, calls)
        const texts = sentencesOf(events).map(({ text }) => text)
        expect(new Set(texts).size, `cut at ${at}`).toBe(texts.length)
        expect(events.at(-1)).toMatchObject({ coverage: { unused: [] } })
      }
    },
  )

  /** No answer to one paragraph of the sheet is longer. */
  function listedLength(): number {
    return sheet.facts.reduce((sum, { id, label }) => sum + `{{${id}${label}.全句}}。`.length, 7)
  }
})

describe('S17: a service that does not serve', () => {
  const attempt = (baseUrl: string) =>
    createChatModel({ baseUrl, apiKey: 'none', model: 'm', maxRetries: 0 })
      .stream({ messages: [{ role: 'user', content: '写' }], temperature: 0, maxTokens: 9 })
      [Symbol.asyncIterator]()
      .next()

  it('is asked again after the time that it names, in seconds or as a date, and then served', async () => {
    for (const wait of [
      '0',
      '0.01',
      new Date(Date.now() + 900).toUTCString(),
      'Thu, 01 Jan 1970 00:00:00 GMT',
    ]) {
      const { events, calls } = await draftBy(
        (request, call) =>
          call === 1
            ? { pieces: [], status: 429, headers: { 'retry-after': wait } }
            : obedientModel(request, call),
        sheet,
        { maxRetries: 1, silenceMs: 5000 },
      )
      expectKept(events, sheet, calls)
      expect(noticesOf(events)).not.toContain('model_unavailable')
      expect(sentencesOf(events).some(({ author }) => author === 'model')).toBe(true)
    }
  })

  it('is given up on when it stays busy, and asked no more in this draft', async () => {
    const { events, calls } = await draftBy(
      () => ({ pieces: [], status: 429, headers: { 'retry-after': '0' } }),
      sheet,
      { maxRetries: 2 },
    )
    expectKept(events, sheet, calls)
    expect(noticesOf(events)).toContain('model_unavailable')
    expect(calls).toBeLessThanOrEqual(6)
  })

  it('is not asked a second time where it refuses the key', async () => {
    const { events, calls } = await draftBy(() => ({ pieces: [], status: 401 }), sheet, { maxRetries: 2 })
    expect(noticesOf(events)).toContain('model_refused')
    expect(calls).toBeLessThanOrEqual(2)
  })

  it.each([
    ['has no name that is known', 'http://no-such-host.invalid/v1'],
    ['speaks no TLS', 'https://127.0.0.1:PORT/v1'],
    ['is not there', 'http://127.0.0.1:9/v1'],
  ])('cannot be reached when it %s, and that is said', async (_, address) => {
    server = await startScriptedServer(() => ({ pieces: [] }))
    const port = new URL(server.baseUrl).port
    await expect(attempt(address.replace('PORT', port))).rejects.toSatisfy(
      (error: AppError) => error.code === 'model_unavailable' && error.detail.includes('无法连接'),
    )
  })
})

describe('S18: a slow service', () => {
  it('has its first sentence shown before the second is written', async () => {
    let release: () => void = () => undefined
    const seen = new Promise<void>((resolve) => {
      release = resolve
    })
    server = await startScriptedServer((request) => {
      const [first, ...rest] = listedFacts(request).map(trueSentence)
      return { pieces: [...inPieces(`${first ?? ''}同`), `时，${rest.join('')}`], until: seen }
    })
    const model = createChatModel({ baseUrl: server.baseUrl, apiKey: 'none', model: 'm', maxRetries: 0 })
    const twenty = sheetOf(20)
    const events: DraftEvent[] = []
    const task = {
      draftId: 'd1',
      plan: planDraft(twenty, { kind: 'annual' }),
      sheet: twenty,
      writer: { model },
      search: async () => ({ hits: [], degraded: null }),
      newId: () => `id-${events.length}`,
    }
    for await (const event of writeDraft(task, new AbortController().signal)) {
      events.push(event)
      // The service goes on only now: had the sentence waited for more, nothing would ever come.
      if (event.type === 'sentence' && event.sentence.author === 'model') release()
    }
    expect(events.at(-1)?.type).toBe('draft-end')
  })

  it('that falls silent leaves the rest to the engine, whether heartbeats come or not', async () => {
    for (const ending of ['silent', 'beats'] as const) {
      const { events, calls } = await draftBy(() => ({ pieces: [], ending }), sheet, { silenceMs: 60 })
      expectKept(events, sheet, calls)
      expect(noticesOf(events)).toContain('model_unavailable')
    }
  })
})

describe('S24: answers at an uneven pace', () => {
  it('lead to the same sentences in the same order under the same ids', async () => {
    const told = async (pace: (call: number) => number) => {
      const { events } = await draftBy(
        (request, call) => ({ ...obedientModel(request, call), paceMs: pace(call) }),
        sheetOf(12),
      )
      return sentencesOf(events).map(({ id, text }) => `${id} ${text}`)
    }
    const even = await told(() => 0)
    expect(await told((call) => (call * 5) % 4)).toEqual(even)
  })
})

describe('one stream', () => {
  it('is read alike however its bytes are split', async () => {
    const whole = await sentencesOfSplit(SPLIT_STREAM, [])
    expect(whole).toEqual([
      '{{i1办学规模.全句}}；{{i2覆盖率.全句}}。',
      '“扎实推进”各项工作𠮷，{{e3专题培训.全句}}。',
      'stop',
    ])
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: SPLIT_STREAM.length }), { maxLength: 40 }),
        async (ends) => {
          expect(await sentencesOfSplit(SPLIT_STREAM, ends)).toEqual(whole)
        },
      ),
      { numRuns: 200 },
    )
  })
})
