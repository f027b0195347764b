import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { AppError } from '../../domain/errors.ts'

const run = promisify(execFile)
const PROGRAMS = ['soffice', 'libreoffice']
const TIMEOUT_MS = 120_000

/**
 * Turns Word files into PDF by the LibreOffice of this machine, one at a time: a second one would only wait for the
 * first. Throws AppError `pdf_unavailable` where none is installed or it fails.
 */
export function createPdfConverter(
  programs: readonly string[] = PROGRAMS,
): (docx: Uint8Array) => Promise<Uint8Array> {
  let queue: Promise<unknown> = Promise.resolve()
  return (docx) => {
    const converted = queue.then(() => convert(docx, programs))
    queue = converted.catch(() => undefined)
    return converted
  }
}

async function convert(docx: Uint8Array, programs: readonly string[]): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'nigao-pdf-'))
  try {
    const word = join(folder, 'document.docx')
    await writeFile(word, docx)
    await startFirst(programs, [
      // A profile of its own: LibreOffice refuses to start beside one that somebody has open.
      `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      word,
    ])
    return new Uint8Array(await readFile(join(folder, 'document.pdf')))
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('pdf_unavailable', 'LibreOffice 没有转换成功，可先导出 Word 文件再另存为 PDF', {
      cause: error,
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function startFirst(programs: readonly string[], words: readonly string[]): Promise<void> {
  for (const program of programs) {
    try {
      await run(program, words, { timeout: TIMEOUT_MS })
      return
    } catch (error) {
      if (!isMissing(error)) throw error
    }
  }
  throw new AppError(
    'pdf_unavailable',
    '本机没有安装 LibreOffice，不能直接导出 PDF；可导出 Word 文件后另存为 PDF',
  )
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'
