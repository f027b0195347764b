import type { Draft, DraftPlan, SectionPlan } from '../../domain/draft.ts'
import { AppError } from '../../domain/errors.ts'
import type { DraftStore, NumberedEvent, SectionRevision } from '../../domain/stores.ts'
import { appendEvents } from './draft/append-events.ts'
import { createIgnoredFindingStore } from './draft/ignored-findings.ts'
import {
  lockSection,
  missingSection,
  readSections,
  type SectionState,
  storeRevision,
} from './draft/sections.ts'
import { createSuggestionStore } from './draft/suggestions.ts'
import { createVersionStore } from './draft/versions.ts'
import { createVisitorStore } from './draft/visitors.ts'
import { FOREIGN_KEY_VIOLATION, isSqlError } from './sql-error.ts'
import { toJson } from './storable.ts'
import type { Query, StoreOptions } from './store-options.ts'

type DraftRow = Omit<Draft, 'sections'>

/** The drafts of one tenant: plans, events as they were told, and every revision of every section. */
export function createDraftStore(options: StoreOptions): DraftStore {
  const { database, tenantId, clock, newId } = options
  const { query } = database

  const readDraft = async (id: string): Promise<DraftRow | undefined> => {
    const [row] = await query<DraftRow>(
      `select id, fact_sheet_id as "factSheetId", writer, status, plan, created_at as "createdAt"
       from draft where tenant_id = $1 and id = $2`,
      [tenantId, id],
    )
    return row
  }

  return {
    async create({ factSheetId, writer, plan }) {
      const id = newId()
      const createdAt = clock().toISOString()
      await database.transaction(async (inside) => {
        await insertDraft(inside, tenantId, { id, factSheetId, writer, plan, status: 'planned', createdAt })
      })
      const sections = plan.sections.map((section) => ({ ...section, ...EMPTY }))
      return { id, factSheetId, writer, status: 'planned', plan, sections, createdAt }
    },

    async get(id) {
      const draft = await readDraft(id)
      if (!draft) return undefined
      return {
        ...draft,
        sections: joinSections(draft.plan.sections, await readSections(query, tenantId, id)),
      }
    },

    list: () =>
      query(
        `select id, title, kind, status, created_at as "createdAt" from draft
         where tenant_id = $1 order by created_at desc, id desc`,
        [tenantId],
      ),

    async remove(id) {
      const removed = await query('delete from draft where tenant_id = $1 and id = $2 returning id', [
        tenantId,
        id,
      ])
      return removed.length > 0
    },

    async claim(id, holder, seconds) {
      try {
        const taken = await query(
          `insert into draft_claim (tenant_id, draft_id, holder, expires_at)
           values ($1, $2, $3, clock_timestamp() + make_interval(secs => $4))
           on conflict (tenant_id, draft_id) do update
             set holder = excluded.holder, expires_at = excluded.expires_at
             where draft_claim.holder = excluded.holder or draft_claim.expires_at <= clock_timestamp()
           returning holder`,
          [tenantId, id, holder, seconds],
        )
        return taken.length > 0
      } catch (error) {
        if (isSqlError(error, FOREIGN_KEY_VIOLATION)) throw missingDraft(id, error)
        throw error
      }
    },

    async release(id, holder) {
      await query('delete from draft_claim where tenant_id = $1 and draft_id = $2 and holder = $3', [
        tenantId,
        id,
        holder,
      ])
    },

    async releaseAll() {
      await query('delete from draft_claim where tenant_id = $1', [tenantId])
    },

    append: (id, holder, events) =>
      database.transaction((inside) => appendEvents(inside, options, id, holder, events)),

    eventsAfter: (id, after) =>
      query<NumberedEvent>(
        `select number as id, event from draft_event
         where tenant_id = $1 and draft_id = $2 and number > $3 order by number`,
        [tenantId, id, after],
      ),

    async section(draftId, sectionId) {
      const [state] = await readSections(query, tenantId, draftId, sectionId)
      const plan = state && (await readSectionPlan(query, tenantId, draftId, sectionId))
      return state && plan ? joinSection(plan, state) : undefined
    },

    async revisions(draftId, sectionId, newest) {
      const rows = await query<SectionRevision>(
        `select revision, author, saved_by as by, sentences, created_at as "createdAt" from section_revision
         where tenant_id = $1 and draft_id = $2 and section_id = $3 order by revision desc limit $4`,
        [tenantId, draftId, sectionId, newest ?? null],
      )
      return rows.reverse()
    },

    revise: (draftId, sectionId, expected, sentences, author, by) =>
      database.transaction(async (inside) => {
        const { revision: newest } = await lockSection(inside, tenantId, draftId, sectionId)
        if (newest !== expected) {
          throw new AppError(
            'revision_conflict',
            `该节已更新到第 ${newest} 版，这次修改依据的是第 ${expected} 版。请先读取最新内容。`,
          )
        }
        const plan = await readSectionPlan(inside, tenantId, draftId, sectionId)
        if (!plan) throw missingSection(sectionId)
        const revision = await storeRevision(inside, options, {
          draftId,
          sectionId,
          newest,
          sentences,
          author,
          by,
        })
        return { ...plan, revision, sentences, locked: false }
      }),

    async setLocked(draftId, sectionId, locked) {
      await query('update section set is_locked = $4 where tenant_id = $1 and draft_id = $2 and id = $3', [
        tenantId,
        draftId,
        sectionId,
        locked,
      ])
      const [state] = await readSections(query, tenantId, draftId, sectionId)
      const plan = await readSectionPlan(query, tenantId, draftId, sectionId)
      if (!state || !plan) throw missingSection(sectionId)
      return joinSection(plan, state)
    },

    ...createSuggestionStore(options),
    ...createIgnoredFindingStore(options),
    ...createVersionStore(options),
    ...createVisitorStore(options),
  }
}

const EMPTY = { revision: 0, sentences: [], locked: false } as const

const missingDraft = (id: string, cause?: unknown): AppError =>
  new AppError('not_found', `没有编号为 ${id} 的稿件。`, { cause })

async function insertDraft(query: Query, tenantId: string, draft: DraftRow): Promise<void> {
  const { id, factSheetId, writer, status, plan, createdAt } = draft
  try {
    await query(
      `insert into draft (tenant_id, id, fact_sheet_id, writer, status, title, kind, plan, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [tenantId, id, factSheetId, writer, status, plan.title, plan.kind, toJson(plan), createdAt],
    )
  } catch (error) {
    if (!isSqlError(error, FOREIGN_KEY_VIOLATION)) throw error
    throw new AppError('not_found', `没有编号为 ${factSheetId} 的台账。`, { cause: error })
  }
  const sections = plan.sections.map((section, ordinal) => ({ id: section.id, ordinal }))
  await query(
    `insert into section (tenant_id, draft_id, id, ordinal)
     select $1, $2, id, ordinal from json_to_recordset($3::json) as row(id text, ordinal integer)`,
    [tenantId, id, toJson(sections)],
  )
}

async function readSectionPlan(
  query: Query,
  tenantId: string,
  draftId: string,
  sectionId: string,
): Promise<SectionPlan | undefined> {
  const [row] = await query<{ plan: DraftPlan }>('select plan from draft where tenant_id = $1 and id = $2', [
    tenantId,
    draftId,
  ])
  return row?.plan.sections.find(({ id }) => id === sectionId)
}

const joinSection = (plan: SectionPlan, { revision, sentences, locked }: SectionState) => ({
  ...plan,
  revision,
  sentences,
  locked,
})

function joinSections(plans: readonly SectionPlan[], states: readonly SectionState[]) {
  const byId = new Map(states.map((state) => [state.id, state]))
  return plans.map((plan) => ({ ...plan, ...EMPTY, ...stateOf(byId.get(plan.id)) }))
}

function stateOf(state: SectionState | undefined) {
  if (!state) return {}
  const { revision, sentences, locked } = state
  return { revision, sentences, locked }
}
