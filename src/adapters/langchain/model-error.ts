import { getRetryable } from '@langchain/core/errors'
import { AppError } from '../../domain/errors.ts'

/** Where the clients behind LangChain keep the HTTP status of a failed call. */
const STATUS_PROPERTIES = ['status', 'statusCode', 'httpStatusCode'] as const
const NESTED_PROPERTIES = ['response', '$metadata', 'error', 'cause'] as const
const MAX_DEPTH = 3

/** Too many requests, or too slow ones: the same request may do later. */
const PASSING = [408, 409, 425, 429]

/** What a failed call means to the writer; the client's own words stay in the cause. */
export function modelError(error: unknown, modelId: string): AppError {
  if (error instanceof AppError) return error
  const status = findStatus(error)
  if (status === 401 || status === 403)
    return new AppError('model_refused', `模型服务（${modelId}）拒绝访问，请检查密钥`, { cause: error })
  if (status === 404)
    return new AppError('model_refused', `模型服务没有“${modelId}”这个模型，或地址有误`, { cause: error })
  if (status === 429)
    return new AppError('model_unavailable', `模型服务（${modelId}）繁忙，请稍后再试`, { cause: error })
  if (isRefusal(error, status))
    return new AppError('model_refused', `模型服务（${modelId}）不接受请求`, { cause: error })
  return new AppError('model_unavailable', `模型服务（${modelId}）没有应答`, { cause: error })
}

/** A status says it; without one, LangChain's own mark for what no repetition would mend. */
const isRefusal = (error: unknown, status: number | undefined): boolean =>
  status === undefined
    ? getRetryable(error) === false
    : status >= 400 && status < 500 && !PASSING.includes(status)

function findStatus(error: unknown, depth = 0): number | undefined {
  if (typeof error !== 'object' || error === null || depth > MAX_DEPTH) return undefined
  const properties = new Map<string, unknown>(Object.entries(error))
  const own = STATUS_PROPERTIES.map((name) => properties.get(name)).find((value) => typeof value === 'number')
  if (typeof own === 'number') return own
  // `cause` is no property of its own in the eyes of Object.entries.
  if (error instanceof Error) properties.set('cause', error.cause)
  return NESTED_PROPERTIES.map((name) => findStatus(properties.get(name), depth + 1)).find(
    (status) => status !== undefined,
  )
}
