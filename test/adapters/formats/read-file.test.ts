import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readFile } from '../../../src/adapters/formats/read-file.ts'
import { makeDocx, makePdf, paragraph, typeset } from './make-files.ts'

const TEXT = strToU8('云川市教育局2024年工作总结\n一、上半年工作')

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47])

/** The text or the code of refusal, by file. */
async function outcome(file: string, bytes: Uint8Array): Promise<Record<string, string>> {
  const readings = await readFile(file, bytes)
  return Object.fromEntries(
    readings.map((reading) => [reading.file, 'text' in reading ? reading.text : reading.refusal.code]),
  )
}

/** The archive with two bytes of the head of each entry changed, in both places that tell of it. */
function patch(zip: Uint8Array, offset: number, value: number): Uint8Array {
  const bytes = zip.slice()
  const view = new DataView(bytes.buffer)
  for (let at = 0; at + 4 <= bytes.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + offset, value, true)
    if (view.getUint32(at, true) === 0x04034b50) view.setUint16(at + offset - 2, value, true)
  }
  return bytes
}

describe('the format of a file', () => {
  it('is seen from its content before its name', async () => {
    expect(await outcome('总结.doc', makeDocx(paragraph('正文。')))).toEqual({ '总结.doc': '正文。' })
    expect(await outcome('总结.txt', makePdf([typeset(['正文。'])]))).toEqual({ '总结.txt': '正文。' })
    expect(await outcome('1.工作总结', TEXT)).toEqual({ '1.工作总结': new TextDecoder().decode(TEXT) })
  })

  it('that is none of ours is refused by name, with what can be read instead', async () => {
    const [reading] = await readFile('资料.rar', strToU8('Rar!\x1a\x07\x00'))
    expect(reading).toMatchObject({ file: '资料.rar', refusal: { code: 'unknown_format' } })
    expect(reading && 'refusal' in reading && reading.refusal.detail).toMatch(/RAR.*zip.*docx.*pdf/)
    for (const [file, bytes] of [
      ['样式.css', strToU8('p { color: red }')],
      ['报告.rtf', strToU8('{\\rtf1 abc}')],
      [
        '网页.mht',
        strToU8('From: <Saved by Blink>\r\nSnapshot-Content-Location: http://a\r\nMIME-Version: 1.0\r\n'),
      ],
      ['网页.doc', strToU8('MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n')],
      ['照片.txt', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])],
      ['台账.docx', zipSync({ 'xl/workbook.xml': TEXT })],
      ['公文.ofd', zipSync({ 'OFD.xml': TEXT })],
    ] as const)
      expect(await outcome(file, bytes)).toEqual({ [file]: 'unknown_format' })
  })

  it('with nothing in it is refused', async () => {
    expect(await outcome('空.docx', new Uint8Array())).toEqual({ '空.docx': 'empty_document' })
    expect(await outcome('空.docx', makeDocx(paragraph(' ')))).toEqual({ '空.docx': 'empty_document' })
    expect(await outcome('空.zip', zipSync({}))).toEqual({ '空.zip': 'empty_document' })
    expect(await outcome('大.txt', new Uint8Array(20_000_001))).toEqual({ '大.txt': 'payload_too_large' })
  })
})

describe('an archive', () => {
  it('gives its documents by their paths, and refuses by name what it cannot read', async () => {
    const inner = zipSync({ '计划.docx': makeDocx(paragraph('计划。')) })
    const archive = zipSync({
      '2024/总结.txt': TEXT,
      '2024/照片.png': PNG,
      '内层.zip': inner,
      '坏.docx': makeDocx(paragraph('正文。')).slice(0, 200),
    })
    expect(await outcome('资料.zip', archive)).toEqual({
      '资料.zip/2024/总结.txt': new TextDecoder().decode(TEXT),
      '资料.zip/2024/照片.png': 'unknown_format',
      '资料.zip/内层.zip/计划.docx': '计划。',
      '资料.zip/坏.docx': 'broken_archive',
    })
  })

  it('passes over what machines put beside documents', async () => {
    const archive = zipSync({
      '__MACOSX/._总结.txt': TEXT,
      '.DS_Store': TEXT,
      'Thumbs.db': TEXT,
      '~$总结.docx': TEXT,
      '页.html': strToU8('<p>正文。</p>'),
      '页_files/a.js': TEXT,
      '总结.txt': TEXT,
    })
    expect(Object.keys(await outcome('a.zip', archive))).toEqual(['a.zip/页.html', 'a.zip/总结.txt'])
  })

  it('of Chinese Windows has its names read in GB 18030', async () => {
    // 总结.txt in GBK, of eight bytes as aaaa.txt has.
    const archive = zipSync({ 'aaaa.txt': TEXT })
    const name = [0xd7, 0xdc, 0xbd, 0xe1]
    for (let at = 0; at < archive.length; at++)
      if (archive[at] === 0x61 && archive[at + 3] === 0x61 && archive[at + 4] === 0x2e) archive.set(name, at)
    expect(Object.keys(await outcome('a.zip', archive))).toEqual(['a.zip/总结.txt'])
  })

  it.each(['../evil.txt', '/etc/evil.txt', 'a/../../evil.txt'])(
    'refuses %s, which leads out of it, by name, and reads the rest',
    async (path) => {
      expect(await outcome('a.zip', zipSync({ [path]: TEXT, '总结.txt': TEXT }))).toEqual({
        [`a.zip/${path}`]: 'broken_archive',
        'a.zip/总结.txt': new TextDecoder().decode(TEXT),
      })
    },
  )

  it('with a password is refused by each file', async () => {
    const locked = patch(zipSync({ '总结.txt': TEXT }), 8, 0x0801)
    expect(await outcome('a.zip', locked)).toEqual({ 'a.zip/总结.txt': 'encrypted' })
  })

  it('that is cut off or was changed is refused as broken', async () => {
    const archive = zipSync({ '总结.txt': [TEXT, { level: 0 }] })
    expect(await outcome('a.zip', archive.slice(0, archive.length - 30))).toEqual({
      'a.zip': 'broken_archive',
    })
    const changed = archive.slice()
    changed[60] = (changed[60] ?? 0) ^ 1
    expect(await outcome('a.zip', changed)).toEqual({ 'a.zip/总结.txt': 'broken_archive' })
  })
})

describe('an archive that unpacks without end', () => {
  const NOTHING = new Uint8Array(3_000_000)

  /** The archive with another size said for each of its files. */
  function say(zip: Uint8Array, size: number): Uint8Array {
    const bytes = zip.slice()
    const view = new DataView(bytes.buffer)
    for (let at = 0; at + 28 < bytes.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true)
    return bytes
  }

  it('is refused before anything is unpacked', async () => {
    expect(await outcome('a.zip', zipSync({ 'a.txt': NOTHING }))).toEqual({
      'a.zip/a.txt': 'payload_too_large',
    })
    const bomb = zipSync({ 'word/document.xml': NOTHING, '[Content_Types].xml': TEXT })
    expect(await outcome('a.docx', bomb)).toEqual({ 'a.docx': 'payload_too_large' })
    const many = zipSync(Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`${i}.txt`, TEXT])))
    expect(await outcome('a.zip', say(many, 30_000_000))).toEqual({ 'a.zip': 'payload_too_large' })
    const crowd = zipSync(Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`${i}.txt`, TEXT])))
    expect(await outcome('a.zip', crowd)).toEqual({ 'a.zip': 'payload_too_large' })
  })

  it('is stopped when it holds more than it says', async () => {
    const lying = say(zipSync({ 'a.txt': NOTHING }), 1000)
    expect(await outcome('a.zip', lying)).toEqual({ 'a.zip/a.txt': 'payload_too_large' })
  })

  it('is not followed through archives in archives in archives', async () => {
    let bytes: Uint8Array = zipSync({ '总结.txt': TEXT })
    for (let depth = 0; depth < 3; depth++) bytes = zipSync({ 'a.zip': bytes })
    expect(await outcome('a.zip', bytes)).toEqual({ 'a.zip/a.zip/a.zip/a.zip': 'payload_too_large' })
  })
})

describe('a text of endless nesting', () => {
  it('is refused, whatever the format', async () => {
    const deep = '<w:sdt>'.repeat(3000)
    expect(await outcome('a.docx', makeDocx(deep))).toEqual({ 'a.docx': 'payload_too_large' })
    expect(await outcome('a.html', strToU8(`<p>总结</p>${'<div>'.repeat(3000)}`))).toEqual({
      'a.html': 'payload_too_large',
    })
  })

  it('defines nothing: the billion laughs stay words', async () => {
    const bytes = strToU8('<!DOCTYPE html [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><p>总结&b;</p>')
    expect(Object.values(await outcome('a.html', bytes)).join()).toContain('总结&b;')
  })
})
