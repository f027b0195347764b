import type { Problem } from '../../domain/draft.ts'

/** What the service said when it refused; null when it was not reached or the connection broke. */
export class RequestFailure extends Error {
  readonly problem: Problem | null

  constructor(problem: Problem | null) {
    super(problem?.detail ?? problem?.title ?? 'no answer')
    this.name = 'RequestFailure'
    this.problem = problem
  }
}

/** Whether the service refused with this code. */
export const isRefusal = (error: unknown, code: string): boolean =>
  error instanceof RequestFailure && error.problem?.code === code

/** The ways to ask the service under one base address. Every one throws `RequestFailure` where the answer is not the wanted one. */
export type Requester = {
  readonly base: string
  send(path: string, init?: RequestInit): Promise<Response>
  read<T>(path: string, init?: RequestInit): Promise<T>
  items<T>(path: string, init?: RequestInit): Promise<readonly T[]>
}

const JSON_TYPE = { 'content-type': 'application/json' }

/** A request that carries JSON; `revision` names what was edited, where the service wants it. */
export const jsonRequest = (
  method: 'POST' | 'PUT' | 'PATCH',
  body: unknown,
  revision?: number,
): RequestInit => ({
  method,
  headers: revision === undefined ? JSON_TYPE : { ...JSON_TYPE, 'if-match': `"${revision}"` },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

/** Asks under `base`, such as `api/v1`. */
export function createRequester(base: string, fetchAnswer: typeof fetch): Requester {
  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    // A broken connection tells its reason in the browser's own language and words: of no use to the writer.
    const answer = await fetchAnswer(`${base}/${path}`, init).catch((error: unknown) => {
      if (init.signal?.aborted) throw error
      throw new RequestFailure(null)
    })
    if (!answer.ok) throw new RequestFailure(await problemOf(answer))
    return answer
  }
  const read = async <T>(path: string, init?: RequestInit): Promise<T> =>
    trusted<T>(await (await send(path, init)).json())
  return {
    base,
    send,
    read,
    items: async <T>(path: string, init?: RequestInit) =>
      (await read<{ items: readonly T[] }>(path, init)).items,
  }
}

async function problemOf(answer: Response): Promise<Problem | null> {
  const isProblem = answer.headers.get('content-type')?.startsWith('application/problem+json') ?? false
  return isProblem ? trusted<Problem>(await answer.json()) : null
}

/** The page and the service are one build, and the service speaks by schemas: checking again would only add weight. */
export const trusted = <T>(value: unknown): T => value as T

/** A path of the service made of parts that may hold any character. */
export const pathOf = (...parts: readonly string[]): string => parts.map(encodeURIComponent).join('/')
