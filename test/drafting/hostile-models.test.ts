import { describe, it } from 'vitest'
import { sheetOf } from '../support/drafting-sheets.ts'
import { expectKept } from '../support/expect-kept.ts'
import { draftBy } from '../support/hostile-draft.ts'
import { HOSTILE_SCRIPTS } from '../support/hostile-scripts.ts'

/** The sparse sheet of the adversarial scripts; test/slow has the larger ones. */
const sheet = sheetOf(3)

describe.each(Object.keys(HOSTILE_SCRIPTS))('a model that %s', (name) => {
  const script = HOSTILE_SCRIPTS[name]

  it.each([false, true])('leads to a draft that keeps every promise (in one piece: %s)', async (whole) => {
    if (!script) return
    const { events, calls } = await draftBy(script, sheet, { whole })
    expectKept(events, sheet, calls)
  })
})
