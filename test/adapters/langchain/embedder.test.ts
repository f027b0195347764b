import type { EmbeddingsInterface } from '@langchain/core/embeddings'
import { describe, expect, it } from 'vitest'
import { createLangchainEmbedder } from '../../../src/adapters/langchain/embedder.ts'
import { createLangchainEmbeddings } from '../../../src/adapters/langchain/embeddings.ts'
import { LetterEmbeddings } from './letter-embeddings.ts'

const embeddingsOf = (embedDocuments: EmbeddingsInterface['embedDocuments']): EmbeddingsInterface => ({
  embedDocuments,
  embedQuery: async () => [],
})
const embedderOf = (embedDocuments: EmbeddingsInterface['embedDocuments']) =>
  createLangchainEmbedder(embeddingsOf(embedDocuments), { modelId: 'test' })

describe('LangChain embeddings as our embedder', () => {
  it('give unit vectors in the order of the texts', async () => {
    const vectors = await embedderOf(async (texts) => texts.map((text) => [text.length, 0, 4])).embed([
      '三个字',
      '',
    ])
    expect(vectors).toEqual([Float32Array.of(0.6, 0, 0.8), Float32Array.of(0, 0, 1)])
  })

  it('leave a vector of nothing but zeros as it is', async () => {
    expect(await embedderOf(async () => [[0, 0]]).embed(['无'])).toEqual([Float32Array.of(0, 0)])
  })

  it('are asked once for any number of texts, and not at all for none', async () => {
    const asked: string[][] = []
    const embedder = embedderOf(async (texts) => {
      asked.push(texts)
      return texts.map(() => [1])
    })
    expect(await embedder.embed([])).toEqual([])
    await embedder.embed(['一', '二', '三'])
    expect(asked).toEqual([['一', '二', '三']])
  })

  it.each([
    ['too few', [[1, 0]]],
    ['of two lengths', [[1, 0], [1]]],
    ['empty', [[], []]],
    [
      'no numbers',
      [
        [1, 0],
        [Number.NaN, 1],
      ],
    ],
  ])('are unavailable when the vectors are %s', async (_what, vectors) => {
    await expect(embedderOf(async () => vectors).embed(['一', '二'])).rejects.toMatchObject({
      code: 'embedding_unavailable',
    })
  })

  it('are unavailable when they fail, with the cause', async () => {
    const cause = new Error('no connection')
    await expect(embedderOf(() => Promise.reject(cause)).embed(['一'])).rejects.toMatchObject({
      code: 'embedding_unavailable',
      cause,
    })
  })

  it('are waited for no longer once the reader has left', async () => {
    const abort = new AbortController()
    const reason = new Error('the reader left')
    const waiting = embedderOf(() => new Promise(() => undefined)).embed(['一'], abort.signal)
    abort.abort(reason)
    await expect(waiting).rejects.toBe(reason)
    await expect(embedderOf(async () => [[1]]).embed(['一'], abort.signal)).rejects.toBe(reason)
  })

  it('go by the name of their model, and must have one', () => {
    expect(createLangchainEmbedder(new LetterEmbeddings()).modelId).toBe('letters')
    expect(createLangchainEmbedder(new LetterEmbeddings(), { modelId: 'mine' }).modelId).toBe('mine')
    expect(() => createLangchainEmbedder(embeddingsOf(async () => []))).toThrow('invalid_settings')
  })
})

describe('our embedder as LangChain embeddings', () => {
  const embeddings = createLangchainEmbeddings({
    modelId: 'test',
    embed: async (texts) => texts.map((text) => Float32Array.of(text.length, 1)),
  })

  it('embeds documents and queries alike', async () => {
    expect(await embeddings.embedDocuments(['一', '二二'])).toEqual([
      [1, 1],
      [2, 1],
    ])
    expect(await embeddings.embedQuery('三三三')).toEqual([3, 1])
  })
})
