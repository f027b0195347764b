import { parentPort } from 'node:worker_threads'
import { AppError, type ErrorCode } from '../../domain/errors.ts'
import type { Workbook } from '../../domain/grid.ts'
import { readTables } from './read-tables.ts'

/** `text` is what the bytes of a text file say; absent for a workbook. */
export type TablesRequest = {
  readonly file: string
  readonly bytes: Uint8Array
  readonly text?: string | undefined
}

/** The cells of the file, a refusal, or what went wrong in the program itself. */
export type TablesReply =
  | { readonly workbook: Workbook }
  | { readonly code: ErrorCode; readonly detail: string }
  | { readonly fault: string }

function faultOf(error: unknown): TablesReply {
  if (error instanceof AppError) return { code: error.code, detail: error.detail }
  return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

parentPort?.on('message', ({ file, bytes, text = '' }: TablesRequest) => {
  readTables(file, bytes, () => text).then(
    (workbook) => parentPort?.postMessage({ workbook } satisfies TablesReply),
    (error: unknown) => parentPort?.postMessage(faultOf(error)),
  )
})
