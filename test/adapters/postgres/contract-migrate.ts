import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { currentVersion, type Migration, migrate } from '../../../src/adapters/postgres/migrate.ts'
import type { Database } from '../../../src/domain/ports.ts'
import { migrations } from '../../../src/generated/migrations.ts'
import { dumpSchema, SCHEMA_FIXTURE } from '../../support/dump-schema.ts'

const newest = migrations.length

/** What the runner of migrations must do. `open` gives a database without any table. */
export function describeMigrations(name: string, open: () => Promise<Database>): void {
  describe(`migrations on ${name}`, () => {
    let database: Database
    beforeAll(async () => {
      database = await open()
    })
    afterAll(() => database.close())

    it('lead from nothing to the newest schema, also with twenty runners at once', async () => {
      expect(await currentVersion(database)).toBe(0)
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => migrate(database)))
      expect(outcomes.every(({ to }) => to === newest)).toBe(true)
      expect(await currentVersion(database)).toBe(newest)
      const [row] = await database.query('select count(*) as files from schema_migration')
      expect(row).toEqual({ files: newest })
    })

    it('change nothing the second time', async () => {
      expect(await migrate(database)).toEqual({ from: newest, to: newest })
    })

    it('make the schema that is written down', async () => {
      expect(await dumpSchema(database)).toBe(await readFile(SCHEMA_FIXTURE, 'utf8'))
    })

    it('leave nothing of a step that fails', async () => {
      const broken: Migration = {
        version: newest + 1,
        file: 'broken.sql',
        script: 'create table half (a integer); select 1 / 0;',
      }
      await expect(migrate(database, [...migrations, broken])).rejects.toMatchObject({ code: '22012' })
      expect(await currentVersion(database)).toBe(newest)
      expect(await database.query(`select to_regclass('half') as half`)).toEqual([{ half: null }])
    })

    it('refuse a database that is newer than the program', async () => {
      const next: Migration = { version: newest + 1, file: 'next.sql', script: 'create table next ();' }
      expect(await migrate(database, [...migrations, next])).toEqual({ from: newest, to: newest + 1 })
      await expect(migrate(database)).rejects.toMatchObject({
        code: 'database_newer',
        detail: expect.stringContaining(`${newest + 1}`),
      })
    })
  })
}
