import { describe, expect, it } from 'vitest'
import { applyCard } from '../../src/chat/decide-card.ts'
import type { FactCard } from '../../src/domain/conversation.ts'
import type { Fact } from '../../src/domain/fact-sheet.ts'
import { sheetOf } from '../support/drafting-sheets.ts'

const sheet = sheetOf(12)
const known = sheet.facts.find((fact) => fact.kind === 'indicator')
if (!known) throw new Error('the sheet has no indicator')

const card = (change: FactCard['change'], before: Fact | null, after: Fact | null): FactCard => ({
  type: 'fact',
  id: 'c1',
  change,
  before,
  after,
  fields: [],
  questions: [],
  quote: '',
  sheetRevision: 1,
  state: 'open',
})

describe('a card confirmed again after the first time reached the sheet and not the card', () => {
  const added = { ...known, id: 'i88', label: '新增学位', value: '3600' }
  it.each([
    ['adds', card('add', null, added)],
    ['adds under another id', card('add', null, { ...added, id: known.id })],
    ['replaces', card('replace', known, { ...known, value: '59.9' })],
    ['removes', card('remove', known, null)],
  ] as const)('%s once', (_, one) => {
    const first = applyCard(sheet, one, undefined)
    expect(first.sheet.facts).not.toEqual(sheet.facts)
    const second = applyCard(first.sheet, one, undefined)
    expect(second.sheet).toBe(first.sheet)
    expect(second.fact).toEqual(first.fact)
  })
})
