import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { AppError } from '../domain/errors.ts'
import type { AppEnvironment } from './environment.ts'

export const etagOf = (revision: number): string => `"${revision}"`

/** Documents the header; its absence is answered by `expectedRevision` with 428. */
export const ifMatchHeader = z.object({
  'if-match': z
    .string()
    .max(40)
    .optional()
    .openapi({ description: 'The ETag of what was edited: "3"', example: '"3"' }),
})

/** The revision that the request says it edited. Throws `revision_required` where it says none. */
export function expectedRevision(c: Context<AppEnvironment>): number {
  const header = c.req.header('if-match')
  if (header === undefined) {
    throw new AppError('revision_required', '保存时请在 If-Match 中注明所依据的版本，例如 "3"')
  }
  const revision = /^"(\d{1,9})"$/.exec(header.trim())
  if (!revision?.[1]) throw new AppError('invalid_request', 'If-Match 应为一个带引号的版本号，例如 "3"')
  return Number(revision[1])
}
