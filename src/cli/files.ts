import { mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
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

export type ListedFiles = {
  readonly files: string[]
  readonly refused: { file: string; code: string; message: string }[]
}

/** What office programs and operating systems leave beside the documents, and the pictures beside a saved page. */
const NO_DOCUMENT = /^(?:\.|~\$)|^(?:Thumbs\.db|desktop\.ini)$|[_.]files$/i

/** The one path that a file has however it is reached; that of a missing file as it was given. */
export async function identifyFile(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return resolve(path)
  }
}

/** How people are told of a file: by the path from the present folder where it lies in it. */
export function shortName(path: string): string {
  const short = relative('.', path)
  return short === '' || short.startsWith('..') || isAbsolute(short) ? path : short
}

/**
 * All files at or below the paths, in order of name; no folder twice, whatever links lead to it. A path that cannot
 * be read is refused by name.
 */
export async function listFiles(paths: readonly string[]): Promise<ListedFiles> {
  const listed: ListedFiles = { files: [], refused: [] }
  const visited = new Set<string>()
  for (const path of paths) await listInto(listed, visited, path, 0)
  return listed
}

async function listInto(
  listed: ListedFiles,
  visited: Set<string>,
  path: string,
  depth: number,
): Promise<void> {
  try {
    const entry = await stat(path)
    if (entry.isDirectory()) {
      if (depth >= MAX_DEPTH) throw new AppError('payload_too_large', `文件夹不能超过 ${MAX_DEPTH} 层`)
      const folder = await realpath(path)
      if (visited.has(folder)) return
      visited.add(folder)
      const names = (await readdir(path)).filter((name) => !NO_DOCUMENT.test(name)).sort()
      for (const name of names) await listInto(listed, visited, join(path, name), depth + 1)
    } else if (entry.isFile()) listed.files.push(path)
    else throw new AppError('unreadable_file', '这不是普通文件')
  } catch (error) {
    const { code, detail } =
      error instanceof AppError ? error : new AppError('unreadable_file', unreadable(error), { cause: error })
    listed.refused.push({ file: path, code, message: detail })
  }
  if (listed.files.length > MAX_FILES) {
    throw new AppError('payload_too_large', `一次不能超过 ${MAX_FILES} 个文件`)
  }
}

/** Whether something is at the path already. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}

/** Writes the file whole or not at all. Throws AppError `storage_full` or `unwritable_file`. */
export async function writeOutput(path: string, content: string | Uint8Array): Promise<void> {
  const partial = `${path}.partial`
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(partial, content)
    await rename(partial, path)
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    if (errorCode(error) === 'ENOSPC') {
      throw new AppError('storage_full', `${path}：磁盘空间不足，文件没有写成`, { cause: error })
    }
    throw new AppError('unwritable_file', `${path}：请检查文件夹是否存在、是否有写入权限`, { cause: error })
  }
}
