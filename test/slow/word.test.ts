import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeDocx } from '../../src/adapters/docx/write-docx.ts'
import { createPdfConverter } from '../../src/adapters/libreoffice/create-pdf-converter.ts'
import { STANDARD_LAYOUT } from '../../src/domain/word-layout.ts'
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
  async function pdfOf(blocks: readonly Block[], layout = STANDARD_LAYOUT): Promise<string> {
    files += 1
    const pdf = join(folder, `${files}.pdf`)
    await writeFile(pdf, await toPdf(await writeDocx(blocks, { layout })))
    return pdf
  }
  const pagesOf = async (pdf: string): Promise<number> =>
    Number(/^Pages:\s+(\d+)$/m.exec((await run('pdfinfo', [pdf])).stdout)?.[1])
  type Box = {
    readonly left: number
    readonly right: number
    readonly top: number
    readonly bottom: number
    readonly text: string
  }
  const MILLIMETRES_PER_POINT = 25.4 / 72
  /** The lines of a page with their edges in millimetres. */
  async function boxesOf(pdf: string, page: number): Promise<Box[]> {
    const { stdout } = await run('pdftotext', ['-bbox-layout', '-f', `${page}`, '-l', `${page}`, pdf, '-'])
    return Array.from(
      stdout.matchAll(
        /<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([\s\S]*?)<\/line>/g,
      ),
      ([, left, top, right, bottom, words = '']) => ({
        left: Number(left) * MILLIMETRES_PER_POINT,
        top: Number(top) * MILLIMETRES_PER_POINT,
        right: Number(right) * MILLIMETRES_PER_POINT,
        bottom: Number(bottom) * MILLIMETRES_PER_POINT,
        text: words
          .replaceAll(/<[^>]*>/g, ' ')
          .replaceAll(/\s+/g, ' ')
          .trim(),
      }),
    )
  }
  const paragraph = (length: number): Block => ({ kind: 'paragraph', text: '国'.repeat(length) })

  it(`holds ${LINES} lines of ${CHARACTERS} characters, and not one character more`, async () => {
    const full = LINES * CHARACTERS - INDENT
    expect(await pagesOf(await pdfOf([paragraph(full)]))).toBe(1)
    expect(await pagesOf(await pdfOf([paragraph(full + 1)]))).toBe(2)
  })

  it('keeps the margins of the standard: 37 mm above, 28 mm on the left, 26 mm on the right', async () => {
    const pdf = await pdfOf([paragraph(2 * LINES * CHARACTERS)])
    const lines = (await boxesOf(pdf, 1)).filter(({ text }) => text.includes('国'))
    expect(lines).toHaveLength(LINES)
    expect(Math.min(...lines.map(({ left }) => left))).toBeCloseTo(28, 0)
    expect(210 - Math.max(...lines.map(({ right }) => right))).toBeGreaterThan(25)
    expect(210 - Math.max(...lines.map(({ right }) => right))).toBeLessThan(27)
    const pitches = lines.slice(1).map(({ top }, i) => top - (lines[i]?.top ?? 0))
    // 579 twips from line to line, and the first line begins under 37 mm of white.
    for (const pitch of pitches) expect(pitch).toBeCloseTo((579 / 1440) * 25.4, 1)
    expect(lines[0]?.top).toBeGreaterThan(36)
    expect(lines[0]?.top).toBeLessThan(42)
  })

  it('has its number on the right of odd pages and on the left of even ones, one character in, 7 mm below', async () => {
    const pdf = await pdfOf([paragraph(2 * LINES * CHARACTERS)])
    const numberOn = async (page: number) =>
      (await boxesOf(pdf, page)).find(({ text }) => /—\s*\d\s*—/.test(text))
    const [odd, even] = [await numberOn(1), await numberOn(2)]
    expect(odd?.right).toBeGreaterThan(177.5)
    expect(odd?.right).toBeLessThan(180)
    expect(even?.left).toBeGreaterThan(32)
    expect(even?.left).toBeLessThan(34)
    const middle = ((odd?.top ?? 0) + (odd?.bottom ?? 0)) / 2
    expect(middle - (297 - 35)).toBeGreaterThan(6)
    expect(middle - (297 - 35)).toBeLessThan(10)
  })

  it('has the imprint of a formal document on the bottom edge of the type area of its last page', async () => {
    const head = {
      mark: '云岭县教育局文件',
      number: '云教〔2025〕3号',
      copies: '县委办公室',
      printedBy: '云岭县教育局办公室',
      printedOn: '2025年1月6日',
    }
    const layout = { ...STANDARD_LAYOUT, profile: 'formal' as const, head }
    const pdf = await pdfOf([paragraph(LINES * CHARACTERS)], layout)
    const lines = await boxesOf(pdf, await pagesOf(pdf))
    const printed = lines.find(({ text }) => text.includes('云岭县教育局办公室'))
    expect(printed?.bottom).toBeGreaterThan(297 - 35 - 3)
    expect(printed?.bottom).toBeLessThan(297 - 35)
    // One character of 4号 in from the left edge of the type area.
    expect(printed?.left).toBeGreaterThan(28 + 4)
    expect(printed?.left).toBeLessThan(28 + 6)
  })

  it('is A4 and carries its number between dashes', async () => {
    const pdf = await pdfOf([paragraph(2 * LINES * CHARACTERS)])
    expect((await run('pdfinfo', [pdf])).stdout).toMatch(/Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/)
    const text = (await run('pdftotext', ['-layout', pdf, '-'])).stdout
    expect(text).toMatch(/— ?1 ?—/)
    expect(text).toMatch(/— ?2 ?—/)
  })
})
