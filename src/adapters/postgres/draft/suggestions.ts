import type { DraftPlan } from '../../../domain/draft.ts'
import type { DraftStore } from '../../../domain/stores.ts'
import type { Suggestion } from '../../../domain/suggestion.ts'
import { toJson } from '../storable.ts'
import type { StoreOptions } from '../store-options.ts'
import { missingSection } from './sections.ts'

type SuggestionStore = Pick<DraftStore, 'setHeadings' | 'addSuggestion' | 'suggestions' | 'keepSuggestion'>

/** What is proposed for the drafts of one tenant and not yet decided on, and the headings that a decision changes. */
export function createSuggestionStore({ database, tenantId, clock, newId }: StoreOptions): SuggestionStore {
  const { query } = database
  return {
    setHeadings: (draftId, headings) =>
      database.transaction(async (inside) => {
        const [row] = await inside<{ plan: DraftPlan }>(
          'select plan from draft where tenant_id = $1 and id = $2 for update',
          [tenantId, draftId],
        )
        const known = new Set(row?.plan.sections.map(({ id }) => id))
        for (const id of headings.keys()) if (!known.has(id)) throw missingSection(id)
        if (!row) return
        const sections = row.plan.sections.map((section) => ({
          ...section,
          heading: headings.get(section.id) ?? section.heading,
        }))
        await inside('update draft set plan = $3 where tenant_id = $1 and id = $2', [
          tenantId,
          draftId,
          toJson({ ...row.plan, sections }),
        ])
      }),

    async addSuggestion(draftId, proposed) {
      const suggestion: Suggestion = { ...proposed, id: newId(), createdAt: clock().toISOString() }
      await query(
        `insert into suggestion (tenant_id, draft_id, section_id, id, suggestion, created_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [tenantId, draftId, proposed.sectionId, suggestion.id, toJson(suggestion), suggestion.createdAt],
      )
      return suggestion
    },

    async suggestions(draftId, sectionId) {
      const rows = await query<{ suggestion: Suggestion }>(
        `select suggestion from suggestion
         where tenant_id = $1 and draft_id = $2 and section_id = $3 order by created_at, id`,
        [tenantId, draftId, sectionId],
      )
      return rows.map(({ suggestion }) => suggestion)
    },

    async keepSuggestion(draftId, suggestion) {
      const place = [tenantId, draftId, suggestion.sectionId, suggestion.id]
      const where = 'tenant_id = $1 and draft_id = $2 and section_id = $3 and id = $4'
      if (suggestion.changes.length + suggestion.headings.length === 0) {
        await query(`delete from suggestion where ${where}`, place)
      } else {
        await query(`update suggestion set suggestion = $5 where ${where}`, [...place, toJson(suggestion)])
      }
    },
  }
}
