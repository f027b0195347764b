import { describe, expect, it } from 'vitest'
import { conversationRequest } from '../../../src/chat/model/converse.ts'
import type { RequestMessage } from '../../../src/domain/conversation.ts'
import { indexSheet } from '../../../src/facts/sheet-index.ts'
import { sheetOf } from '../../support/drafting-sheets.ts'
import { engineDraft } from '../../support/written-draft.ts'

const sheet = sheetOf(12)
const createdAt = '2026-01-06T08:00:00.000Z'
const request: RequestMessage = {
  id: 'm1',
  number: 1,
  createdAt,
  role: 'writer',
  text: '怎么样了',
  context: {},
}

describe('what a model is told of a draft in conversation', () => {
  it('holds nothing of a locked section, its heading included', async () => {
    const draft = await engineDraft(sheet)
    const [locked, ...others] = draft.sections.filter(({ level }) => level === 2)
    if (!locked) throw new Error('no section to lock')
    const sections = draft.sections.map((section) => ({ ...section, locked: section === locked }))
    const stored = { id: 'f1', revision: 1, sheet, updatedAt: createdAt }
    const situation = { draft: { ...draft, sections }, stored, index: indexSheet(sheet), request }
    const sent = JSON.stringify(conversationRequest(situation, [], {}, '#abc#').messages)
    expect(sent).not.toContain(locked.heading)
    expect(sent).toContain(`${locked.id} ${locked.number}（已锁定）`)
    for (const { heading } of others) expect(sent).toContain(heading)
  })
})
