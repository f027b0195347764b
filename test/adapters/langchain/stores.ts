import type { VectorStore } from '@langchain/core/vectorstores'
import type { Store } from './contract.ts'

/** Puts a LangChain vector store behind the contract's own words; `toFilter` writes a year as the store wants it. */
export function toStore<V extends VectorStore>(store: V, toFilter: (year: number) => V['FilterType']): Store {
  const filterOf = (year: number | undefined): V['FilterType'] | undefined =>
    year === undefined ? undefined : toFilter(year)
  return {
    addDocuments: async (documents, options) => (await store.addDocuments(documents, options)) ?? undefined,
    delete: (selection) => store.delete(selection),
    search: (query, k, year) => store.similaritySearch(query, k, filterOf(year)),
    searchWithScore: (query, k) => store.similaritySearchWithScore(query, k),
    searchByVector: async (query, k) =>
      store.similaritySearchVectorWithScore(await store.embeddings.embedQuery(query), k),
    searchDiverse: async (query, options) =>
      (await store.maxMarginalRelevanceSearch?.(query, options, undefined)) ?? [],
    async getByIds(ids) {
      if (!('getByIds' in store) || typeof store.getByIds !== 'function') throw new Error('has no getByIds')
      return store.getByIds(ids)
    },
    asRetriever: ({ k, year }) => store.asRetriever(k, filterOf(year)),
  }
}
