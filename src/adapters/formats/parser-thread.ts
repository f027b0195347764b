import { parentPort } from 'node:worker_threads'
import { readDocument } from '../../corpus/read-document.ts'
import { AppError, type ErrorCode } from '../../domain/errors.ts'
import type { Aside } from '../../domain/ports.ts'

export type ParsingRequest = {
  readonly file: string
  readonly text: string
  readonly asides: readonly Aside[]
}

/** The document, why there is none, or what went wrong in the program itself. */
export type ParsingReply =
  | { readonly parsed: ReturnType<typeof readDocument> }
  | { readonly code: ErrorCode; readonly detail: string }
  | { readonly fault: string }

function parse({ file, text, asides }: ParsingRequest): ParsingReply {
  try {
    return { parsed: readDocument(file, text, asides) }
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, detail: error.detail }
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.on('message', (request: ParsingRequest) => parentPort?.postMessage(parse(request)))
