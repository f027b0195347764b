import { parentPort } from 'node:worker_threads'
import type { ErrorCode } from '../../domain/errors.ts'
import type { TextReading } from '../../domain/ports.ts'
import { readDocuments } from './read-file.ts'

export type ReadingRequest = { readonly file: string; readonly bytes: Uint8Array }

/** A document or a refusal as soon as it is there, and at the end null or what went wrong in the program itself. */
export type ReadingReply =
  | Extract<TextReading, { readonly text: string }>
  | { readonly file: string; readonly code: ErrorCode; readonly detail: string }
  | { readonly end: string | null }

const reply = (message: ReadingReply): void => parentPort?.postMessage(message)

async function read({ file, bytes }: ReadingRequest): Promise<void> {
  for await (const reading of readDocuments(file, bytes)) {
    if ('text' in reading) reply(reading)
    else reply({ file: reading.file, code: reading.refusal.code, detail: reading.refusal.detail })
  }
}

parentPort?.on('message', (request: ReadingRequest) => {
  read(request).then(
    () => reply({ end: null }),
    (error: unknown) =>
      reply({ end: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
