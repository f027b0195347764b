import type { EditorHandle } from '../editor/editor-handle.ts'
import type { Tell } from '../events/page-event.ts'
import type { Store } from '../state/store.ts'
import { describeFailure } from '../transport/failure.ts'
import type { Transport } from '../transport/transport.ts'
import type { Surroundings } from './surroundings.ts'

/** What every group of actions works with. */
export type ActionContext = {
  readonly store: Store
  readonly tell: Tell
  readonly transport: Transport
  readonly surroundings: Surroundings
  /** The text on the paper; null while no draft is shown. */
  readonly editor: { current: EditorHandle | null }
  /** Does the work and tells the writer, under this key, where it failed. */
  attempt(key: string, work: () => Promise<void>): void
}

export const createContext = (
  store: Store,
  transport: Transport,
  surroundings: Surroundings,
): ActionContext => ({
  store,
  tell: store.tell,
  transport,
  surroundings,
  editor: { current: null },
  attempt(key, work) {
    work().catch((error: unknown) =>
      store.tell({ type: 'banner-raised', banner: describeFailure(key, error) }),
    )
  },
})
