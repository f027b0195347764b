import { Document } from '@langchain/core/documents'
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters'
import { createLangchainEmbeddings } from '../../../src/adapters/langchain/embeddings.ts'
import { openPGVectorStore } from '../../adapters/langchain/reference/open-pg-vector-store.ts'
import { type Column, type Result, wholePassage } from './columns.ts'
import type { BenchDocument } from './read-folder.ts'
import type { BenchShelf } from './shelf.ts'

const DEPTH = 10

export type Reference = {
  /** The folder that `test/adapters/langchain/reference/install.sh` has made. */
  readonly folder: string
  /** Of the database that the shelf is in. */
  readonly connectionString: string
}

export type ClosableColumn = Column & { readonly close: () => Promise<void> }

type Piece = { readonly text: string; readonly holds: Result }

/**
 * LangChain's PGVectorStore as its documentation shows it: texts cut by `RecursiveCharacterTextSplitter` with the
 * settings that it comes with, embedded as they are, searched with `similaritySearch`. The embedder is the shelf's.
 */
export const openDefaultStore = async (
  reference: Reference,
  table: string,
  shelf: BenchShelf,
): Promise<ClosableColumn> =>
  openStore('LangChain default', reference, table, shelf, await cutByDefault(shelf.documents))

/** The same store given the shelf's passages in place of its own pieces. */
export const openPassageStore = (
  reference: Reference,
  table: string,
  shelf: BenchShelf,
): Promise<ClosableColumn> =>
  openStore(
    'LangChain, our passages',
    reference,
    table,
    shelf,
    shelf.passages.map((passage) => ({ text: passage.text, holds: wholePassage(passage) })),
  )

async function openStore(
  name: string,
  { folder, connectionString }: Reference,
  tableName: string,
  { embedder }: BenchShelf,
  pieces: readonly Piece[],
): Promise<ClosableColumn> {
  const store = await openPGVectorStore(folder, createLangchainEmbeddings(embedder), {
    postgresConnectionOptions: { connectionString },
    tableName,
  })
  await store.addDocuments(
    pieces.map(({ text }, piece) => new Document({ pageContent: text, metadata: { piece } })),
  )
  return {
    name,
    async search(text) {
      const found = await store.similaritySearch(text, DEPTH)
      return found.map(({ metadata }) => pieces[Number(metadata['piece'])]?.holds ?? [])
    },
    close: () => store.end(),
  }
}

async function cutByDefault(documents: readonly BenchDocument[]): Promise<Piece[]> {
  const splitter = new RecursiveCharacterTextSplitter()
  const cut = await Promise.all(
    documents.map(async ({ parsed, passages }) => {
      const { clean } = parsed
      let from = 0
      return (await splitter.splitText(clean)).map((text): Piece => {
        const start = clean.indexOf(text, from)
        if (start < 0) throw new Error('a piece that is not in its text')
        from = start + 1
        const end = start + text.length
        const parts = passages.flatMap((passage) => {
          const common = Math.min(end, passage.end) - Math.max(start, passage.start)
          return common > 0 ? [{ passage, common, ofPassage: common / (passage.end - passage.start) }] : []
        })
        // Headings between the passages count for nothing, neither for the piece nor against it.
        const all = parts.reduce((sum, { common }) => sum + common, 0)
        return {
          text,
          holds: parts.map(({ passage, common, ofPassage }) => ({
            passage,
            ofResult: common / all,
            ofPassage,
          })),
        }
      })
    }),
  )
  return cut.flat()
}
