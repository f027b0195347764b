import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Problem } from '../domain/draft.ts'
import { AppError, ERRORS, type ErrorCode } from '../domain/errors.ts'
import type { AppEnvironment } from './environment.ts'

const STATUS: Record<ErrorCode, number> = {
  invalid_request: 422,
  invalid_json: 400,
  origin_refused: 403,
  invalid_sheet: 422,
  invalid_settings: 500,
  payload_too_large: 413,
  unknown_encoding: 415,
  unknown_format: 415,
  encrypted: 422,
  scan_without_text: 422,
  broken_file: 422,
  broken_archive: 422,
  reading_timeout: 422,
  empty_document: 422,
  secrecy_mark: 422,
  not_found: 404,
  revision_conflict: 412,
  revision_required: 428,
  section_locked: 423,
  draft_busy: 409,
  already_decided: 409,
  model_unavailable: 503,
  model_refused: 502,
  embedding_unavailable: 503,
  database_unavailable: 503,
  database_locked: 503,
  database_newer: 503,
  storage_full: 507,
  listen_refused: 500,
  address_in_use: 500,
  invalid_arguments: 400,
  unreadable_file: 422,
  unwritable_file: 500,
  file_exists: 409,
  unusable_directory: 503,
  pdf_unavailable: 503,
  draft_not_final: 409,
  unexpected: 500,
}

/** Any failure as RFC 9457 problem details. The message of an unknown error stays inside. */
export function toProblem(error: unknown, requestId: string): Problem {
  const known = asAppError(error)
  return {
    type: `/problems/${known?.code ?? 'unexpected'}`,
    title: known?.title ?? ERRORS.unexpected,
    status: known ? STATUS[known.code] : 500,
    detail: known?.detail ?? `请将编号 ${requestId} 告知管理员`,
    instance: requestId,
    code: known?.code ?? 'unexpected',
    ...(known && known.faults.length > 0
      ? { errors: known.faults.map(({ at, message }) => ({ pointer: at, detail: message })) }
      : {}),
  }
}

function asAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error
  if (error instanceof HTTPException) {
    if (error.status === 413) return new AppError('payload_too_large', '内容超过允许的大小', { cause: error })
    if (error.status === 400) return new AppError('invalid_json', '请求内容不是有效的 JSON', { cause: error })
    if (error.status < 500) return new AppError('invalid_request', '请求有误', { cause: error })
  }
  return undefined
}

export function problemResponse(c: Context<AppEnvironment>, error: unknown): Response {
  const problem = toProblem(error, c.var.requestId)
  return c.body(JSON.stringify(problem), {
    status: problem.status as never,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
  })
}
