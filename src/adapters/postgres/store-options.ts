import type { Clock, Database, NewId } from '../../domain/ports.ts'

/** What every store needs: it serves one tenant, and every statement names that tenant. */
export type StoreOptions = {
  readonly database: Database
  readonly tenantId: string
  readonly clock: Clock
  readonly newId: NewId
}

/** Inside or outside a transaction. */
export type Query = Database['query']
