import { describe, expect, it } from 'vitest'
import { INITIAL_LAST_PLAN, reduceLastPlan } from '../../../src/web/state/last-plan-state.ts'
import { DRAFT } from '../samples.ts'

const source = { kind: 'document', id: 'doc' } as const
const reconciliation = { items: [], unheld: [] }
const failure = { key: 'last-plan', title: '文件没有内容', details: ['没有找到上年计划的事项'] }

describe('last year’s plan', () => {
  it('keeps what was read while it is read anew, so that nothing flickers', () => {
    const read = reduceLastPlan(INITIAL_LAST_PLAN, { type: 'reconciliation-read', reconciliation })
    const again = reduceLastPlan(read, { type: 'plan-source-chosen', source })
    expect(again).toEqual({ source, isReading: true, reconciliation, failure: null })
  })

  it('goes back to what the sheet holds where a source could not be read, and says why', () => {
    const asked = reduceLastPlan(INITIAL_LAST_PLAN, { type: 'plan-source-chosen', source })
    expect(reduceLastPlan(asked, { type: 'reconciliation-missed', failure })).toMatchObject({
      source: { kind: 'sheet' },
      isReading: false,
      failure,
    })
  })

  it('is forgotten with the draft', () => {
    const asked = reduceLastPlan(INITIAL_LAST_PLAN, { type: 'plan-source-chosen', source })
    expect(reduceLastPlan(asked, { type: 'draft-opened', draft: DRAFT })).toEqual(INITIAL_LAST_PLAN)
  })
})
