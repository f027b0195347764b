import { Document, type DocumentInterface } from '@langchain/core/documents'
import type { EmbeddingsInterface } from '@langchain/core/embeddings'
import { maximalMarginalRelevance } from '@langchain/core/utils/math'
import { type MaxMarginalRelevanceSearchOptions, VectorStore } from '@langchain/core/vectorstores'
import type { Hit } from '../../domain/document.ts'
import { AppError } from '../../domain/errors.ts'
import type { NewId } from '../../domain/ports.ts'
import type { SearchFilters, Shelf } from '../../domain/shelf.ts'
import { toPassageDocument } from './passage-document.ts'
import { readSearchSettings, toSearchRequest } from './search-settings.ts'
import { fileNamed, readHeader, toShelfDocument } from './shelf-document.ts'

export type ShelfVectorStoreOptions = {
  /** Names documents that come without an id. */
  readonly newId: NewId
  /** Only for `maxMarginalRelevanceSearch`: the shelf embeds for itself, with the embedder that it was made with. */
  readonly embeddings?: EmbeddingsInterface
}

/**
 * The shelf as a LangChain vector store. Each document that goes in becomes a small document of the shelf with one
 * passage, and comes out with its id, text and metadata; passages of the shelf's other documents come out as the
 * retriever gives them, under the passage's id. Searches are those of the shelf: by words and by meaning at once,
 * the higher score the better, near-duplicates shown once, so that fewer than `k` may come.
 */
export class ShelfVectorStore extends VectorStore {
  declare FilterType: SearchFilters
  readonly #shelf: Shelf
  readonly #newId: NewId

  constructor(shelf: Shelf, { newId, embeddings = noEmbeddings }: ShelfVectorStoreOptions) {
    super(embeddings, {})
    this.#shelf = shelf
    this.#newId = newId
  }

  override _vectorstoreType(): string {
    return 'nigao'
  }

  /**
   * Ids come from `ids`, or else from the documents, or else are made; what was under an id before is replaced, and
   * of equal ids the last document counts. A new text is on the shelf before the old one goes.
   */
  override async addDocuments(
    documents: DocumentInterface[],
    { ids: given = documents.map(({ id }) => id) }: { ids?: (string | undefined)[] } = {},
  ): Promise<string[]> {
    if (given.length !== documents.length)
      throw new AppError('invalid_request', `有 ${documents.length} 份文档，却有 ${given.length} 个 id`)
    const entries = documents.map((document, index) => [given[index] ?? this.#newId(), document] as const)
    const made = Array.from(new Map(entries), ([id, document]) => toShelfDocument(id, document))
    const added = await this.#shelf.add(made)
    const kept = new Set(added.map(({ id }) => id))
    await this.#remove(
      given.filter((id) => id !== undefined),
      kept,
    )
    return entries.map(([id]) => id)
  }

  /** Only what went in by `addDocuments` can be deleted here. Ids that are not there are passed over. */
  override async delete({ ids }: { ids?: string[] } = {}): Promise<void> {
    if (!ids) throw new AppError('invalid_request', '删除时须用 ids 指明文档')
    await this.#remove(ids, new Set())
  }

  /** In the order asked; ids that did not come in by `addDocuments`, or are not there, are passed over. */
  async getByIds(ids: readonly string[]): Promise<DocumentInterface[]> {
    if (ids.length === 0) return []
    const there = await this.#shelf.findFiles(ids.map(fileNamed))
    const byFile = new Map(there.map(({ id, file }) => [file, id]))
    const found = await Promise.all(
      ids.map(async (id) => {
        const documentId = byFile.get(fileNamed(id))
        const stored = documentId === undefined ? undefined : await this.#shelf.get(documentId)
        const [passage] = stored ? await this.#shelf.passages(stored.passageIds) : []
        const header = stored && readHeader(stored)
        return passage && header ? [new Document({ ...header, pageContent: passage.text })] : []
      }),
    )
    return found.flat()
  }

  override async similaritySearch(
    query: string,
    k?: number,
    filter?: SearchFilters,
  ): Promise<DocumentInterface[]> {
    return (await this.similaritySearchWithScore(query, k, filter)).map(([document]) => document)
  }

  override async similaritySearchWithScore(
    query: string,
    k?: number,
    filter?: SearchFilters,
  ): Promise<[DocumentInterface, number][]> {
    const request = toSearchRequest(query, readSearchSettings({ k, filters: filter }))
    const { hits, degraded } = await this.#shelf.search(request)
    return Promise.all(
      hits.map(async (hit): Promise<[DocumentInterface, number]> => {
        return [(await this.#given(hit)) ?? toPassageDocument(hit, degraded), hit.score]
      }),
    )
  }

  /** Picks among the `fetchK` best by the likeness of the given embeddings. */
  override async maxMarginalRelevanceSearch(
    query: string,
    { k, fetchK = 20, lambda = 0.5, filter }: MaxMarginalRelevanceSearchOptions<SearchFilters>,
  ): Promise<DocumentInterface[]> {
    const documents = await this.similaritySearch(query, Math.max(k, fetchK), filter)
    if (documents.length === 0) return []
    const wanted = await this.embeddings.embedQuery(query)
    const vectors = await this.embeddings.embedDocuments(documents.map(({ pageContent }) => pageContent))
    return maximalMarginalRelevance(wanted, vectors, lambda, k).flatMap((index) => documents[index] ?? [])
  }

  override async addVectors(): Promise<never> {
    throw new AppError('invalid_request', '资料库自行计算向量，不接受现成的向量，请改用 addDocuments')
  }

  override async similaritySearchVectorWithScore(): Promise<never> {
    throw new AppError('invalid_request', '资料库按文字检索，不接受现成的向量，请改用 similaritySearch')
  }

  static override async fromTexts(
    texts: string[],
    metadatas: Record<string, unknown>[] | Record<string, unknown>,
    embeddings: EmbeddingsInterface,
    config: { readonly shelf: Shelf; readonly newId: NewId },
  ): Promise<ShelfVectorStore> {
    const documents = texts.map((pageContent, index) => {
      const metadata = Array.isArray(metadatas) ? metadatas[index] : metadatas
      return new Document({ pageContent, ...(metadata ? { metadata } : {}) })
    })
    return ShelfVectorStore.fromDocuments(documents, embeddings, config)
  }

  static override async fromDocuments(
    documents: DocumentInterface[],
    embeddings: EmbeddingsInterface,
    { shelf, newId }: { readonly shelf: Shelf; readonly newId: NewId },
  ): Promise<ShelfVectorStore> {
    const store = new ShelfVectorStore(shelf, { newId, embeddings })
    await store.addDocuments(documents)
    return store
  }

  async #remove(ids: readonly string[], kept: ReadonlySet<string>): Promise<void> {
    if (ids.length === 0) return
    for (const { id } of await this.#shelf.findFiles(ids.map(fileNamed))) {
      if (!kept.has(id)) await this.#shelf.remove(id)
    }
  }

  /** The document as LangChain gave it; undefined for a passage of another document. */
  async #given({ documentId, text }: Hit): Promise<DocumentInterface | undefined> {
    const stored = await this.#shelf.get(documentId)
    const header = stored && readHeader(stored)
    return header && new Document({ ...header, pageContent: text })
  }
}

const noEmbeddings: EmbeddingsInterface = { embedDocuments: refuse, embedQuery: refuse }

async function refuse(): Promise<never> {
  throw new AppError('embedding_unavailable', '未给出向量模型，不能按最大边际相关性检索')
}
