import { mkdir, realpath } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { AppError } from '../../domain/errors.ts'

export type DirectoryLock = { release(): void }

/**
 * Takes the sole right to use a data directory, which PGlite itself does not guard. The lock is that of an SQLite
 * file beside the directory: the operating system holds it, on Windows as well, and frees it when the process
 * dies in whatever way, so nothing can be stale. Throws AppError `database_locked`.
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const holder = await openHolder(directory)
  try {
    // A write transaction lets others read the holder but not begin one of their own.
    holder.exec('begin immediate')
    holder.exec('create table if not exists holder (pid integer not null)')
    holder.exec('delete from holder')
    holder.prepare('insert into holder values (?)').run(process.pid)
    holder.exec('commit')
    holder.exec('begin immediate')
  } catch (error) {
    const refusal = refusalFor(directory, holder, error)
    holder.close()
    throw refusal
  }
  return { release: () => holder.close() }
}

async function openHolder(directory: string): Promise<DatabaseSync> {
  try {
    await mkdir(directory, { recursive: true })
    return new DatabaseSync(`${await realpath(directory)}.lock`)
  } catch (error) {
    throw unusable(directory, error)
  }
}

const SQLITE_FULL = 13

function unusable(directory: string, error: unknown): AppError {
  const isFull =
    Reflect.get(Object(error), 'code') === 'ENOSPC' || Reflect.get(Object(error), 'errcode') === SQLITE_FULL
  return isFull
    ? new AppError('storage_full', `数据目录 ${directory} 所在的磁盘已满`, { cause: error })
    : new AppError(
        'unusable_directory',
        `数据目录 ${directory} 不能使用，请检查它是不是文件夹、有没有写入权限`,
        { cause: error },
      )
}

const SQLITE_BUSY = 5

const isBusy = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && Reflect.get(error, 'errcode') === SQLITE_BUSY

function refusalFor(directory: string, holder: DatabaseSync, error: unknown): unknown {
  if (!isBusy(error)) return unusable(directory, error)
  const pid = holderOf(holder)
  const who = pid === null ? '' : `（进程号 ${pid}）`
  return new AppError(
    'database_locked',
    `${directory} 已被占用${who}。请先停止占用它的程序，或者改用另一个数据目录。`,
    { cause: error },
  )
}

function holderOf(holder: DatabaseSync): number | null {
  try {
    const pid = holder.prepare('select pid from holder').get()?.['pid']
    return typeof pid === 'number' ? pid : null
  } catch {
    // Somebody is writing the row at this moment: who it is cannot be told, that it is locked is known.
    return null
  }
}
