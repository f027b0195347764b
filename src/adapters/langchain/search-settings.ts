import { z } from 'zod'
import { documentKindSchema, levelSchema, roleSchema } from '../../domain/document.ts'
import { AppError } from '../../domain/errors.ts'
import type { SearchFilters, SearchRequest } from '../../domain/shelf.ts'
import { themeSchema } from '../../domain/theme.ts'

/** How many LangChain's own retrievers give when nothing is said. */
const DEFAULT_K = 4
/** The most that the shelf gives in one search. */
const MAX_K = 100

const yearRangeSchema = z.strictObject({ from: z.int().optional(), to: z.int().optional() })

/** Strict: a filter that is not understood must not let everything through. */
const filtersSchema: z.ZodType<SearchFilters> = z.strictObject({
  role: roleSchema.optional(),
  kind: documentKindSchema.optional(),
  theme: z.union([themeSchema, z.array(themeSchema).min(1)]).optional(),
  year: z.union([z.int(), yearRangeSchema]).optional(),
  level: levelSchema.optional(),
  organ: z.string().optional(),
  region: z.string().optional(),
  document: z.string().optional(),
} satisfies Record<keyof SearchFilters, z.ZodType>)

const preferSchema: z.ZodType<NonNullable<SearchRequest['prefer']>> = z.strictObject({
  role: roleSchema.exactOptional(),
  theme: themeSchema.exactOptional(),
  organ: z.string().exactOptional(),
  kind: documentKindSchema.exactOptional(),
  level: levelSchema.exactOptional(),
  recent: z.boolean().exactOptional(),
})

/** What a search may be told for a single call; other keys of a chain's configuration are not ours. */
const searchSettingsSchema = z.object({
  k: z.int().min(1).max(MAX_K).exactOptional(),
  filters: filtersSchema.exactOptional(),
  prefer: preferSchema.exactOptional(),
})
export type SearchSettings = z.infer<typeof searchSettingsSchema>

const MESSAGES = {
  k: `k 应为 1 至 ${MAX_K} 的整数`,
  filters: '检索条件 filters 有误，可用的有 role、kind、theme、year、level、organ、region、document',
  prefer: '检索倾向 prefer 有误，可用的有 role、theme、organ、kind、level、recent',
} as const satisfies Record<keyof SearchSettings, string>

/** LangChain itself passes `undefined` for what was not said. Throws AppError `invalid_request` that names what is wrong. */
export function readSearchSettings(given: object): SearchSettings {
  const said = Object.entries(given).filter(([, value]) => value !== undefined)
  const read = searchSettingsSchema.safeParse(Object.fromEntries(said))
  if (read.success) return read.data
  const wrong = new Set(read.error.issues.map(({ path }) => path[0]))
  const faults = Object.entries(MESSAGES)
    .filter(([name]) => wrong.has(name))
    .map(([name, message]) => ({ at: `/${name}`, message }))
  const detail = faults.map(({ message }) => message).join('；')
  throw new AppError('invalid_request', detail, { cause: read.error, faults })
}

export const toSearchRequest = (
  query: string,
  { k = DEFAULT_K, ...settings }: SearchSettings,
): SearchRequest => ({ query, limit: k, ...settings })
