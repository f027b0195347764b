import type { Document, DocumentInterface } from '@langchain/core/documents'
import type { RunnableConfig } from '@langchain/core/runnables'
import { describe, expect, it } from 'vitest'
import { caseOf, documentOn, type Lacks, SUBJECTS, TEXTS, textsOf } from './contract-cases.ts'

/** As much of a retriever as LangChain's chains use. */
export type Retriever = {
  invoke(query: string, config?: RunnableConfig): Promise<DocumentInterface[]>
  batch(queries: string[], config?: RunnableConfig): Promise<DocumentInterface[][]>
}

export type RetrieverOptions = { readonly k?: number; readonly year?: number }

/** `open` gives a retriever over the documents and nothing else. */
export function describeRetriever(
  name: string,
  open: (options: RetrieverOptions, documents: Document[]) => Promise<Retriever>,
  lacks: Lacks = [],
): void {
  const itIf = caseOf(lacks)
  const all = SUBJECTS.map(documentOn)

  describe(name, () => {
    it('gives documents with text and metadata', async () => {
      const retriever = await open({}, all)
      const found = await retriever.invoke(TEXTS.safety)
      expect(found[0]?.pageContent).toBe(TEXTS.safety)
      for (const { pageContent, metadata } of found) {
        expect(typeof pageContent).toBe('string')
        expect(metadata).toBeTypeOf('object')
      }
    })

    it('finds nothing where there is nothing', async () => {
      expect(await (await open({}, [])).invoke(TEXTS.safety)).toEqual([])
    })

    it.each([1, 3])('gives the %i that it was made for', async (k) => {
      expect(await (await open({ k }, all)).invoke('校园教育')).toHaveLength(k)
    })

    it('gives four when nothing is said', async () => {
      expect(await (await open({}, all)).invoke('校园教育')).toHaveLength(4)
    })

    it('finds only what the filter that it was made with lets through', async () => {
      const found = await (await open({ year: 2023, k: 5 }, all)).invoke(Object.values(TEXTS).join(''))
      expect(new Set(textsOf(found))).toEqual(new Set([TEXTS.kindergarten, TEXTS.sports]))
    })

    it('answers many queries at once, each with its own', async () => {
      const retriever = await open({ k: 1 }, all)
      const found = await retriever.batch(SUBJECTS.map((subject) => TEXTS[subject]))
      expect(found.map(textsOf)).toEqual(SUBJECTS.map((subject) => [TEXTS[subject]]))
    })

    itIf('k for one call')(
      'gives as many as one call asks for, and then again as many as before',
      async () => {
        const retriever = await open({ k: 1 }, all)
        const [more, same] = await Promise.all([
          retriever.invoke('校园教育', { configurable: { k: 3 } }),
          retriever.invoke('校园教育'),
        ])
        expect(more).toHaveLength(3)
        expect(same).toHaveLength(1)
      },
    )

    itIf('filter for one call')('takes another filter for one call', async () => {
      const retriever = await open({ year: 2023, k: 5 }, all)
      const query = Object.values(TEXTS).join('')
      expect(await retriever.invoke(query, { configurable: { filters: { year: 2024 } } })).toHaveLength(3)
    })

    itIf('ends by signal')('does not begin when the call is called off', async () => {
      const retriever = await open({}, all)
      await expect(retriever.invoke(TEXTS.safety, { signal: AbortSignal.abort() })).rejects.toThrow()
    })

    it('tells who listens that it began and what it found', async () => {
      const retriever = await open({ k: 1 }, all)
      const heard: unknown[] = []
      await retriever.invoke(TEXTS.safety, {
        callbacks: [
          {
            awaitHandlers: true,
            handleRetrieverStart: (_retriever, query) => void heard.push(query),
            handleRetrieverEnd: (found) => void heard.push(...textsOf(found)),
          },
        ],
      })
      expect(heard).toEqual([TEXTS.safety, TEXTS.safety])
    })
  })
}
