import type { z } from 'zod'
import { AppError } from '../../domain/errors.ts'
import type { ChatModel, ChatRequest } from '../../domain/ports.ts'
import { wholeAnswer } from './whole-answer.ts'

const LONGEST_ANSWER = 40_000

/**
 * What a model answers, where it is an object of the wanted form; undefined for anything else, a broken-off answer
 * included. @throws AppError `model_unavailable` or `model_refused`.
 */
export async function askJson<S extends z.ZodType>(
  model: ChatModel,
  request: ChatRequest,
  schema: S,
  signal: AbortSignal,
): Promise<z.output<S> | undefined> {
  const text = (await wholeAnswer(model, request, LONGEST_ANSWER, signal)) ?? ''
  const [from, to] = [text.indexOf('{'), text.lastIndexOf('}')]
  if (from < 0 || to < from) return undefined
  const parsed = schema.safeParse(parseJson(text.slice(from, to + 1)))
  return parsed.success ? parsed.data : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Asks, and says in Chinese why there is no answer; a reader who left is no failure of the model's. */
export async function tryModel<T>(
  work: () => Promise<T | undefined>,
  signal: AbortSignal,
): Promise<{ readonly answer: T | undefined; readonly fault: string | null }> {
  try {
    return { answer: await work(), fault: null }
  } catch (error) {
    if (signal.aborted || !(error instanceof AppError)) throw error
    return { answer: undefined, fault: error.detail }
  }
}
