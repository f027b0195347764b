import { describe, expect, it } from 'vitest'
import { readFile } from '../../../src/adapters/formats/read-file.ts'
import { addFiles } from '../../../src/corpus/add-files.ts'
import { readDocument } from '../../../src/corpus/read-document.ts'
import { toRawOffset } from '../../../src/text/raw-offset.ts'
import { makePdf, typeset } from './make-files.ts'

const PROSE = '全市教育系统坚持立德树人，扎实推进各项工作，取得新的成效。'
const PAGE = `<html><head><title>云川市教育局2024年工作总结</title></head><body>
  <nav><a href="/">网站首页</a> <a href="/">政务公开</a></nav>
  <div class="share-bar">分享到微信好友</div>
  <h1>云川市教育局2024年工作总结</h1>
  ${`<p>${PROSE}</p>`.repeat(5)}
  <button>回到顶部</button>
  <footer><p>某某网站。联系电话：0571-88886666。</p></footer></body></html>`

async function readWhole(file: string, bytes: Uint8Array) {
  const [reading] = await readFile(file, bytes)
  if (!reading || 'refusal' in reading) throw reading?.refusal ?? new Error('nothing was read')
  const { text, asides } = reading.whole ?? { text: reading.text }
  return { reading, ...readDocument(file, text, asides) }
}

describe('what stands around the text of a file', () => {
  it('is in the raw text, listed line by line, and in no passage', async () => {
    const { document, passages, reading } = await readWhole('网页.html', new TextEncoder().encode(PAGE))
    const removed = document.removals.map(({ text }) => text)
    expect(removed).toEqual([
      '网站首页 政务公开',
      '分享到微信好友',
      '回到顶部',
      '某某网站。联系电话：0571-88886666。',
    ])
    const lines = document.raw.split('\n')
    for (const { line, text } of document.removals) expect(lines[line - 1]).toBe(text)
    expect(document.removedLines).toHaveLength(removed.length)
    expect(document.clean).toBe(`云川市教育局2024年工作总结\n${Array(5).fill(PROSE).join('\n')}`)
    for (const { start, text } of passages)
      expect(document.raw.startsWith(text, toRawOffset(document.map, start))).toBe(true)
    expect('text' in reading && reading.text).not.toContain('网站首页')
    expect(document.notices).toEqual([])
  })

  it('stands behind the paragraph that it interrupts, when it is the head or foot of a printed page', async () => {
    const line = PROSE.slice(0, 28)
    const pages = [1, 2, 3].map((number) => [
      { text: '云川市教育局', x: 200, y: 800, size: 10 },
      ...typeset(number === 1 ? [`  ${line.slice(0, 26)}`, line] : [`办好第${number}所学校，促进均衡。`]),
      { text: `— ${number} —`, x: 280, y: 60, size: 14 },
    ])
    const { document } = await readWhole('总结.pdf', makePdf(pages, {}))
    expect(document.removals.map(({ rule, text }) => [rule, text])).toEqual(
      [1, 2, 3].flatMap((number) => [
        ['ingest.running_line', '云川市教育局'],
        ['ingest.running_line', `— ${number} —`],
      ]),
    )
    expect(document.clean).not.toMatch(/云川|—/)
  })

  it('is told when the file is added', async () => {
    const bytes = new TextEncoder().encode(PAGE)
    const report = await addFiles(null, [{ file: '网页.html', bytes }], { readText: readFile })
    expect(report.documents[0]?.removals).toHaveLength(4)
  })
})
