import { describe, expect, it } from 'vitest'
import { INITIAL_FACTS, reduceFacts } from '../../../src/web/state/facts-state.ts'
import { DRAFT, SHEET } from '../samples.ts'

const [fact] = SHEET.facts
if (!fact) throw new Error('the sample sheet has facts')
const change = { kind: 'removed', fact } as const
const refusal = { key: 'i1', title: '台账内容有误', faults: [{ pointer: '/value', detail: '应为数字' }] }

describe('filling in the sheet', () => {
  it('knows what is being stored, and what can be taken back once it is', () => {
    const saving = reduceFacts(INITIAL_FACTS, { type: 'fact-saving', key: 'i1' })
    expect(saving.saving).toBe('i1')
    expect(reduceFacts(saving, { type: 'fact-saved', key: 'i1', change })).toEqual({
      saving: null,
      refusal: null,
      lastChange: change,
    })
  })

  it('keeps what was refused until it is tried again or another fact is opened', () => {
    const refused = reduceFacts(INITIAL_FACTS, { type: 'fact-refused', refusal })
    expect(refused.refusal).toEqual(refusal)
    expect(reduceFacts(refused, { type: 'fact-saving', key: 'i1' }).refusal).toBeNull()
    expect(reduceFacts(refused, { type: 'fact-chosen', id: 'i2' }).refusal).toBeNull()
  })

  it('forgets all with the draft, and the way back when it is closed', () => {
    const saved = reduceFacts(INITIAL_FACTS, { type: 'fact-saved', key: 'i1', change })
    expect(reduceFacts(saved, { type: 'fact-change-closed' }).lastChange).toBeNull()
    expect(reduceFacts(saved, { type: 'draft-opened', draft: DRAFT })).toEqual(INITIAL_FACTS)
  })
})
