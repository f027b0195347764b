import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { writeDocx } from '../../../src/adapters/docx/write-docx.ts'
import { readWordFile } from '../../../src/adapters/formats/docx/read-word-file.ts'
import { readFile } from '../../../src/adapters/formats/read-file.ts'
import type { WordLayout } from '../../../src/domain/word-layout.ts'
import { wordLayoutSchema } from '../../../src/domain/word-layout.ts'
import type { Block } from '../../../src/export/blocks.ts'
import { proofread } from '../../../src/proofreading/proofread.ts'

const BLOCKS: readonly Block[] = [
  { kind: 'title', text: '青石县水务局2025年工作总结和2026年工作计划' },
  { kind: 'heading', level: 1, text: '一、2025年工作总结' },
  { kind: 'heading', level: 2, text: '（一）水利工程' },
  { kind: 'paragraph', text: '全年完成投资1.2亿元，“河长制”工作扎实推进。' },
  { kind: 'run-in', level: 2, heading: '（二）供水保障。', text: '新建水厂2座。' },
  { kind: 'heading', level: 1, text: '二、2026年工作计划' },
  { kind: 'paragraph', text: '抓好农村供水，落实管护责任。' },
  { kind: 'signature', organ: '青石县水务局', date: '2026年1月6日' },
]

const layout = (wanted: Partial<WordLayout> = {}): WordLayout => wordLayoutSchema.parse(wanted)

async function findLayoutFaults(file: Uint8Array): Promise<string[]> {
  const [reading] = await readFile('x.docx', file)
  if (!reading || 'refusal' in reading) throw new Error('unreadable')
  return proofread(reading.text, { word: readWordFile(file) })
    .findings.filter(({ rule }) => rule.startsWith('E-'))
    .map(({ rule, message }) => `${rule} ${message}`)
}

const change = (file: Uint8Array, path: string, edit: (xml: string) => string): Uint8Array => {
  const parts = unzipSync(file)
  return zipSync({ ...parts, [path]: strToU8(edit(strFromU8(parts[path] ?? new Uint8Array()))) })
}

describe('the layout of a Word file', () => {
  for (const wanted of [{}, { fonts: 'GBK' }, { digits: 'times' }] as const)
    it(`of our own, ${JSON.stringify(wanted)}, passes every check`, async () =>
      expect(await findLayoutFaults(await writeDocx(BLOCKS, { layout: layout(wanted) }))).toEqual([]))

  it('is told with what styles pass on: pitch, fonts, sizes, levels', async () => {
    const { paragraphs, pages, pageNumbers } = readWordFile(await writeDocx(BLOCKS))
    expect(pageNumbers).toBe('odd-and-even')
    expect(pages).toMatchObject([{ top: 2098, left: 1587 }])
    expect(paragraphs.slice(0, 4).map(({ heading, exactPitch }) => [heading, exactPitch])).toEqual([
      [0, 579],
      [1, 579],
      [2, 579],
      [undefined, 579],
    ])
    expect(paragraphs[2]?.runs[0]).toMatchObject({
      font: '楷体_GB2312',
      size: 32,
      hasHint: true,
      isBold: false,
    })
    // The heading of a run-in item has its own look.
    expect(paragraphs[4]?.runs.map(({ font }) => font)).toEqual(['楷体_GB2312', '仿宋_GB2312'])
  })

  it('takes what the paragraph itself says before what its style says', async () => {
    const file = change(await writeDocx(BLOCKS), 'word/document.xml', (xml) =>
      xml.replace(
        '<w:pStyle w:val="NormalIndent"/>',
        '<w:pStyle w:val="NormalIndent"/><w:spacing w:line="360" w:lineRule="auto"/>',
      ),
    )
    expect(await findLayoutFaults(file)).toEqual([expect.stringContaining('E-02')])
  })

  it('finds fonts by the theme', async () => {
    const theme =
      '<a:theme xmlns:a="a"><a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Hans" typeface="宋体"/></a:minorFont></a:theme>'
    const themed = change(await writeDocx(BLOCKS), 'word/document.xml', (xml) =>
      xml.replaceAll(
        '<w:rFonts w:hint="eastAsia"/>',
        '<w:rFonts w:eastAsiaTheme="minorEastAsia" w:hAnsiTheme="minorHAnsi"/>',
      ),
    )
    const file = zipSync({ ...unzipSync(themed), 'word/theme/theme1.xml': strToU8(theme) })
    const run = readWordFile(file).paragraphs[3]?.runs[0]
    expect([run?.font, run?.latinFont]).toEqual(['宋体', 'Calibri'])
    expect(await findLayoutFaults(file)).toEqual([expect.stringContaining('E-03')])
  })

  it('tells of revisions, hidden words, names and paths', async () => {
    const revised = change(await writeDocx(BLOCKS, { creator: '某某' }), 'word/document.xml', (xml) =>
      xml.replace(
        '<w:r>',
        '<w:ins w:id="9" w:author="a"><w:r><w:t>新</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r>',
      ),
    )
    const file = zipSync({
      ...unzipSync(revised),
      'docProps/app.xml': strToU8(
        '<Properties><Template>C:\\Users\\somebody\\Normal.dotm</Template></Properties>',
      ),
      'word/comments.xml': strToU8('<w:comments><w:comment w:id="0"/></w:comments>'),
    })
    expect(readWordFile(file)).toMatchObject({ revisions: 1, comments: 1, authors: ['某某'] })
    expect(readWordFile(file).paths[0]).toContain('somebody')
    expect((await findLayoutFaults(file)).filter((fault) => fault.startsWith('E-12'))).toHaveLength(5)
  })

  it('is refused for what is no Word file', () => {
    expect(() => readWordFile(strToU8('not a zip'))).toThrow(/压缩包已损坏/)
    expect(() => readWordFile(zipSync({ 'a.txt': strToU8('x') }))).toThrow(/没有正文/)
  })
})
