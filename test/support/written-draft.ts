import type { Draft, Section, Sentence } from '../../src/domain/draft.ts'
import type { FactSheet } from '../../src/domain/fact-sheet.ts'
import { inTextOrder } from '../../src/domain/text-order.ts'
import { writeDraft } from '../../src/drafting/pipeline.ts'
import { planDraft } from '../../src/drafting/plan/plan-draft.ts'
import { createSequentialIds } from './database.ts'

/** The draft of a sheet as the engine writes it without a shelf. */
export async function engineDraft(sheet: FactSheet): Promise<Draft> {
  const plan = planDraft(sheet, { kind: sheet.kind })
  const sentences = new Map<string, Sentence[]>()
  const task = {
    draftId: 'd1',
    plan,
    sheet,
    writer: 'engine' as const,
    newId: createSequentialIds('w'),
    search: async () => ({ hits: [], degraded: null }),
  }
  for await (const event of writeDraft(task, new AbortController().signal)) {
    if (event.type !== 'sentence') continue
    sentences.set(event.sectionId, [...(sentences.get(event.sectionId) ?? []), event.sentence])
  }
  const sections: Section[] = plan.sections.map((section) => ({
    ...section,
    revision: 1,
    sentences: inTextOrder(sentences.get(section.id) ?? []),
    locked: false,
  }))
  return {
    id: 'd1',
    factSheetId: 'f1',
    writer: 'engine',
    status: 'done',
    plan,
    sections,
    createdAt: '2026-01-06T08:00:00.000Z',
  }
}
