import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openPGliteDatabase } from '../../src/adapters/postgres/pglite-database.ts'

const WRITER = fileURLToPath(new URL('../adapters/postgres/acknowledging-writer.ts', import.meta.url))

describe('the embedded database when its process is killed', () => {
  let directory: string
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'nigao-kill-'))
  })
  afterEach(() => rm(directory, { recursive: true }))

  const startWriter = () => {
    const child = spawn(process.execPath, [WRITER, directory], { stdio: ['ignore', 'pipe', 'inherit'] })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    return { child, ended, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() }
  }

  /** Reads acknowledgements until there are `count`, kills the writer and reads what it still got out. */
  const killAfter = async (count: number): Promise<number> => {
    const { child, ended, lines } = startWriter()
    let last = 0
    let seen = 0
    for (let line = await lines.next(); !line.done; line = await lines.next()) {
      last = Number(line.value)
      seen += 1
      if (seen === count) child.kill('SIGKILL')
    }
    await ended
    return last
  }

  it('keeps every acknowledged row, time after time', async () => {
    for (const count of [1, 40, 150]) {
      const acknowledged = await killAfter(count)
      expect(acknowledged).toBeGreaterThanOrEqual(count)
      const database = await openPGliteDatabase(directory)
      const [row] = await database.query<{ rows: number; last: number }>(
        'select count(*) as rows, max(number) as last from kept',
      )
      await database.close()
      expect(row?.rows).toBe(row?.last)
      expect(row?.last).toBeGreaterThanOrEqual(acknowledged)
    }
  })

  it('can be made anew after a first start that was killed', async () => {
    const { child, ended } = startWriter()
    await vi.waitUntil(() => existsSync(join(directory, 'database.new', 'base')), {
      timeout: 60_000,
      interval: 5,
    })
    child.kill('SIGKILL')
    await ended
    const database = await openPGliteDatabase(directory)
    expect(await database.query('select 1 as one')).toEqual([{ one: 1 }])
    await database.close()
  })

  it('is refused to a second process in plain words, and free again when the first is killed', async () => {
    const { child, ended, lines } = startWriter()
    await lines.next()
    await expect(openPGliteDatabase(directory)).rejects.toMatchObject({
      code: 'database_locked',
      detail: expect.stringContaining(`进程号 ${child.pid}`),
    })
    child.kill('SIGKILL')
    await ended
    const database = await openPGliteDatabase(directory)
    await expect(openPGliteDatabase(directory)).rejects.toMatchObject({ code: 'database_locked' })
    await database.close()
    await (await openPGliteDatabase(directory)).close()
  })
})
