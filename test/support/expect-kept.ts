import { expect } from 'vitest'
import type { DraftEvent } from '../../src/domain/draft.ts'
import type { FactSheet } from '../../src/domain/fact-sheet.ts'
import { keptFaults } from './kept-faults.ts'

/** The six invariants of a draft, whatever its model did (grounding.md 5.1). */
export function expectKept(events: readonly DraftEvent[], sheet: FactSheet, calls: number): void {
  expect(keptFaults(events, sheet, calls)).toEqual({
    foreign: [],
    figures: [],
    untoldMusts: [],
    unclassed: [],
    raw: [],
    ending: [],
  })
}
