import { access, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../domain/errors.ts'

/**
 * Sees to it that the directory holds a whole database. A new one is made beside it and moved into place, so that
 * a first start that is killed, or meets a full disk, leaves nothing behind that would never open again.
 */
export async function ensureDatabaseIn(
  directory: string,
  create: (directory: string) => Promise<void>,
): Promise<void> {
  if (await isThere(join(directory, 'PG_VERSION'))) return
  if ((await readdir(directory)).length > 0) {
    throw new AppError(
      'database_unavailable',
      `数据目录 ${directory} 里有别的文件，却没有数据库。请换一个空目录，或者把那些文件移走。`,
    )
  }
  const unfinished = `${directory}.new`
  await rm(unfinished, { recursive: true, force: true })
  try {
    await create(unfinished)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    throw error
  }
  await rmdir(directory)
  await rename(unfinished, directory)
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}
