import { writeDocx } from '../../src/adapters/docx/write-docx.ts'
import { readReturnedFile } from '../../src/adapters/formats/docx/read-returned-file.ts'
import { readFile } from '../../src/adapters/formats/read-file.ts'
import { createConversationStore } from '../../src/adapters/postgres/conversation-store.ts'
import { createDraftStore } from '../../src/adapters/postgres/draft-store.ts'
import { createFactSheetStore } from '../../src/adapters/postgres/fact-sheet-store.ts'
import { createOwnWordsStore } from '../../src/adapters/postgres/own-words-store.ts'
import { createShelf } from '../../src/adapters/postgres/shelf.ts'
import { createTableMappingStore } from '../../src/adapters/postgres/table-mapping-store.ts'
import { readTables } from '../../src/adapters/spreadsheet/read-tables.ts'
import { writeWorkbook } from '../../src/adapters/spreadsheet/write-workbook.ts'
import { decodeText } from '../../src/corpus/decode.ts'
import type { ChatModel, Clock, Database } from '../../src/domain/ports.ts'
import { createApp } from '../../src/http/app.ts'
import type { LogEntry, Services } from '../../src/http/environment.ts'
import { createSequentialIds } from './database.ts'

export const FIXED_NOW = new Date('2026-01-06T08:00:00Z')

/** The real services over a test database, with a fixed clock, ids in sequence and waiting that takes no time. */
export function createTestServices(
  database: Database,
  options: { model?: ChatModel; prefix?: string; clock?: Clock } = {},
): Services {
  const store = {
    database,
    tenantId: 'default',
    clock: options.clock ?? (() => FIXED_NOW),
    newId: createSequentialIds(options.prefix),
  }
  return {
    version: '0.0.0-test',
    shelf: createShelf({ ...store, embedder: 'offline' }),
    sheets: createFactSheetStore(store),
    drafts: createDraftStore(store),
    conversations: createConversationStore(store),
    mappings: createTableMappingStore(store),
    ownWords: createOwnWordsStore(store),
    model: options.model ?? null,
    readText: readFile,
    readTables: (file, bytes) => readTables(file, bytes, decodeText),
    writeWorkbook,
    readReturnedFile,
    writeDocx,
    writePdf: null,
    clock: store.clock,
    newId: store.newId,
    pause: async (_milliseconds, signal) => {
      await new Promise((resolve) => setImmediate(resolve))
      signal.throwIfAborted()
    },
  }
}

export const createTestApp = (services: Services, log: (entry: LogEntry) => void = () => undefined) =>
  createApp(() => services, { loopbackOnly: true, log })

export const BASE = 'http://127.0.0.1:8787'

export const jsonRequest = (
  method: string,
  body: unknown,
  headers: Record<string, string> = {},
): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
})
