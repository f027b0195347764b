import type { ChatMessage, ChatRequest, ModelTraits } from '../../domain/ports.ts'

/** What a service takes of the protocol; found out from what it refuses, never from its name. */
export type Dialect = {
  /** What it calls the limit of an answer; null where it takes none. */
  readonly lengthName: 'max_tokens' | 'max_completion_tokens' | null
  readonly takesTemperature: boolean
  readonly takesSystemRole: boolean
  readonly streams: boolean
  /** The parameter that takes a grammar, with dots between its levels; null where none does. */
  readonly grammarName: string | null
}

export const widestDialect = (grammarName: string | null): Dialect => ({
  lengthName: 'max_tokens',
  takesTemperature: true,
  takesSystemRole: true,
  streams: true,
  grammarName,
})

const MALFORMED: ReadonlySet<number> = new Set([400, 404, 405, 415, 422, 500, 501])

/**
 * The next narrower dialect after a refusal, by the parameter that the service complains of; null where the refusal
 * is about something else, so that asking again would be in vain.
 */
export function narrow(dialect: Dialect, refusal: { status: number; words: string }): Dialect | null {
  if (!MALFORMED.has(refusal.status)) return null
  const words = refusal.words.toLowerCase()
  if (/max_(?:completion_)?tokens/.test(words) && dialect.lengthName !== null) {
    return { ...dialect, lengthName: dialect.lengthName === 'max_tokens' ? 'max_completion_tokens' : null }
  }
  if (words.includes('temperature') && dialect.takesTemperature)
    return { ...dialect, takesTemperature: false }
  if (/grammar|guided|structured/.test(words) && dialect.grammarName !== null)
    return { ...dialect, grammarName: null }
  if (/stream/.test(words) && dialect.streams) return { ...dialect, streams: false }
  if (/system|developer|\brole/.test(words) && dialect.takesSystemRole)
    return { ...dialect, takesSystemRole: false }
  // A service that does not say what it dislikes is most likely to dislike what is rarest.
  if (refusal.status < 500 && refusal.status !== 404 && dialect.grammarName !== null)
    return { ...dialect, grammarName: null }
  return null
}

/** The body of a request in a dialect. `parameters` are the office's own; null takes one out. */
export function bodyOf(
  request: ChatRequest,
  model: string,
  dialect: Dialect,
  parameters: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const { lengthName, takesTemperature, takesSystemRole, streams, grammarName } = dialect
  const body: Record<string, unknown> = {
    model,
    messages: takesSystemRole
      ? request.messages.map(({ role, content }) => ({ role, content }))
      : withoutSystem(request.messages),
    stream: streams,
    ...(lengthName === null ? {} : { [lengthName]: request.maxTokens }),
    ...(takesTemperature ? { temperature: request.temperature } : {}),
    ...(grammarName !== null && request.references ? nest(grammarName, grammarOf(request.references)) : {}),
    ...parameters,
  }
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))
}

/** What the system message says, at the head of the first message of the user. */
function withoutSystem(messages: readonly ChatMessage[]): { role: string; content: string }[] {
  const rules = messages.filter(({ role }) => role === 'system').map(({ content }) => content)
  return messages
    .filter(({ role }) => role !== 'system')
    .map(({ role, content }, i) => ({ role, content: i === 0 ? [...rules, content].join('\n\n') : content }))
}

const nest = (path: string, value: string): Record<string, unknown> =>
  path
    .split('.')
    .reduceRight<Record<string, unknown> | string>((inner, name) => ({ [name]: inner }), value) as Record<
    string,
    unknown
  >

/**
 * Text without digits, braces and per cent signs, and the given references (grounding.md 2.5), in the notation that
 * llama.cpp, vLLM and SGLang share. It spares repairs; the gates check all the same.
 */
export function grammarOf(references: readonly string[]): string {
  const choices = references.map((reference) => `"{{${reference.replaceAll(/["\\]/g, '\\$&')}}}"`)
  return [
    'root ::= (text | reference)+',
    'text ::= [^0-9０-９{}%％]',
    `reference ::= ${choices.join(' | ')}`,
  ].join('\n')
}

/** What of the protocol is used, and what of the widest form had to be left out. */
export function describeDialect(dialect: Dialect, widest: Dialect): ModelTraits {
  const { lengthName, takesTemperature, takesSystemRole, streams, grammarName } = dialect
  const traits: readonly (readonly [holds: boolean, works: string, lacks: string])[] = [
    [streams, '流式回答', '不支持流式回答，整段返回'],
    [takesSystemRole, 'system 角色', '不接受 system 角色，要求并入用户消息'],
    [lengthName !== null, `答复长度（${lengthName}）`, '不接受答复长度上限'],
    [takesTemperature, 'temperature', '不接受 temperature'],
    ...(widest.grammarName === null
      ? []
      : [[grammarName !== null, `语法约束（${widest.grammarName}）`, '不接受语法约束'] as const]),
  ]
  return {
    works: traits.flatMap(([holds, works]) => (holds ? [works] : [])),
    lacks: traits.flatMap(([holds, , lacks]) => (holds ? [] : [lacks])),
  }
}
