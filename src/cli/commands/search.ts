import { z } from 'zod'
import { documentKindSchema, levelSchema, roleSchema } from '../../domain/document.ts'
import { AppError } from '../../domain/errors.ts'
import { themeWordsSchema, yearWordsSchema } from '../../domain/search-words.ts'
import type { SearchFilters, SearchRequest } from '../../domain/shelf.ts'
import { THEMES, type Theme, themeNamed } from '../../domain/theme.ts'
import type { Command, Invocation } from '../command.ts'
import { withServices } from '../with-services.ts'

const limitSchema = z.coerce.number().int().min(1).max(100).default(10)

/** Reads one option; what it may be is said in Chinese. */
function option<T>(schema: z.ZodType<T>, value: string | undefined, name: string, choices: string): T {
  const result = schema.safeParse(value)
  if (!result.success) throw new AppError('invalid_arguments', `--${name} 应为 ${choices}`)
  return result.data
}

/** One of a few words, or nothing. */
const oneOf = <T extends string>(schema: z.ZodEnum<Record<T, T>>, { text }: Invocation, name: string) =>
  option(schema.optional(), text(name), name, `${schema.options.join(' ')} 之一`)

function readTheme({ text }: Invocation, name: string): Theme | undefined {
  const named = text(name)
  const theme = named === undefined ? undefined : themeNamed(named)
  if (named !== undefined && !theme)
    throw new AppError('invalid_arguments', `--${name} 应为 ${THEMES.join(' ')} 之一`)
  return theme
}

const readFilters = (invocation: Invocation): SearchFilters => ({
  role: oneOf(roleSchema, invocation, 'role'),
  kind: oneOf(documentKindSchema, invocation, 'kind'),
  theme: option(
    themeWordsSchema.optional(),
    invocation.text('theme'),
    'theme',
    `${THEMES.join(' ')} 中的一个或几个，用逗号分开`,
  ),
  year: option(
    yearWordsSchema.optional(),
    invocation.text('year'),
    'year',
    '四位年份，或起止年份，如 2024、2020-2024、2020-',
  ),
  level: oneOf(levelSchema, invocation, 'level'),
  organ: invocation.text('organ'),
  region: invocation.text('region'),
  document: invocation.text('document'),
})

const readPreference = (invocation: Invocation): NonNullable<SearchRequest['prefer']> => ({
  role: oneOf(roleSchema, invocation, 'prefer-role'),
  kind: oneOf(documentKindSchema, invocation, 'prefer-kind'),
  theme: readTheme(invocation, 'prefer-theme'),
  level: oneOf(levelSchema, invocation, 'prefer-level'),
  organ: invocation.text('prefer-organ'),
  recent: invocation.flag('prefer-recent'),
})

const FILTERS = ['role', 'kind', 'theme', 'year', 'level', 'organ', 'region', 'document']
const PREFERENCES = ['role', 'kind', 'theme', 'level', 'organ'].map((name) => `prefer-${name}`)

export const search: Command = {
  name: 'search',
  usage:
    'search 检索内容 [--role R] [--kind K] [--theme T,…] [--year Y|Y-Y] [--level L] [--organ 单位] [--region 地区] [--document 编号] [--prefer-organ 本单位] [--prefer-role R] [--prefer-kind K] [--prefer-theme T] [--prefer-level L] [--prefer-recent] [--limit N]',
  summary: '在素材库中检索相近的段落；--prefer-… 只影响先后，不作筛选',
  options: {
    ...Object.fromEntries([...FILTERS, ...PREFERENCES, 'limit'].map((name) => [name, { type: 'string' }])),
    'prefer-recent': { type: 'boolean' },
  },
  words: [1, 1],
  run(invocation) {
    const filters = readFilters(invocation)
    const prefer = readPreference(invocation)
    const limit = option(limitSchema, invocation.text('limit'), 'limit', '1 到 100 的整数')
    return withServices(invocation, async ({ shelf }) => {
      const [query = ''] = invocation.positionals
      const { hits, degraded } = await shelf.search({ query, filters, prefer, limit })
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
