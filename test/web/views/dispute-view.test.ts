import { describe, expect, it } from 'vitest'
import { type Dispute, disputeSchema } from '../../../src/domain/fact-sheet.ts'
import { sortDisputes, viewClaim } from '../../../src/web/views/dispute-view.ts'

const indicator = (value: string, file: string) => ({
  kind: 'indicator',
  id: 'i1',
  label: '公办园占比',
  value,
  unit: '%',
  source: { file, cell: 'B2' },
})
const dispute = (id: string, decided: boolean): Dispute =>
  disputeSchema.parse({
    id,
    about: 'value',
    facts: ['i1'],
    fields: ['value'],
    claims: [
      { origin: '基教科', fact: indicator('54.9', '基教.xlsx') },
      { origin: '学前办', fact: indicator('55.1', '学前.xlsx') },
    ],
    ...(decided ? { decision: { choice: 0, by: '王', at: '2025-12-01T08:00:00Z' } } : {}),
  })

describe('a dispute between sources', () => {
  it('tells of each claim who says it, what it says of what is disputed, and where', () => {
    const one = dispute('d1', false)
    expect(one.claims.map((claim) => viewClaim(claim, one))).toEqual([
      {
        origin: '基教科',
        label: '公办园占比',
        says: [{ name: '数值', text: '54.9%' }],
        place: '基教.xlsx · B2',
      },
      {
        origin: '学前办',
        label: '公办园占比',
        says: [{ name: '数值', text: '55.1%' }],
        place: '学前.xlsx · B2',
      },
    ])
  })

  it('stands before those that are decided while it is open', () => {
    expect(sortDisputes([dispute('d1', true), dispute('d2', false)]).map(({ id }) => id)).toEqual([
      'd2',
      'd1',
    ])
  })
})
