import { AppError } from '../domain/errors.ts'
import type { ChatRequest } from '../domain/ports.ts'

/** What a model is told for one task, with the settings that the words were written for. */
export type Prompt = {
  readonly id: string
  readonly inputs: readonly string[]
  readonly temperature: number
  readonly maxTokens: number
  readonly system: string
  readonly user: string
  /** Words for the input `task`, by the name of what is to be done; empty for a prompt with one task. */
  readonly tasks: ReadonlyMap<string, string>
  /** Changes whenever the file changes; stored with every sentence that the prompt led to. */
  readonly hash: string
}

/** What is stored of a prompt with every sentence that it led to. */
export type PromptMark = Pick<Prompt, 'id' | 'hash'>

export const promptMark = ({ id, hash }: Prompt): PromptMark => ({ id, hash })

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n/
const TASK = 'task.'
const INPUT = /<<([a-z]+)>>/g
/** Stands between the rules and the material: what is retrieved never enters the system message. */
const USER = '\n---user---\n'

/**
 * Reads a prompt file: front matter with `id`, `inputs`, `temperature` and `maxTokens`, and where one prompt serves several tasks their words as `task.NAME`; then the words with
 * `<<input>>` marks, divided by a line `---user---` into system and user message.
 * @throws AppError `unexpected` when a field is missing, or marks and declared inputs differ.
 */
export function parsePrompt(file: string, text: string): Prompt {
  const head = FRONT_MATTER.exec(text)
  if (!head) throw broken(file, '缺少文件头')
  const fields = new Map(
    (head[1] ?? '').split('\n').map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
    }),
  )
  const field = (name: string): string => {
    const value = fields.get(name)
    if (!value) throw broken(file, `文件头缺少 ${name}`)
    return value
  }
  const number = (name: string): number => {
    const value = Number(field(name))
    if (!Number.isFinite(value)) throw broken(file, `${name} 应为数字`)
    return value
  }
  const inputs = field('inputs')
    .split(',')
    .map((name) => name.trim())
  const body = text.slice(head[0].length).trim()
  const marks = new Set([...body.matchAll(INPUT)].map(([, name = '']) => name))
  const odd = [...marks].filter((name) => !inputs.includes(name))
  const unused = inputs.filter((name) => !marks.has(name))
  if (odd.length + unused.length > 0)
    throw broken(file, `输入项与正文不符：${[...odd, ...unused].join('、')}`)
  const [system = '', user] = body.split(USER)
  if (user === undefined) throw broken(file, '缺少 ---user--- 一行')
  return {
    id: field('id'),
    inputs,
    temperature: number('temperature'),
    maxTokens: number('maxTokens'),
    system,
    user,
    tasks: new Map(
      [...fields].flatMap(([name, words]) =>
        name.startsWith(TASK) ? [[name.slice(TASK.length), words]] : [],
      ),
    ),
    hash: hashContent(text),
  }
}

/**
 * Fills in the inputs in one pass, so that a mark or a `$&` inside a value stays text.
 * @throws AppError `unexpected` for an input that the prompt does not declare or that has no value.
 */
export function fillPrompt(prompt: Prompt, values: Readonly<Record<string, string>>): ChatRequest {
  const unknown = Object.keys(values).filter((name) => !prompt.inputs.includes(name))
  if (unknown.length > 0) throw broken(prompt.id, `没有这些输入项：${unknown.join('、')}`)
  const fill = (words: string): string =>
    words.replace(INPUT, (_, name: string) => {
      const value = values[name]
      if (value === undefined) throw broken(prompt.id, `输入项未填：${name}`)
      return value
    })
  return {
    messages: [
      { role: 'system', content: fill(prompt.system) },
      { role: 'user', content: fill(prompt.user) },
    ],
    temperature: prompt.temperature,
    maxTokens: prompt.maxTokens,
  }
}

const broken = (file: string, detail: string): AppError =>
  new AppError('unexpected', `提示词 ${file}：${detail}`)

/** 64 bits of FNV-1a in hexadecimal: names a version of the text, and is no safeguard against forgery. */
function hashContent(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  }
  return hash.toString(16).padStart(16, '0')
}
