import type { ParsedDocument, Passage } from './document.ts'
import type { AppError } from './errors.ts'
import type { OutputSheet, Workbook } from './grid.ts'
import type { ReturnedFile } from './returned-file.ts'

export type Clock = () => Date
/** Makes ids that sort by the time of their making. */
export type NewId = () => string

export type Row = Readonly<Record<string, unknown>>

/** Where SQL goes. Inside `transaction` only the given handle may be used. Every write is durable when its promise resolves. */
export type Database = {
  query<T extends Row = Row>(sql: string, parameters?: readonly unknown[]): Promise<T[]>
  transaction<T>(work: (query: Database['query']) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * Turns texts into unit vectors of one length. `modelId` is stored with every vector; vectors of two models are
 * never compared. Throws AppError `embedding_unavailable`.
 */
export type Embedder = {
  readonly modelId: string
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>
}

export type ChatMessage = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }

export type ChatRequest = {
  readonly messages: readonly ChatMessage[]
  readonly temperature: number
  readonly maxTokens: number
  /** All references that the answer may hold, without their braces; a service that takes a grammar writes no other. */
  readonly references?: readonly string[]
}

/** Pieces of the answer's text, then how it ended. `cut` means that the answer is incomplete. Reasoning text never comes through. */
export type ChatChunk =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'end'; readonly reason: 'stop' | 'cut' }

/** A language model. Throws AppError `model_unavailable` or `model_refused`. */
export type ChatModel = {
  readonly modelId: string
  /** The office lets it see what the facts say; what it writes are references all the same. */
  readonly seesValues?: boolean
  stream(request: ChatRequest, signal?: AbortSignal): AsyncIterable<ChatChunk>
  /** What the service was found to take of the protocol and what not, as far as it has been asked. */
  traits?(): ModelTraits
}

/** In Chinese, for who looks after the service. */
export type ModelTraits = { readonly works: readonly string[]; readonly lacks: readonly string[] }

/** What stands beside the text of a page: menus, running heads, page numbers. `rule` names the cause. */
export type Aside = { readonly start: number; readonly end: number; readonly rule: string }

/** All that a page shows, in its order, and which of it is not the text. */
export type WholePage = { readonly text: string; readonly asides: readonly Aside[] }

/** One document as it came out of a file, with what stood around it, or why it did not. */
export type TextReading =
  | { readonly file: string; readonly text: string; readonly whole?: WholePage }
  | { readonly file: string; readonly refusal: AppError }

/**
 * Turns a file of any format into text, a paragraph a line; an archive gives a reading for each file in it.
 * What cannot be read is told in the readings; nothing but a fault of the program is thrown.
 */
export type TextReader = (file: string, bytes: Uint8Array) => Promise<TextReading[]>

/** Reads the text of a file into a document. Throws AppError for what must not or cannot be read. */
export type DocumentParser = (
  file: string,
  text: string,
  asides?: readonly Aside[],
) => Promise<{ readonly document: ParsedDocument; readonly passages: readonly Passage[] }>

/** Reads a Word file that came back. Throws AppError `unknown_format` and what reading a Word file throws. */
export type ReturnedFileReader = (bytes: Uint8Array) => ReturnedFile

export type TableReader = (file: string, bytes: Uint8Array) => Promise<Workbook>
/** Writes sheets as the bytes of a workbook. */
export type WorkbookWriter = (sheets: readonly OutputSheet[]) => Promise<Uint8Array<ArrayBuffer>>
