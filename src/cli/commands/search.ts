import { z } from 'zod'
import { documentKindSchema, roleSchema } from '../../domain/document.ts'
import { AppError } from '../../domain/errors.ts'
import type { SearchFilters } from '../../domain/ports.ts'
import { THEMES, themeNamed } from '../../domain/theme.ts'
import type { Command, Invocation } from '../command.ts'
import { withServices } from '../with-services.ts'

const yearSchema = z.coerce.number().int().min(1949).max(2100)
const limitSchema = z.coerce.number().int().min(1).max(100).default(10)

/** Reads one option; what it may be is said in Chinese. */
function option<T>(schema: z.ZodType<T>, value: string | undefined, name: string, choices: string): T {
  const result = schema.safeParse(value)
  if (!result.success) throw new AppError('invalid_arguments', `--${name} 应为 ${choices}`)
  return result.data
}

function readFilters({ text }: Invocation): SearchFilters {
  const theme = text('theme')
  const themed = theme === undefined ? undefined : themeNamed(theme)
  if (theme !== undefined && !themed)
    throw new AppError('invalid_arguments', `--theme 应为 ${THEMES.join(' ')} 之一`)
  return {
    role: option(roleSchema.optional(), text('role'), 'role', `${roleSchema.options.join(' ')} 之一`),
    kind: option(
      documentKindSchema.optional(),
      text('kind'),
      'kind',
      `${documentKindSchema.options.join(' ')} 之一`,
    ),
    theme: themed,
    year: option(yearSchema.optional(), text('year'), 'year', '四位年份'),
  }
}

export const search: Command = {
  name: 'search',
  usage: 'search 检索内容 [--role R] [--kind K] [--theme T] [--year Y] [--limit N]',
  summary: '在素材库中检索相近的段落',
  options: {
    role: { type: 'string' },
    kind: { type: 'string' },
    theme: { type: 'string' },
    year: { type: 'string' },
    limit: { type: 'string' },
  },
  words: [1, 1],
  run(invocation) {
    const filters = readFilters(invocation)
    const limit = option(limitSchema, invocation.text('limit'), 'limit', '1 到 100 的整数')
    return withServices(invocation, async ({ shelf }) => {
      const [query = ''] = invocation.positionals
      const { hits, degraded } = await shelf.search({ query, filters, limit })
      if (degraded) invocation.say(degraded)
      const shown = hits.map(({ organ: _organ, theme: _theme, foreign: _foreign, ...hit }) => hit)
      invocation.print({ hits: shown, degraded }, () =>
        shown.length === 0
          ? '没有找到相近的段落'
          : shown.map(({ title, path, text }) => `【${[title, ...path].join(' › ')}】\n${text}`).join('\n\n'),
      )
      return 0
    })
  },
}
