import { describe, expect, it } from 'vitest'
import { draftReport } from '../../src/cli/draft-file.ts'
import { sheetOf } from '../support/drafting-sheets.ts'
import { engineDraft } from '../support/written-draft.ts'

describe('the draft as JSON', () => {
  it('names the prompt and its hash with every sentence that a model wrote', async () => {
    const draft = await engineDraft(sheetOf(12))
    const prompt = { id: 'section', hash: '0123456789abcdef' }
    const sections = draft.sections.map((section) => ({
      ...section,
      sentences: section.sentences.map((sentence, i) =>
        i === 0 ? { ...sentence, author: 'model' as const, prompt } : sentence,
      ),
    }))
    const end = { coverage: { must: { used: [], missing: [] }, used: [], unused: [] }, gaps: 0, findings: [] }
    const report = draftReport({ ...draft, sections }, end)
    const written = report.sections.flatMap(({ sentences }) => sentences)
    expect(written.some(({ author }) => author === 'model')).toBe(true)
    for (const sentence of written)
      expect('prompt' in sentence ? sentence.prompt : undefined).toEqual(
        sentence.author === 'model' ? prompt : undefined,
      )
  })
})
