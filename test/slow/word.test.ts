import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeDocx } from '../../src/adapters/docx/write-docx.ts'
import { createPdfConverter } from '../../src/adapters/libreoffice/create-pdf-converter.ts'
import type { Block } from '../../src/export/blocks.ts'

const run = promisify(execFile)
const toPdf = createPdfConverter()

const LINES = 22
const CHARACTERS = 28
const INDENT = 2

/** The Word file as an office program lays it out: LibreOffice makes pages of it, poppler counts them. */
describe('a page of the Word file', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nigao-word-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  let files = 0
  async function pdfOf(blocks: readonly Block[]): Promise<string> {
    files += 1
    const pdf = join(folder, `${files}.pdf`)
    await writeFile(pdf, await toPdf(await writeDocx(blocks)))
    return pdf
  }
  const pagesOf = async (pdf: string): Promise<number> =>
    Number(/^Pages:\s+(\d+)$/m.exec((await run('pdfinfo', [pdf])).stdout)?.[1])
  const paragraph = (length: number): Block => ({ kind: 'paragraph', text: '国'.repeat(length) })

  it(`holds ${LINES} lines of ${CHARACTERS} characters, and not one character more`, async () => {
    const full = LINES * CHARACTERS - INDENT
    expect(await pagesOf(await pdfOf([paragraph(full)]))).toBe(1)
    expect(await pagesOf(await pdfOf([paragraph(full + 1)]))).toBe(2)
  })

  it('is A4 and carries its number between dashes', async () => {
    const pdf = await pdfOf([paragraph(2 * LINES * CHARACTERS)])
    expect((await run('pdfinfo', [pdf])).stdout).toMatch(/Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/)
    const text = (await run('pdftotext', ['-layout', pdf, '-'])).stdout
    expect(text).toMatch(/— ?1 ?—/)
    expect(text).toMatch(/— ?2 ?—/)
  })
})
