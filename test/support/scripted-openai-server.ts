import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

const requestSchema = z.looseObject({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  stream: z.boolean().default(false),
})
export type ScriptedRequest = z.infer<typeof requestSchema>

/** What the server does with one request: the pieces of text it streams, then how it ends. */
export type ScriptedAnswer = {
  readonly pieces: readonly string[]
  /**
   * stop: as the protocol wants · length: cut by the model · hang-up: the socket closes in mid-answer · silent: nothing
   * more comes · beats: heartbeats without end · endless: thoughts without end · no-done: the [DONE] is missing ·
   * no-finish: nothing says how it ended.
   */
  readonly ending?: 'stop' | 'length' | 'hang-up' | 'silent' | 'beats' | 'endless' | 'no-done' | 'no-finish'
  /** The last piece waits for this. */
  readonly until?: Promise<unknown>
  /** Each piece comes so much after the one before. */
  readonly paceMs?: number
  /** Lines of `data:` that come first, whatever they hold. */
  readonly oddities?: readonly string[]
  /** Answer with this status and no stream. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Answers in one JSON value, as a service does that cannot stream. */
  readonly whole?: boolean
}

export type Script = (request: ScriptedRequest, call: number) => ScriptedAnswer

export type ScriptedServer = {
  readonly baseUrl: string
  readonly requests: ScriptedRequest[]
  /** How many connections the client has closed before the answer was complete. */
  readonly aborted: () => number
  close(): Promise<void>
}

/** A server that speaks the OpenAI protocol on loopback and misbehaves as its script says. */
export async function startScriptedServer(script: Script): Promise<ScriptedServer> {
  const requests: ScriptedRequest[] = []
  let aborted = 0
  const server = createServer((incoming, outgoing) => {
    outgoing.on('close', () => {
      if (!outgoing.writableEnded) aborted += 1
    })
    void answer(incoming, outgoing).catch((error: unknown) => {
      outgoing.statusCode = 400
      outgoing.end(JSON.stringify({ error: { message: String(error) } }))
    })
  })

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = requestSchema.parse(JSON.parse(await readBody(incoming)))
    requests.push(request)
    await send(outgoing, script(request, requests.length))
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    aborted: () => aborted,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}

async function send(
  outgoing: ServerResponse,
  { pieces, ending = 'stop', oddities = [], status, headers, body, whole, until, paceMs = 0 }: ScriptedAnswer,
): Promise<void> {
  if (status !== undefined) {
    outgoing.writeHead(status, { 'content-type': 'application/json', ...headers })
    outgoing.end(body ?? JSON.stringify({ error: { message: 'scripted failure' } }))
    return
  }
  if (whole && (ending === 'stop' || ending === 'length' || ending === 'no-done')) {
    const choice = {
      index: 0,
      message: { role: 'assistant', content: pieces.join('') },
      finish_reason: ending === 'length' ? 'length' : 'stop',
    }
    outgoing.writeHead(200, { 'content-type': 'application/json' })
    outgoing.end(
      JSON.stringify({
        id: 'scripted',
        object: 'chat.completion',
        created: 0,
        model: 'scripted',
        choices: [choice],
      }),
    )
    return
  }
  outgoing.writeHead(200, { 'content-type': 'text/event-stream' })
  const chunk = (delta: object, finish: string | null = null): void =>
    void outgoing.write(
      `data: ${JSON.stringify({ id: 'scripted', object: 'chat.completion.chunk', created: 0, model: 'scripted', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`,
    )
  for (const oddity of oddities) outgoing.write(`data: ${oddity}\n\n`)
  for (const [place, content] of pieces.entries()) {
    if (place === pieces.length - 1) await until
    if (paceMs > 0) await new Promise((resolve) => setTimeout(resolve, paceMs))
    chunk({ content })
  }
  if (ending === 'silent') return
  if (ending === 'endless' || ending === 'beats') {
    const more = (): void =>
      ending === 'beats' ? void outgoing.write(': \n\n') : chunk({ reasoning_content: '再想想' })
    const beating = setInterval(more, 20)
    outgoing.on('close', () => clearInterval(beating))
    return
  }
  if (ending === 'hang-up') {
    outgoing.write(': \n\n', () => outgoing.destroy())
    return
  }
  if (ending !== 'no-finish') chunk({}, ending === 'length' ? 'length' : 'stop')
  outgoing.end(ending === 'no-done' ? '' : 'data: [DONE]\n\n')
}
