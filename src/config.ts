import { z } from 'zod'
import { AppError } from './domain/errors.ts'

const optionalText = z
  .string()
  .trim()
  .optional()
  .transform((value) => value || undefined)

const httpAddress = optionalText
  .refine(
    (value) => value === undefined || /^https?:\/\/[^\s]+$/.test(value),
    '应以 http:// 或 https:// 开头',
  )
  // No client may send to such an address, and it would stand in messages and logs.
  .refine(
    (value) => value === undefined || !/^https?:\/\/[^/\s]*@/.test(value),
    '地址中不能写用户名和密码，密钥请写在 OPENAI_API_KEY',
  )

const modelParametersSchema = z
  .record(z.string().max(60), z.json())
  .refine((all) => Object.keys(all).length <= 30)

/** Undefined for what is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** The settings, by the names under which the environment holds them. */
const settingsSchema = z
  .object({
    DATABASE_URL: optionalText.refine(
      (value) => value === undefined || /^postgres(?:ql)?:\/\//.test(value),
      '应以 postgres:// 开头',
    ),
    NIGAO_DATA_DIR: z.string().trim().min(1).default('./data'),
    OPENAI_BASE_URL: httpAddress,
    OPENAI_API_KEY: optionalText,
    NIGAO_MODEL: optionalText,
    NIGAO_MODEL_PARAMETERS: optionalText.transform((value, context) => {
      const read = modelParametersSchema.safeParse(value === undefined ? {} : jsonOf(value))
      if (read.success) return read.data
      context.addIssue('应为 JSON 对象，如 {"top_p": 0.9, "temperature": null}')
      return z.NEVER
    }),
    NIGAO_MODEL_SEES_VALUES: z.enum(['yes', 'no', ''], '应为 yes 或 no').default('no'),
    NIGAO_MODEL_GRAMMAR: optionalText.refine(
      (value) => value === undefined || /^[a-z_]{1,40}(?:\.[a-z_]{1,40}){0,3}$/.test(value),
      '应为服务接受语法约束的参数名，如 grammar',
    ),
    NIGAO_EMBEDDING_MODEL: optionalText,
    HOST: z.string().trim().min(1).default('127.0.0.1'),
    PORT: z.coerce
      .number('应为端口号')
      .int('应为整数')
      .min(0, '应在 0 到 65535 之间')
      .max(65535, '应在 0 到 65535 之间')
      .default(8787),
  })
  .superRefine((settings, context) => {
    for (const name of ['NIGAO_MODEL', 'NIGAO_EMBEDDING_MODEL'] as const) {
      if (settings[name] && !settings.OPENAI_BASE_URL) {
        context.addIssue({
          code: 'custom',
          path: [name],
          message:
            '设置了模型名称，但没有设置模型服务地址 OPENAI_BASE_URL；未设置地址时本程序不向外发送任何内容',
        })
      }
    }
  })

export const SETTING_NAMES = Object.keys(settingsSchema.shape)

export type ModelEndpoint = { readonly baseUrl: string; readonly apiKey: string; readonly model: string }

/** What an office sets for its own model service. */
export type ModelSettings = {
  readonly parameters: Readonly<Record<string, unknown>>
  readonly grammarName: string | null
  readonly seesValues: boolean
}

export type Config = {
  readonly database: { readonly url: string } | { readonly directory: string }
  /** Null: the engine writes, and nothing leaves the machine. */
  readonly model: (ModelEndpoint & ModelSettings) | null
  /** Null: the offline embedder. */
  readonly embedding: ModelEndpoint | null
  readonly host: string
  readonly port: number
}

/** Reads the settings; throws AppError `invalid_settings` with every fault and the name of its setting. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const result = settingsSchema.safeParse(environment)
  if (!result.success) {
    const faults = result.error.issues.map(({ path, message }) => ({ at: String(path[0]), message }))
    throw new AppError('invalid_settings', faults.map(({ at, message }) => `${at}：${message}`).join('；'), {
      faults,
    })
  }
  const settings = result.data
  const endpoint = (model: string | undefined): ModelEndpoint | null =>
    model && settings.OPENAI_BASE_URL
      ? { baseUrl: settings.OPENAI_BASE_URL, apiKey: settings.OPENAI_API_KEY ?? 'none', model }
      : null
  const modelOf = (found: ModelEndpoint | null): Config['model'] =>
    found && {
      ...found,
      parameters: settings.NIGAO_MODEL_PARAMETERS,
      grammarName: settings.NIGAO_MODEL_GRAMMAR ?? null,
      seesValues: settings.NIGAO_MODEL_SEES_VALUES === 'yes',
    }
  return {
    database: settings.DATABASE_URL ? { url: settings.DATABASE_URL } : { directory: settings.NIGAO_DATA_DIR },
    model: modelOf(endpoint(settings.NIGAO_MODEL)),
    embedding: endpoint(settings.NIGAO_EMBEDDING_MODEL),
    host: settings.HOST,
    port: settings.PORT,
  }
}
