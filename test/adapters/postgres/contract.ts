import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createDraftStore } from '../../../src/adapters/postgres/draft-store.ts'
import { createFactSheetStore } from '../../../src/adapters/postgres/fact-sheet-store.ts'
import { createOwnWordsStore } from '../../../src/adapters/postgres/own-words-store.ts'
import { createShelf } from '../../../src/adapters/postgres/shelf.ts'
import { SqlError } from '../../../src/adapters/postgres/sql-error.ts'
import { createTenantDatabase } from '../../../src/adapters/postgres/tenant-database.ts'
import type { Database } from '../../../src/domain/ports.ts'
import type { DraftStore, FactSheetStore } from '../../../src/domain/stores.ts'
import { createSequentialIds, emptyDatabase } from '../../support/database.ts'
import { describeConversations } from './contract-conversations.ts'
import { describeShelf } from './contract-shelf.ts'
import { describeShelfUpkeep } from './contract-shelf-upkeep.ts'
import { library, makePlan, makeSentence, makeSheet, sentenceEvent } from './makers.ts'

export const NOW = '2026-01-06T08:00:00.000Z'

export const storeOptions = (database: Database, tenantId = 'a', prefix = 'x') => ({
  database,
  tenantId,
  clock: () => new Date(NOW),
  newId: createSequentialIds(prefix),
})

const withCode = (code: string) => expect.objectContaining({ code })

/** What every database behind the port must do. `open` gives one with the newest schema and without rows. */
export function describeStores(name: string, open: () => Promise<Database>): void {
  describe(name, () => {
    let database: Database
    beforeAll(async () => {
      database = await open()
    })
    afterAll(() => database.close())
    beforeEach(() => emptyDatabase(database))

    describeDatabase(() => database)
    describeFactSheets(() => database)
    describeDrafts(() => database)
    describeConversations(() => database, storeOptions)
    describeOwnWords(() => database)
    describeTenants(() => database)
    describeShelf(() => database)
    describeShelfUpkeep(() => database)
  })
}

function describeOwnWords(get: () => Database): void {
  describe('own words', () => {
    const words = { allowed: ['“双减”提质'], forbidden: [{ word: '亮点纷呈', instead: '成效明显' }] }

    it('are nobody’s until somebody stores them, and belong to one tenant', async () => {
      const store = createOwnWordsStore(storeOptions(get()))
      expect(await store.get()).toEqual({ revision: 0, words: { allowed: [], forbidden: [] } })
      expect(await store.replace(words, 0)).toEqual({ revision: 1, words })
      expect(await store.get()).toEqual({ revision: 1, words })
      expect(await createOwnWordsStore(storeOptions(get(), 'b')).get()).toMatchObject({ revision: 0 })
    })

    it('are replaced only by who has seen the newest', async () => {
      const store = createOwnWordsStore(storeOptions(get()))
      const both = await Promise.allSettled([store.replace(words, 0), store.replace(words, 0)])
      expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      await expect(store.replace(words, 0)).rejects.toEqual(withCode('revision_conflict'))
      expect(await store.replace({ allowed: [], forbidden: [] }, 1)).toMatchObject({ revision: 2 })
    })
  })
}

function describeDatabase(get: () => Database): void {
  describe('database', () => {
    it('gives every type of column the same form', async () => {
      const [row] = await get().query(
        `select count(*) as count, 12.50::numeric as decimal, '2024-01-24 09:18:12.5+08'::timestamptz as time,
           '{"a":[1]}'::jsonb as jsonb, '[true]'::json as json, '\\x00ff'::bytea as bytes, date '2024-02-29' as day,
           array['甲','乙'] as texts, 1.5::real as float, true as flag, null as nothing`,
      )
      expect(row).toEqual({
        count: 1,
        decimal: '12.50',
        time: '2024-01-24T01:18:12.500Z',
        jsonb: { a: [1] },
        json: [true],
        bytes: new Uint8Array([0, 255]),
        day: '2024-02-29',
        texts: ['甲', '乙'],
        float: 1.5,
        flag: true,
        nothing: null,
      })
    })

    it('takes texts, lists of texts, bytes, null and JSON that the caller wrote', async () => {
      const [row] = await get().query(
        'select $1::text as text, $2::text[] as list, $3::bytea as bytes, $4::text as nothing, $5::json as json',
        [`it's “甲” \\ %`, ['a,b', '"c"', '{}'], new Uint8Array([1, 2]), null, JSON.stringify(['甲'])],
      )
      expect(row).toEqual({
        text: `it's “甲” \\ %`,
        list: ['a,b', '"c"', '{}'],
        bytes: new Uint8Array([1, 2]),
        nothing: null,
        json: ['甲'],
      })
    })

    it('keeps the SQLSTATE of an error', async () => {
      await expect(get().query('select 1 / 0')).rejects.toThrow(SqlError)
      await expect(get().query('select 1 / 0')).rejects.toMatchObject({ code: '22012' })
    })

    it('keeps what a transaction did when its promise resolves', async () => {
      const kept = await get().transaction(async (query) => {
        await query(`insert into fact_sheet values ('a', 's1', 1)`)
        return 'done'
      })
      expect(kept).toBe('done')
      expect(await get().query('select id from fact_sheet')).toEqual([{ id: 's1' }])
    })

    it('keeps nothing of a transaction whose work throws', async () => {
      const failing = get().transaction(async (query) => {
        await query(`insert into fact_sheet values ('a', 's1', 1)`)
        throw new Error('changed my mind')
      })
      await expect(failing).rejects.toThrow('changed my mind')
      expect(await get().query('select id from fact_sheet')).toEqual([])
    })

    it('reports a transaction as failed when a statement failed and the work went on', async () => {
      const failing = get().transaction(async (query) => {
        await query(`insert into fact_sheet values ('a', 's1', 1)`)
        await query('select 1 / 0').catch(() => 'ignored')
      })
      await expect(failing).rejects.toMatchObject({ code: '22012' })
      expect(await get().query('select id from fact_sheet')).toEqual([])
    })

    it('refuses the handle of a transaction that is over', async () => {
      const query = await get().transaction(async (inside) => inside)
      await expect(query('select 1')).rejects.toThrow('over')
    })

    it('lets transactions come one after the other over the same row', async () => {
      await get().query(`insert into fact_sheet values ('a', 's1', 1)`)
      const increase = () =>
        get().transaction(async (query) => {
          const [row] = await query<{ revision: number }>('select revision from fact_sheet for update')
          await query('update fact_sheet set revision = $1', [(row?.revision ?? 0) + 1])
        })
      await Promise.all(Array.from({ length: 8 }, increase))
      expect(await get().query('select revision from fact_sheet')).toEqual([{ revision: 9 }])
    })
  })
}

function describeFactSheets(get: () => Database): void {
  describe('fact sheets', () => {
    let store: FactSheetStore
    beforeEach(() => {
      store = createFactSheetStore(storeOptions(get()))
    })

    it('returns a sheet as it was stored', async () => {
      const made = await store.create(makeSheet('甲'))
      expect(made).toEqual({ id: 'x0001', revision: 1, sheet: makeSheet('甲'), updatedAt: NOW })
      expect(await store.get(made.id)).toEqual(made)
      expect(await store.get('unknown')).toBeUndefined()
    })

    it('lists the newest revision of each sheet', async () => {
      const first = await store.create(makeSheet('甲'))
      const second = await store.create(makeSheet('乙'))
      const changed = await store.update(first.id, 1, makeSheet('丙'))
      expect(changed).toMatchObject({ revision: 2, sheet: { title: '丙' } })
      expect(await store.list()).toEqual([second, changed])
    })

    it('refuses an update of what somebody else has updated meanwhile', async () => {
      const { id } = await store.create(makeSheet('甲'))
      await store.update(id, 1, makeSheet('乙'))
      await expect(store.update(id, 1, makeSheet('丙'))).rejects.toEqual(withCode('revision_conflict'))
      await expect(store.update('unknown', 1, makeSheet('丙'))).rejects.toEqual(withCode('not_found'))
      expect(await store.get(id)).toMatchObject({ revision: 2, sheet: { title: '乙' } })
    })

    it('lets one of many updates of the same revision win', async () => {
      const { id } = await store.create(makeSheet('甲'))
      const outcomes = await Promise.allSettled(
        ['乙', '丙', '丁', '戊'].map((title) => store.update(id, 1, makeSheet(title))),
      )
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(await store.get(id)).toMatchObject({ revision: 2 })
    })
  })
}

function describeDrafts(get: () => Database): void {
  describe('drafts', () => {
    let store: DraftStore
    let factSheetId: string
    let id: string
    beforeEach(async () => {
      store = createDraftStore(storeOptions(get(), 'a', 'd'))
      factSheetId = (await createFactSheetStore(storeOptions(get())).create(makeSheet('甲'))).id
      id = (await store.create({ factSheetId, writer: 'engine', plan: makePlan('s1', 's2') })).id
    })

    /** Writes a section as a generation does. */
    const write = async (sectionId: string, ...texts: string[]) => {
      await store.append(id, 'me', [{ type: 'section-start', sectionId }])
      for (const [index, text] of texts.entries()) {
        await store.append(id, 'me', [sentenceEvent(sectionId, makeSentence(`${sectionId}-${index}`, text))])
      }
      const [ended] = await store.append(id, 'me', [{ type: 'section-end', sectionId, revision: 0 }])
      return ended
    }

    it('begins with the plan and empty sections', async () => {
      const draft = await store.get(id)
      expect(draft).toMatchObject({ id, factSheetId, writer: 'engine', status: 'planned', createdAt: NOW })
      expect(draft?.plan).toEqual(makePlan('s1', 's2'))
      expect(
        draft?.sections.map(({ id: section, revision, sentences, locked }) => ({
          section,
          revision,
          sentences,
          locked,
        })),
      ).toEqual([
        { section: 's1', revision: 0, sentences: [], locked: false },
        { section: 's2', revision: 0, sentences: [], locked: false },
      ])
      expect(await store.list()).toEqual([
        { id, title: makePlan().title, kind: 'annual', status: 'planned', createdAt: NOW },
      ])
    })

    it('is not made from a sheet that is not there', async () => {
      const orphan = store.create({ factSheetId: 'unknown', writer: 'engine', plan: makePlan('s1') })
      await expect(orphan).rejects.toEqual(withCode('not_found'))
    })

    it('gives the right to write to one holder at a time, who may extend it', async () => {
      expect(await store.claim(id, 'me', 60)).toBe(true)
      expect(await store.claim(id, 'you', 60)).toBe(false)
      expect(await store.claim(id, 'me', 60)).toBe(true)
      await store.release(id, 'you')
      expect(await store.claim(id, 'you', 60)).toBe(false)
      await store.release(id, 'me')
      expect(await store.claim(id, 'you', 60)).toBe(true)
      await expect(store.claim('unknown', 'me', 60)).rejects.toEqual(withCode('not_found'))
    })

    it('gives the right anew once all are released', async () => {
      expect(await store.claim(id, 'killed', 60)).toBe(true)
      await store.releaseAll()
      expect(await store.claim(id, 'you', 60)).toBe(true)
    })

    it('gives the right to another once it has run out', async () => {
      expect(await store.claim(id, 'me', 0)).toBe(true)
      expect(await store.claim(id, 'you', 60)).toBe(true)
      const late = store.append(id, 'me', [{ type: 'section-start', sectionId: 's1' }])
      await expect(late).rejects.toEqual(withCode('draft_busy'))
    })

    it('stores events only for the holder of the right', async () => {
      const event = { type: 'section-start', sectionId: 's1' } as const
      await expect(store.append(id, 'me', [event])).rejects.toEqual(withCode('draft_busy'))
      await expect(store.append('unknown', 'me', [event])).rejects.toEqual(withCode('not_found'))
      expect(await store.eventsAfter(id, 0)).toEqual([])
    })

    it('numbers events from 1 without a gap, also when they come at once and some are refused', async () => {
      await store.claim(id, 'me', 60)
      await store.setLocked(id, 's2', true)
      const events = Array.from({ length: 10 }, (_, index) =>
        index % 3 === 2
          ? ({ type: 'section-end', sectionId: 's2', revision: 0 } as const)
          : sentenceEvent('s1', makeSentence(`n${index}`, '一句话。')),
      )
      const outcomes = await Promise.allSettled(events.map((event) => store.append(id, 'me', [event])))
      expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(3)
      const stored = await store.eventsAfter(id, 0)
      expect(stored.map((event) => event.id)).toEqual([1, 2, 3, 4, 5, 6, 7])
      expect((await store.eventsAfter(id, 5)).map((event) => event.id)).toEqual([6, 7])
    })

    it('makes the sentences of a section its next revision when the section ends', async () => {
      await store.claim(id, 'me', 60)
      expect(await write('s1', '第一句。', '第二句。')).toEqual({
        id: 4,
        event: { type: 'section-end', sectionId: 's1', revision: 1 },
      })
      const section = await store.section(id, 's1')
      expect(section).toMatchObject({ revision: 1, heading: '第1节' })
      expect(section?.sentences.map(({ text }) => text)).toEqual(['第一句。', '第二句。'])
      expect((await store.section(id, 's2'))?.revision).toBe(0)
      expect(await store.revisions(id, 's1')).toEqual([
        { revision: 1, author: 'engine', by: null, sentences: section?.sentences, createdAt: NOW },
      ])
    })

    it('stores a whole section at once, or nothing of it', async () => {
      await store.claim(id, 'me', 60)
      const section = (sectionId: string) => [
        { type: 'section-start', sectionId } as const,
        sentenceEvent(sectionId, makeSentence(`${sectionId}-1`, '第一句。')),
        { type: 'section-end', sectionId, revision: 0 } as const,
      ]
      await store.setLocked(id, 's2', true)
      await expect(store.append(id, 'me', [...section('s1'), ...section('s2')])).rejects.toEqual(
        withCode('section_locked'),
      )
      expect(await store.eventsAfter(id, 0)).toEqual([])
      const stored = await store.append(id, 'me', section('s1'))
      expect(stored.map((event) => event.id)).toEqual([1, 2, 3])
      expect(await store.eventsAfter(id, 0)).toEqual(stored)
      expect((await store.section(id, 's1'))?.sentences.map(({ text }) => text)).toEqual(['第一句。'])
    })

    it('takes only the sentences of the last writing, and each once', async () => {
      await store.claim(id, 'me', 60)
      await write('s1', '旧句。', '旧句二。')
      await store.append(id, 'me', [{ type: 'section-start', sectionId: 's1' }])
      await store.append(id, 'me', [sentenceEvent('s1', makeSentence('n1', '新句。'))])
      await store.append(id, 'me', [sentenceEvent('s2', makeSentence('m1', '别节。'))])
      await store.append(id, 'me', [sentenceEvent('s1', makeSentence('n1', '新句。'))])
      await store.append(id, 'me', [{ type: 'section-end', sectionId: 's1', revision: 0 }])
      const section = await store.section(id, 's1')
      expect(section?.revision).toBe(2)
      expect(section?.sentences.map(({ text }) => text)).toEqual(['新句。'])
    })

    it('is being written from its start event on and done with its end event', async () => {
      await store.claim(id, 'me', 60)
      const { title, signature } = makePlan()
      await store.append(id, 'me', [
        { type: 'draft-start', draftId: id, title, writer: 'engine', sections: [], signature },
      ])
      expect((await store.get(id))?.status).toBe('writing')
      await store.append(id, 'me', [
        {
          type: 'draft-end',
          coverage: { must: { used: [], missing: [] }, unused: [] },
          gaps: 0,
          findings: [],
        },
      ])
      expect((await store.get(id))?.status).toBe('done')
    })

    it('keeps every revision that the writer makes', async () => {
      await store.claim(id, 'me', 60)
      await write('s1', '第一稿。')
      const revised = await store.revise(id, 's1', 1, [makeSentence('u1', '我改的。')], 'writer', '李明')
      expect(revised).toMatchObject({ id: 's1', revision: 2, heading: '第1节', locked: false })
      expect(await store.section(id, 's1')).toEqual(revised)
      const revisions = await store.revisions(id, 's1')
      expect(await store.revisions(id, 's1', 1)).toEqual(revisions.slice(-1))
      expect(revisions.map(({ revision, author, by }) => [revision, author, by])).toEqual([
        [1, 'engine', null],
        [2, 'writer', '李明'],
      ])
    })

    it('refuses a revision of an old revision, of a locked section and of none', async () => {
      await store.revise(id, 's1', 0, [], 'writer')
      await expect(store.revise(id, 's1', 0, [], 'writer')).rejects.toEqual(withCode('revision_conflict'))
      expect(await store.setLocked(id, 's1', true)).toMatchObject({ locked: true, revision: 1 })
      await expect(store.revise(id, 's1', 1, [], 'writer')).rejects.toEqual(withCode('section_locked'))
      expect(await store.setLocked(id, 's1', false)).toMatchObject({ locked: false })
      expect(await store.revise(id, 's1', 1, [], 'writer')).toMatchObject({ revision: 2 })
      await expect(store.revise(id, 'unknown', 0, [], 'writer')).rejects.toEqual(withCode('not_found'))
      await expect(store.setLocked(id, 'unknown', true)).rejects.toEqual(withCode('not_found'))
      expect(await store.section(id, 'unknown')).toBeUndefined()
    })

    it('keeps the names that somebody gives to its moments', async () => {
      const first = await store.nameVersion(id, '送审稿')
      expect(first).toMatchObject({ name: '送审稿', createdAt: NOW })
      const second = await store.nameVersion(id, '定稿')
      expect(await store.versions(id)).toEqual([first, second])
      expect(await store.dropVersion(id, first.id)).toBe(true)
      expect(await store.dropVersion(id, first.id)).toBe(false)
      expect(await store.versions(id)).toEqual([second])
      await expect(store.nameVersion('unknown', '甲')).rejects.toEqual(withCode('not_found'))
    })

    it('tells what its sections stand at without their text', async () => {
      const first = { id: 's1', revision: 0, heading: '第1节', locked: false }
      expect(await store.marks(id)).toEqual({
        sheetRevision: 1,
        sections: [first, { id: 's2', revision: 0, heading: '第2节', locked: false }],
      })
      await store.revise(id, 's2', 0, [makeSentence('u1', '我改的。')], 'writer')
      await store.setLocked(id, 's2', true)
      await store.setHeadings(id, new Map([['s2', '抓落实']]))
      expect((await store.marks(id))?.sections).toEqual([
        first,
        { id: 's2', revision: 1, heading: '抓落实', locked: true },
      ])
      expect(await store.marks('unknown')).toBeUndefined()
    })

    it('tells who has it open until they have not been heard of for a while', async () => {
      const li = { id: 'v1', name: '李明', sectionId: 's1' }
      const wang = { id: 'v2', name: '王芳', sectionId: null }
      await store.welcome(id, li, 600)
      await store.welcome(id, wang, 600)
      expect(await store.visitors(id)).toEqual([li, wang])
      await store.welcome(id, { ...li, sectionId: null }, 600)
      await store.welcome(id, wang, 0)
      expect(await store.visitors(id)).toEqual([{ ...li, sectionId: null }])
      expect(await createDraftStore(storeOptions(get(), 'b')).visitors(id)).toEqual([])
      await expect(store.welcome('unknown', li, 600)).rejects.toEqual(withCode('not_found'))
    })

    it('keeps what somebody lets stand of the findings until it is told again', async () => {
      const finding = { rule: 'N-06', quote: '81名', sectionId: 's1', reason: '本局习惯' }
      const kept = await store.ignoreFinding(id, finding)
      const whole = await store.ignoreFinding(id, { ...finding, sectionId: null, reason: '' })
      expect(kept).toMatchObject(finding)
      expect(await store.ignoreFinding(id, { ...finding, reason: '已核实' })).toEqual({
        ...kept,
        reason: '已核实',
      })
      expect(await store.ignoreFinding(id, { ...finding, sectionId: null, reason: '' })).toEqual(whole)
      expect(await store.ignoredFindings(id)).toHaveLength(2)
      expect(await store.heedFinding(id, kept.id)).toBe(true)
      expect(await store.heedFinding(id, kept.id)).toBe(false)
      expect(await store.ignoredFindings(id)).toEqual([whole])
      await expect(store.ignoreFinding('unknown', finding)).rejects.toEqual(withCode('not_found'))
    })

    it('keeps what is proposed for a section until all of it is decided on', async () => {
      await store.claim(id, 'me', 60)
      await write('s1', '甲。')
      const change = {
        id: 'c1',
        replaces: ['s1-0'],
        after: null,
        sentences: [makeSentence('n1', '乙。')],
        words: [],
      }
      const proposed = {
        sectionId: 's1',
        action: 'rephrase',
        author: 'engine',
        changes: [change, { ...change, id: 'c2' }],
        headings: [],
        notes: [],
      } as const
      const kept = await store.addSuggestion(id, {
        ...proposed,
        changes: [...proposed.changes],
        headings: [],
        notes: [],
      })
      expect(await store.suggestions(id, 's1')).toEqual([kept])
      expect(await store.suggestions(id, 's2')).toEqual([])
      await store.keepSuggestion(id, { ...kept, changes: kept.changes.slice(1) })
      expect(
        (await store.suggestions(id, 's1')).map(({ changes }) => changes.map((left) => left.id)),
      ).toEqual([['c2']])
      await store.keepSuggestion(id, { ...kept, changes: [] })
      expect(await store.suggestions(id, 's1')).toEqual([])
    })

    it('takes other headings, all or none', async () => {
      await store.setHeadings(id, new Map([['s2', '抓落实']]))
      const headings = async () => (await store.get(id))?.plan.sections.map(({ heading }) => heading)
      const [first] = makePlan('s1').sections
      expect(await headings()).toEqual([first?.heading, '抓落实'])
      const unknown = store.setHeadings(
        id,
        new Map([
          ['s1', '改'],
          ['s9', '改'],
        ]),
      )
      await expect(unknown).rejects.toEqual(withCode('not_found'))
      expect(await headings()).toEqual([first?.heading, '抓落实'])
    })

    it('is removed with all that belongs to it', async () => {
      await store.claim(id, 'me', 60)
      await write('s1', '一句。')
      await store.welcome(id, { id: 'v1', name: '李明', sectionId: null }, 600)
      expect(await store.remove(id)).toBe(true)
      expect(await store.remove(id)).toBe(false)
      expect(await store.get(id)).toBeUndefined()
      for (const table of [
        'draft',
        'draft_claim',
        'draft_event',
        'draft_visitor',
        'section',
        'section_revision',
      ]) {
        expect(await get().query(`select * from ${table}`), table).toEqual([])
      }
    })
  })
}

function describeTenants(get: () => Database): void {
  describe('tenants', () => {
    const ROLE = 'nigao_contract'

    /** The database through a role that owns nothing. */
    const restricted = (): Database => {
      const transaction: Database['transaction'] = (work) =>
        get().transaction(async (query) => {
          await query(`set local role ${ROLE}`)
          return work(query)
        })
      return {
        transaction,
        query: (sql, parameters) => transaction((query) => query(sql, parameters)),
        close: async () => undefined,
      }
    }

    beforeEach(async () => {
      await get().query(`do $$ begin create role ${ROLE}; exception when duplicate_object then null; end $$`)
      await get().query(`grant select, insert, update, delete on all tables in schema public to ${ROLE}`)
    })

    it('see no row of one another through a role that does not own the tables', async () => {
      for (const tenantId of ['a', 'b']) {
        await createFactSheetStore(storeOptions(get(), tenantId, tenantId)).create(makeSheet(tenantId))
        await createShelf({ ...storeOptions(get(), tenantId, tenantId), embedder: 'offline' }).add(library())
      }
      const tables = await get().query<{ name: string }>(
        `select distinct table_name as name from information_schema.columns
         where table_schema = 'public' and column_name = 'tenant_id'`,
      )
      expect(tables.length).toBeGreaterThan(10)
      for (const { name } of tables) {
        expect(await restricted().query(`select distinct tenant_id from ${name}`), name).toEqual([])
        const seen = await createTenantDatabase(restricted(), 'a').query<{ tenant_id: string }>(
          `select distinct tenant_id from ${name}`,
        )
        expect(
          seen.every(({ tenant_id: tenant }) => tenant === 'a'),
          name,
        ).toBe(true)
      }
    })

    it('cannot write rows of one another', async () => {
      const mine = createTenantDatabase(restricted(), 'a')
      await expect(mine.query(`insert into fact_sheet values ('b', 's1', 1)`)).rejects.toMatchObject({
        code: '42501',
      })
      await mine.query(`insert into fact_sheet values ('a', 's1', 1)`)
      expect(
        await createTenantDatabase(restricted(), 'b').query('delete from fact_sheet returning id'),
      ).toEqual([])
    })

    it('have stores that work through such a role', async () => {
      const mine = createTenantDatabase(restricted(), 'a')
      const shelf = createShelf({ ...storeOptions(mine), embedder: 'offline' })
      await shelf.add(library())
      const { hits, degraded } = await shelf.search({ query: '幼儿园学位' })
      expect(degraded).toBeNull()
      expect(hits[0]?.theme).toBe('学前')
      const theirs = createTenantDatabase(restricted(), 'b')
      const other = createShelf({ ...storeOptions(theirs, 'b', 'y'), embedder: 'offline' })
      expect((await other.search({ query: '幼儿园学位' })).hits).toEqual([])
      expect(await other.count()).toEqual({ documents: 0, passages: 0, embedder: null })
    })
  })
}
