import type { Grid } from '../../../src/domain/grid.ts'

/** A table of an invented bureau with the facts that a careful person would take from it. */
export type OfficeTable = {
  readonly name: string
  readonly grid: Grid
  /** Facts that must be among those imported, by the fields given; the kind is indicator unless it says otherwise. */
  readonly facts: readonly Readonly<Record<string, unknown>>[]
  /** How many facts there are in all; absent: as many as are listed. */
  readonly count?: number
  /** Cells that must be refused; absent: none. */
  readonly refused?: readonly string[]
  /** Whether a person must be asked about something. */
  readonly asks?: boolean
}
