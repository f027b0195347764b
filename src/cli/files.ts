import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '../domain/errors.ts'

const MAX_FILE_BYTES = 20 * 1024 * 1024
const MAX_FILES = 10_000
const MAX_DEPTH = 12

/** A file's content. Throws AppError `unreadable_file` or `payload_too_large`, naming the file. */
export async function readInput(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > MAX_FILE_BYTES) {
      throw new AppError('payload_too_large', `${path}：文件超过 ${MAX_FILE_BYTES / 1024 / 1024} MB`)
    }
    return await readFile(path)
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('unreadable_file', `${path}：${unreadable(error)}`, { cause: error })
  }
}

function unreadable(error: unknown): string {
  switch (errorCode(error)) {
    case 'ENOENT':
      return '文件不存在'
    case 'EACCES':
    case 'EPERM':
      return '没有读取权限'
    case 'EISDIR':
      return '这是文件夹，不是文件'
    default:
      return '文件读不出来'
  }
}

export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

/** All files at or below the paths, in order of name; hidden ones are passed over. */
export async function listFiles(paths: readonly string[], depth = 0): Promise<string[]> {
  const files: string[] = []
  for (const path of paths) {
    const entry = await stat(path).catch((error: unknown) => {
      throw new AppError('unreadable_file', `${path}：${unreadable(error)}`, { cause: error })
    })
    if (!entry.isDirectory()) files.push(path)
    else if (depth < MAX_DEPTH) {
      const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort()
      files.push(
        ...(await listFiles(
          names.map((name) => join(path, name)),
          depth + 1,
        )),
      )
    }
    if (files.length > MAX_FILES) throw new AppError('payload_too_large', `一次不能超过 ${MAX_FILES} 个文件`)
  }
  return files
}

/** Writes the file whole or not at all. Throws AppError `storage_full` or `unreadable_file`. */
export async function writeOutput(path: string, content: string | Uint8Array): Promise<void> {
  const partial = `${path}.partial`
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(partial, content)
    await rename(partial, path)
  } catch (error) {
    if (errorCode(error) === 'ENOSPC') {
      throw new AppError('storage_full', `${path}：磁盘空间不足，文件没有写成`, { cause: error })
    }
    throw new AppError('unreadable_file', `${path}：文件写不进去`, { cause: error })
  }
}
