import { writeDocx } from './adapters/docx/write-docx.ts'
import { readReturnedFile } from './adapters/formats/docx/read-returned-file.ts'
import { createChatModel } from './adapters/openai/chat-model.ts'
import { createRemoteEmbedder } from './adapters/openai/embedder.ts'
import { createConversationStore } from './adapters/postgres/conversation-store.ts'
import { createDraftStore } from './adapters/postgres/draft-store.ts'
import { createFactSheetStore } from './adapters/postgres/fact-sheet-store.ts'
import { createOwnWordsStore } from './adapters/postgres/own-words-store.ts'
import { createShelf } from './adapters/postgres/shelf.ts'
import { createTableMappingStore } from './adapters/postgres/table-mapping-store.ts'
import { readTables as readSpreadsheet } from './adapters/spreadsheet/read-tables.ts'
import { writeWorkbook } from './adapters/spreadsheet/write-workbook.ts'
import type { Config } from './config.ts'
import { decodeText } from './corpus/decode.ts'
import type { Clock, Database, NewId, TableReader, TextReader } from './domain/ports.ts'
import type { Services } from './http/environment.ts'
import { version } from './version.ts'

/** Until access keys come there is one tenant. */
export const ONLY_TENANT = 'default'

export type Surroundings = {
  readonly database: Database
  readonly clock: Clock
  readonly newId: NewId
  readonly readText: TextReader
  readonly readTables?: TableReader
  readonly writePdf?: Services['writePdf']
}

const readTablesHere: TableReader = (file, bytes) => readSpreadsheet(file, bytes, decodeText)

/** Puts the service together from its settings and a database. */
export function createServices(
  config: Config,
  { database, clock, newId, readText, readTables = readTablesHere, writePdf = null }: Surroundings,
): Services {
  const store = { database, tenantId: ONLY_TENANT, clock, newId }
  return {
    version,
    shelf: createShelf({
      ...store,
      embedder: config.embedding ? createRemoteEmbedder(config.embedding) : 'offline',
    }),
    sheets: createFactSheetStore(store),
    drafts: createDraftStore(store),
    conversations: createConversationStore(store),
    mappings: createTableMappingStore(store),
    ownWords: createOwnWordsStore(store),
    model: config.model ? createChatModel(config.model) : null,
    readText,
    readTables,
    writeWorkbook,
    readReturnedFile,
    writeDocx,
    writePdf,
    clock,
    newId,
    pause: pauseFor,
  }
}

function pauseFor(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })
}
