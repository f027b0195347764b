import { describe, expect, it } from 'vitest'
import { readFile } from '../../../src/adapters/formats/read-file.ts'
import { makePdf, type PdfOptions, type PlacedText, typeset } from './make-files.ts'

async function read(pages: readonly (readonly PlacedText[])[], options: PdfOptions = {}): Promise<string[]> {
  const [reading] = await readFile('总结.pdf', makePdf(pages, options))
  if (!reading || 'refusal' in reading) throw reading?.refusal ?? new Error('nothing was read')
  return reading.text.split('\n')
}

const codeOf = (pages: readonly (readonly PlacedText[])[], options: PdfOptions = {}): Promise<string> =>
  read(pages, options).then(
    () => 'read',
    (error: { code: string }) => error.code,
  )

const FULL = '全市教育系统坚持以习近平新时代中国特色社会主义思想为指导，'
const at = (text: string, x: number, y: number, size = 16): PlacedText => ({ text, x, y, size })

describe('the text layer of a PDF', () => {
  it('in a Chinese font that the file does not bring along is read', async () => {
    expect(await read([typeset(['云川市教育局2024年工作总结'])])).toEqual(['云川市教育局2024年工作总结'])
  })

  it('joins the lines of a paragraph; the indent of the first line begins the next', async () => {
    const lines = [
      `  ${FULL.slice(0, 26)}`,
      FULL.slice(0, 28),
      `${FULL.slice(0, 20)}。`,
      `  ${FULL.slice(0, 26)}`,
      '办好人民满意的教育。',
      '  一、上半年主要工作',
      '  （一）抓党建',
    ]
    expect(await read([typeset(lines)])).toEqual([
      `${FULL.slice(0, 26)}${FULL.slice(0, 28)}${FULL.slice(0, 20)}。`,
      `${FULL.slice(0, 26)}办好人民满意的教育。`,
      '一、上半年主要工作',
      '（一）抓党建',
    ])
  })

  it('joins a paragraph over the end of a page, without page numbers and headers', async () => {
    const page = (number: number, lines: string[]): PlacedText[] => [
      at(`云川市教育局文件 第${number}期`, 200, 800, 10),
      ...typeset(lines),
      at(`— ${number} —`, 280, 60, 14),
    ]
    const pages = [
      page(1, [`  ${FULL.slice(0, 26)}`, FULL.slice(0, 28)]),
      page(2, ['办好教育。', '  二、计划']),
    ]
    expect(await read(pages)).toEqual([`${FULL.slice(0, 26)}${FULL.slice(0, 28)}办好教育。`, '二、计划'])
  })

  it('joins the lines of a title, which stands in larger type', async () => {
    const pages = [
      [
        at('云川市教育局2024年工作总结', 140, 780, 22),
        at('和2025年工作计划', 200, 745, 22),
        ...typeset([`  ${FULL}`], 690),
      ],
    ]
    expect((await read(pages))[0]).toBe('云川市教育局2024年工作总结和2025年工作计划')
  })

  it('reads neighbouring lines of several cells as rows of a table', async () => {
    const row = (cells: string[], y: number): PlacedText[] =>
      cells.map((text, i) => at(text, 80 + 140 * i, y))
    const pages = [[...row(['指标', '2023年', '2024年'], 700), ...row(['入园率', '91.2%', '93.5%'], 672)]]
    expect(await read(pages)).toEqual(['指标 | 2023年 | 2024年', '入园率 | 91.2% | 93.5%'])
  })

  it('reads once what is printed twice to look bold', async () => {
    expect(await read([[at('一、总体要求', 80, 700), at('一、总体要求', 80.4, 700)]])).toEqual([
      '一、总体要求',
    ])
  })

  it('leaves no blank between 汉字 and figures where type-setting leaves a little space', async () => {
    expect(await read([[at('新增学位', 80, 700), at('1200', 148, 700), at('个。', 184, 700)]])).toEqual([
      '新增学位1200个。',
    ])
  })
})

describe('a PDF that cannot be read', () => {
  it('is refused by the reason: no text, a password, unknown characters, too many pages', async () => {
    expect(await codeOf([[]])).toBe('scan_without_text')
    expect(await codeOf([[at('1', 280, 60)]])).toBe('scan_without_text')
    expect(await codeOf([typeset(['工作总结'])], { encrypt: true })).toBe('encrypted')
    expect(await codeOf([typeset(['工作总结'])], { ordering: 'Japan1' })).toBe('scan_without_text')
    expect(await codeOf(Array.from({ length: 1001 }, () => []))).toBe('payload_too_large')
  })
})
