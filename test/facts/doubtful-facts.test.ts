import { describe, expect, it } from 'vitest'
import { gateSentence } from '../../src/drafting/gate-sentence.ts'
import { doubtfulFacts } from '../../src/facts/doubtful-facts.ts'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { indexSheet } from '../../src/facts/sheet-index.ts'

const sheet = parseSheet({
  profile: { organ: '澄溪市水利局' },
  period: '2025',
  facts: [
    {
      id: 'i1',
      label: '治理面积',
      value: '150',
      unit: '公顷',
      previous: { value: '100' },
      given: { yoy: '20' },
    },
    { id: 'i2', label: '水库', value: '12', unit: '座' },
  ],
})

describe('facts that the checks hold to be false', () => {
  it('are named with the reason', () => {
    expect([...doubtfulFacts(sheet).keys()]).toEqual(['i1'])
    expect(doubtfulFacts(sheet).get('i1')?.[0]).toContain('治理面积')
  })

  it('are never told as settled: their sentences are marked and a finding says why', () => {
    const index = indexSheet(sheet)
    const doubtful = gateSentence('{{i1治理面积.全句}}。', index, { role: 'summary' })
    expect(doubtful).toMatchObject({ passed: true, class: '?' })
    expect(doubtful.checks).toEqual([
      { rule: 'sheet', severity: 'warning', message: expect.stringContaining('台账待核') },
    ])
    expect(gateSentence('{{i2水库.全句}}。', index, { role: 'summary' })).toMatchObject({
      class: 'F',
      checks: [],
    })
  })
})
