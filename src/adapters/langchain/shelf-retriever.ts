import type { CallbackManagerForRetrieverRun } from '@langchain/core/callbacks/manager'
import type { DocumentInterface } from '@langchain/core/documents'
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers'
import { ensureConfig, type RunnableConfig } from '@langchain/core/runnables'
import type { Shelf } from '../../domain/shelf.ts'
import { type PassageMetadata, toPassageDocument } from './passage-document.ts'
import { readSearchSettings, type SearchSettings, toSearchRequest } from './search-settings.ts'

export type ShelfRetrieverOptions = BaseRetrieverInput & SearchSettings

/**
 * The shelf as a LangChain retriever: each passage found is a document, the best first. `k` is 1 to 100, by default
 * 4. What `configurable` says of `k`, `filters` and `prefer` holds for that call, in place of the options; `signal`
 * and `timeout` end the search. Throws AppError `invalid_request` where a setting is wrong.
 */
export function createShelfRetriever(
  shelf: Shelf,
  options: ShelfRetrieverOptions = {},
): BaseRetriever<PassageMetadata> {
  return new ShelfRetriever(shelf, options, readSearchSettings(options), undefined)
}

class ShelfRetriever extends BaseRetriever<PassageMetadata> {
  lc_namespace = ['nigao', 'retrievers']
  readonly #shelf: Shelf
  readonly #options: BaseRetrieverInput
  readonly #settings: SearchSettings
  readonly #signal: AbortSignal | undefined

  constructor(
    shelf: Shelf,
    options: BaseRetrieverInput,
    settings: SearchSettings,
    signal: AbortSignal | undefined,
  ) {
    super(options)
    this.#shelf = shelf
    this.#options = options
    this.#settings = settings
    this.#signal = signal
  }

  static override lc_name(): string {
    return 'ShelfRetriever'
  }

  /** LangChain keeps a call's settings and signal from the search itself, so a retriever of its own makes each call. */
  override async invoke(
    query: string,
    given?: RunnableConfig,
  ): Promise<DocumentInterface<PassageMetadata>[]> {
    const config = ensureConfig(given)
    const settings = { ...this.#settings, ...readSearchSettings(config.configurable ?? {}) }
    const once = new ShelfRetriever(this.#shelf, this.#options, settings, config.signal)
    return super.invoke.call(once, query, config)
  }

  override async _getRelevantDocuments(
    query: string,
    run?: CallbackManagerForRetrieverRun,
  ): Promise<DocumentInterface<PassageMetadata>[]> {
    this.#signal?.throwIfAborted()
    const request = toSearchRequest(query, this.#settings)
    const { hits, degraded } = await this.#shelf.search(request, this.#signal)
    if (degraded !== null) await run?.handleText(degraded)
    return hits.map((hit) => toPassageDocument(hit, degraded))
  }
}
