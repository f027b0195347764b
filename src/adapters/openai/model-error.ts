import OpenAI from 'openai'
import { AppError } from '../../domain/errors.ts'

/** What a failed call means to the writer; the service's own words stay in the cause. */
export function modelError(error: unknown, address: string): AppError {
  if (error instanceof AppError) return error
  if (error instanceof OpenAI.APIError && error.status !== undefined) {
    const { status } = error
    if (status === 401 || status === 403) {
      return new AppError('model_refused', `模型服务（${address}）拒绝访问，请检查 OPENAI_API_KEY`, {
        cause: error,
      })
    }
    if (status === 404) {
      return new AppError(
        'model_refused',
        `模型服务（${address}）没有这个模型或地址有误，请检查 OPENAI_BASE_URL 和模型名称`,
        {
          cause: error,
        },
      )
    }
    if (status === 429) {
      return new AppError('model_unavailable', `模型服务（${address}）繁忙，请稍后再试`, { cause: error })
    }
    if (status < 500) {
      return new AppError('model_refused', `模型服务（${address}）不接受请求（状态 ${status}）`, {
        cause: error,
      })
    }
    return new AppError('model_unavailable', `模型服务（${address}）出错（状态 ${status}）`, { cause: error })
  }
  return new AppError('model_unavailable', `无法连接模型服务（${address}）`, { cause: error })
}

/** The address without user names, passwords and query, fit for messages. */
export function shownAddress(baseUrl: string): string {
  const { origin, pathname } = new URL(baseUrl)
  return origin + pathname
}
