import { createServer, type Server } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createRemoteEmbedder } from '../../../src/adapters/openai/embedder.ts'

const requestSchema = z.object({ model: z.string(), input: z.array(z.string()) })
type Embedding = { readonly index: number; readonly embedding: readonly number[] }

/** What the service makes of a request: vectors, or a status without any. */
type Script = (input: readonly string[], call: number) => readonly Embedding[] | { readonly status: number }

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** Every text's vector says how long the text is, before it is brought to length 1. */
const lengthsOf = (input: readonly string[]): Embedding[] =>
  input.map((text, index) => ({ index, embedding: [text.length, 1] }))

async function startService(script: Script) {
  const seen = { inputs: [] as string[][], together: 0, most: 0 }
  const server = createServer(async (incoming, outgoing) => {
    seen.together += 1
    seen.most = Math.max(seen.most, seen.together)
    const pieces: Buffer[] = []
    for await (const piece of incoming) pieces.push(piece)
    const { input } = requestSchema.parse(JSON.parse(Buffer.concat(pieces).toString('utf8')))
    seen.inputs.push(input)
    // Two turns of the loop, so that requests which come together are seen together.
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    const answer = script(input, seen.inputs.length)
    seen.together -= 1
    outgoing.setHeader('content-type', 'application/json')
    if ('status' in answer) {
      outgoing.statusCode = answer.status
      outgoing.setHeader('retry-after-ms', '1')
      outgoing.end(JSON.stringify({ error: { message: 'no' } }))
    } else outgoing.end(JSON.stringify({ object: 'list', data: answer, model: 'm' }))
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return { seen, baseUrl: `http://127.0.0.1:${address.port}/v1` }
}

const texts = (count: number): string[] => Array.from({ length: count }, (_, n) => '字'.repeat(n + 1))
const lengthOf = (vector: Float32Array): number => Math.round((vector[0] ?? 0) / (vector[1] ?? 1))

describe('embeddings from a service', () => {
  const open = (baseUrl: string) => createRemoteEmbedder({ baseUrl, apiKey: 'k', model: 'm', batchSize: 3 })

  it('come in the order of the texts, in portions, a few at the same time', async () => {
    const { baseUrl, seen } = await startService((input) => lengthsOf(input).reverse())
    const vectors = await open(baseUrl).embed(texts(20))
    expect(vectors.map(lengthOf)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1))
    expect(vectors.every((vector) => Math.abs(Math.hypot(...vector) - 1) < 1e-6)).toBe(true)
    expect(seen.inputs).toHaveLength(7)
    expect(seen.inputs.every(({ length }) => length <= 3)).toBe(true)
    expect(seen.most).toBeLessThanOrEqual(3)
  })

  it('are asked for again when the service is busy', async () => {
    const { baseUrl, seen } = await startService((input, call) =>
      call <= 3 ? { status: call % 2 === 0 ? 503 : 429 } : lengthsOf(input),
    )
    expect((await open(baseUrl).embed(texts(2))).map(lengthOf)).toEqual([1, 2])
    expect(seen.inputs).toHaveLength(4)
  })

  it.each([
    ['too few', (input: readonly string[]) => lengthsOf(input).slice(1)],
    ['none', () => []],
    [
      'of different lengths',
      (input: readonly string[]) =>
        input.map((_, index) => ({ index, embedding: index === 0 ? [1] : [1, 1] })),
    ],
    ['empty', (input: readonly string[]) => input.map((_, index) => ({ index, embedding: [] }))],
    ['refused', () => ({ status: 401 })],
  ])('that are %s are no embeddings', async (_name, script) => {
    const { baseUrl } = await startService(script)
    await expect(open(baseUrl).embed(texts(3))).rejects.toMatchObject({ code: 'embedding_unavailable' })
  })

  it('are not waited for when nobody wants them any more', async () => {
    const { baseUrl, seen } = await startService(lengthsOf)
    await expect(open(baseUrl).embed(texts(9), AbortSignal.abort())).rejects.toThrow()
    expect(seen.inputs).toEqual([])
  })

  it('of no text need no service', async () => {
    expect(await open('http://127.0.0.1:1/v1').embed([])).toEqual([])
  })
})
