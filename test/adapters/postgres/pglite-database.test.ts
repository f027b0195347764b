import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openPGliteDatabase } from '../../../src/adapters/postgres/pglite-database.ts'
import { openTestDatabase } from '../../support/database.ts'
import { describeStores } from './contract.ts'

describeStores('PGlite', openTestDatabase)

describe('PGlite in its thread', () => {
  it('does not block the event loop while it works', async () => {
    const database = await openTestDatabase()
    try {
      let turns = 0
      const timer = setInterval(() => {
        turns += 1
      }, 1)
      await database.query('select count(*) from generate_series(1, 2000000)')
      clearInterval(timer)
      expect(turns).toBeGreaterThan(3)
    } finally {
      await database.close()
    }
  })

  it('answers what was asked before it is closed, nothing after, and may be closed twice', async () => {
    const database = await openTestDatabase()
    const answer = database.query('select 1 as one')
    await database.close()
    await database.close()
    expect(await answer).toEqual([{ one: 1 }])
    await expect(database.query('select 1')).rejects.toMatchObject({ code: 'database_unavailable' })
  })

  it('says so when its folder holds other files', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'nigao-'))
    try {
      await mkdir(join(directory, 'database'))
      await writeFile(join(directory, 'database', '照片.txt'), '别的')
      await expect(openPGliteDatabase(directory)).rejects.toMatchObject({
        code: 'database_unavailable',
        detail: expect.stringContaining('别的文件'),
      })
    } finally {
      await rm(directory, { recursive: true })
    }
  })
})
