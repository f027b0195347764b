import type { Script, ScriptedRequest } from './scripted-openai-server.ts'

/** What a service takes of the protocol, and how it answers. All that is left out is as OpenAI's own. */
export type EndpointStyle = {
  /** Refuses a message of this role. */
  readonly noSystemRole?: boolean
  /** The name under which it takes the length of an answer; any other is refused. Null: it takes none. */
  readonly lengthName?: 'max_tokens' | 'max_completion_tokens' | null
  readonly noTemperature?: boolean
  /** Answers in one piece although a stream was asked for. */
  readonly neverStreams?: boolean
  /** Refuses to stream. */
  readonly refusesStream?: boolean
  /** The parameter under which it takes a grammar; any other is refused. */
  readonly grammarName?: string
  /** Says nothing of parameters that it does not know. */
  readonly ignoresUnknown?: boolean
  /** Thinks in a field of its own, or in the text. */
  readonly thinks?: 'field' | 'text' | 'lone-close'
  /** Leaves out the last `data: [DONE]`. */
  readonly noDone?: boolean
  /** Chunks that hold no text: usage, roles, empty choices. */
  readonly oddities?: readonly string[]
  /** How it words a refusal. */
  readonly refusal?: (name: string) => string
}

/** Modelled on how such services differ; what differs is data, and no code knows a name. */
export const ENDPOINT_STYLES: Readonly<Record<string, EndpointStyle>> = {
  OpenAI: { lengthName: 'max_tokens', oddities: ['{"choices":[],"usage":{"total_tokens":9}}'] },
  'OpenAI, reasoning model': {
    lengthName: 'max_completion_tokens',
    noTemperature: true,
    refusal: (name) =>
      JSON.stringify({
        error: { message: `Unsupported parameter: '${name}' is not supported with this model.`, param: name },
      }),
  },
  vLLM: {
    grammarName: 'structured_outputs',
    oddities: ['{"choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}'],
    refusal: (name) =>
      JSON.stringify({ object: 'error', message: `Extra inputs are not permitted: ${name}`, code: 400 }),
  },
  'vLLM, a model without a system role': {
    noSystemRole: true,
    refusal: () => JSON.stringify({ object: 'error', message: 'System role not supported', code: 400 }),
  },
  SGLang: { ignoresUnknown: true, thinks: 'field' },
  'llama.cpp': { grammarName: 'grammar', ignoresUnknown: true, noDone: true, thinks: 'lone-close' },
  Ollama: { ignoresUnknown: true, thinks: 'text' },
  DeepSeek: {
    thinks: 'field',
    oddities: [
      '{"choices":[{"index":0,"delta":{"role":"assistant","content":null,"reasoning_content":""}}]}',
    ],
  },
  'Qwen, only whole answers': {
    refusesStream: true,
    refusal: (name) =>
      JSON.stringify({ code: 'InvalidParameter', message: `parameter ${name} is not supported` }),
  },
  Zhipu: {
    noTemperature: true,
    noDone: true,
    refusal: (name) => JSON.stringify({ error: { code: '1210', message: `API 调用参数有误：${name}` } }),
  },
  'a service of one piece': {
    neverStreams: true,
    lengthName: null,
    refusal: (name) => `unknown field ${name}`,
  },
}

const KNOWN = new Set(['model', 'messages', 'stream', 'temperature', 'max_tokens', 'max_completion_tokens'])

/** A service of a style that says the given text. */
export function serviceOf(style: EndpointStyle, text: (request: ScriptedRequest) => string): Script {
  const { refusal = (name) => JSON.stringify({ error: { message: `unknown parameter ${name}` } }) } = style
  return (request) => {
    const refused = refusedBy(style, request)
    if (refused) return { pieces: [], status: 400, body: refusal(refused) }
    const said = text(request)
    const thought = '想一想，大约12345人'
    const pieces = [
      ...(style.thinks === 'text' ? [`<think>${thought}</think>`] : []),
      ...(style.thinks === 'lone-close' ? [`${thought}</think>`] : []),
      said,
    ]
    return {
      pieces,
      oddities: [
        ...(style.oddities ?? []),
        ...(style.thinks === 'field'
          ? [JSON.stringify({ choices: [{ index: 0, delta: { reasoning_content: thought } }] })]
          : []),
      ],
      whole: style.neverStreams === true || style.refusesStream === true,
      ...(style.noDone ? { ending: 'no-done' as const } : {}),
    }
  }
}

function refusedBy(style: EndpointStyle, request: ScriptedRequest): string | undefined {
  const { lengthName = 'max_tokens' } = style
  for (const name of ['max_tokens', 'max_completion_tokens'])
    if (name in request && name !== lengthName && !style.ignoresUnknown) return name
  if (style.noTemperature && 'temperature' in request) return 'temperature'
  if (style.noSystemRole && request.messages.some(({ role }) => role === 'system')) return 'system'
  if (style.refusesStream && request.stream) return 'stream'
  if (style.ignoresUnknown) return undefined
  return Object.keys(request).find((name) => !KNOWN.has(name) && name !== style.grammarName)
}
