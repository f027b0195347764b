import { describe, expect, it } from 'vitest'
import { sheetOf } from '../support/drafting-sheets.ts'
import { expectKept } from '../support/expect-kept.ts'
import { draftBy } from '../support/hostile-draft.ts'
import { HOSTILE_SCRIPTS } from '../support/hostile-scripts.ts'

/** A typical and a dense sheet; the sparse one is in the everyday suite. */
const SHEETS = { 60: sheetOf(60), 400: sheetOf(400) }

describe.each([60, 400] as const)('on a sheet of %d facts', (count) => {
  const sheet = SHEETS[count]

  it.each(Object.keys(HOSTILE_SCRIPTS).flatMap((name) => [[name, false] as const, [name, true] as const]))(
    'a model that %s keeps no promise from being kept (in one piece: %s)',
    async (name, whole) => {
      const script = HOSTILE_SCRIPTS[name]
      if (!script) return
      const { events, calls } = await draftBy(script, sheet, { whole })
      expectKept(events, sheet, calls)
    },
  )
})

describe('three hundred drafts with canaries among the exemplars', () => {
  it('hold no foreign string and no figure without a fact', async () => {
    const scripts = Object.values(HOSTILE_SCRIPTS)
    let drafts = 0
    for (let count = 4; drafts < 300; count += 1) {
      for (const script of scripts) {
        const sheet = sheetOf(count)
        const { events, calls } = await draftBy(script, sheet, { whole: count % 2 === 0 })
        expectKept(events, sheet, calls)
        drafts += 1
      }
    }
    expect(drafts).toBeGreaterThanOrEqual(300)
  })
})
