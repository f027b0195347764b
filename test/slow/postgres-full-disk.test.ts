import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openPGliteDatabase } from '../../src/adapters/postgres/pglite-database.ts'

/** A small disk of its own; null where this system or user may not make one. */
function mountSmallDisk(): string | null {
  const directory = mkdtempSync(join(tmpdir(), 'nigao-full-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=80m', 'tmpfs', directory])
  if (status === 0) return directory
  rmSync(directory, { recursive: true })
  return null
}

const disk = mountSmallDisk()
const resize = (size: string) => execFileSync('mount', ['-o', `remount,size=${size}`, disk ?? ''])

describe.skipIf(disk === null)('the embedded database on a full disk (needs the right to mount)', () => {
  afterAll(() => {
    if (disk === null) return
    execFileSync('umount', [disk])
    rmSync(disk, { recursive: true })
  })

  const full = { code: 'storage_full' }
  const FILLER = `insert into blob (filler) select string_agg(md5(random()::text), '') from generate_series(1, 20000)`

  it('says so, keeps what it acknowledged, and works on when there is room again', async () => {
    const database = await openPGliteDatabase(disk)
    await database.query('create table blob (number serial primary key, filler text)')
    let acknowledged = 0
    const fill = async () => {
      for (;;) {
        await database.query(FILLER)
        acknowledged += 1
      }
    }
    await expect(fill()).rejects.toMatchObject(full)
    await expect(database.query('select 1')).rejects.toMatchObject(full)
    resize('200m')
    expect(await database.query('select count(*) as rows from blob')).toEqual([{ rows: acknowledged }])
    await database.query(FILLER)
    await database.close()
  })

  it('says so when the first start finds too little room, and leaves nothing that would not open', async () => {
    const directory = join(disk ?? '', 'second')
    rmSync(join(disk ?? '', 'database'), { recursive: true })
    resize('20m')
    await expect(openPGliteDatabase(directory)).rejects.toMatchObject(full)
    resize('200m')
    const database = await openPGliteDatabase(directory)
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }])
    await database.close()
  })
})
