import { describe, expect, it } from 'vitest'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { renderReference } from '../../src/facts/render.ts'
import { indexSheet } from '../../src/facts/sheet-index.ts'

describe('a growth of more than a whole', () => {
  it('is rounded once, from the two values', () => {
    const sheet = parseSheet({
      profile: { organ: '某局' },
      kind: 'annual',
      period: '2024',
      facts: [
        {
          kind: 'indicator',
          id: 'i1',
          label: '参训人数',
          value: 34226,
          unit: '人',
          previous: { value: 4855, basis: '上年' },
        },
      ],
    })
    const shown = renderReference(indexSheet(sheet), { id: 'i1', attribute: '同比', format: null })
    // 604.96 % rounds to 605.0 %, and that would round to 6.1.
    expect(shown?.text).toBe('比上年增长6倍')
  })
})
