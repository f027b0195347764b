import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockDirectory } from '../../../src/adapters/postgres/directory-lock.ts'

describe('the lock of a directory', () => {
  let parent: string
  let directory: string
  beforeEach(async () => {
    parent = await mkdtemp(join(tmpdir(), 'nigao-lock-'))
    directory = join(parent, 'data')
  })
  afterEach(() => rm(parent, { recursive: true }))

  const refused = { code: 'database_locked', detail: expect.stringContaining(`进程号 ${process.pid}`) }

  it('is held by one at a time, and by the next after its release', async () => {
    const lock = await lockDirectory(directory)
    await expect(lockDirectory(directory)).rejects.toMatchObject(refused)
    lock.release()
    const next = await lockDirectory(directory)
    await expect(lockDirectory(directory)).rejects.toMatchObject(refused)
    next.release()
  })

  it('is one lock by whatever path the directory is reached', async () => {
    const lock = await lockDirectory(directory)
    const other = join(parent, 'link')
    await symlink(directory, other)
    await expect(lockDirectory(other)).rejects.toMatchObject(refused)
    lock.release()
  })

  it('goes to one of many that come at once', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => lockDirectory(directory)))
    const held = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
    expect(held).toHaveLength(1)
    held[0]?.release()
  })

  it('is free again when its holder died without releasing it', async () => {
    const source = new URL('../../../src/adapters/postgres/directory-lock.ts', import.meta.url).href
    const program = `import { lockDirectory } from ${JSON.stringify(source)}
      await lockDirectory(${JSON.stringify(directory)})
      process.stdout.write('held')
      process.kill(process.pid, 'SIGKILL')`
    const child = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', program], {
      encoding: 'utf8',
    })
    expect(child.stdout).toBe('held')
    const lock = await lockDirectory(directory)
    lock.release()
  })
})
