import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readFile } from '../../../src/adapters/formats/read-file.ts'

// Made with LibreOffice from a text of our own: four levels of automatic numbers, a revision and a table.
const NUMBERED = new Uint8Array(readFileSync(new URL('../../fixtures/formats/numbered.doc', import.meta.url)))

async function codeOf(bytes: Uint8Array): Promise<string | undefined> {
  const [reading] = await readFile('总结.doc', bytes)
  return reading && 'refusal' in reading ? reading.refusal.code : undefined
}

/** The bytes with a name in the directory of the file replaced by another of the same length. */
function rename(from: string, to: string): Uint8Array {
  const bytes = NUMBERED.slice()
  const wide = (text: string): Uint8Array => Uint8Array.from([...text].flatMap((c) => [c.charCodeAt(0), 0]))
  const name = wide(from)
  const at = bytes.findIndex((_, i) => name.every((byte, k) => bytes[i + k] === byte))
  bytes.set(wide(to), at)
  return bytes
}

/** Where the stream with the text begins: its first word says that this is Word. */
const textAt = NUMBERED.findIndex((byte, i) => i % 512 === 0 && byte === 0xec && NUMBERED[i + 1] === 0xa5)

describe('a binary Word file', () => {
  it('reads as its printed page does: numbers typed out, deleted words gone, rows as lines', async () => {
    expect(await readFile('总结.wps', NUMBERED)).toEqual([
      {
        file: '总结.wps',
        text: [
          '# 云川市教育局2024年工作总结和2025年工作计划',
          '2024年，全市教育系统坚持立德树人。',
          '一、2024年工作总结',
          '（一）强化党建引领',
          '1.抓实理论学习。全年组织学习12次。',
          '（1）开展宣讲。',
          '2.抓好队伍。',
          '（二）推进均衡发展',
          '新增学位1200个。',
          '指标 | 2023年 | 2024年',
          '学前毛入园率 | 91.2% | 93.5%',
          '公办园占比 |  | 56%',
          '二、2025年工作计划',
          '（一）扩优提质',
          '1.新建学校3所。',
        ].join('\n'),
      },
    ])
  })

  it('with a password is refused, in the old form and in the new', async () => {
    const locked = NUMBERED.slice()
    locked[textAt + 11] = (locked[textAt + 11] ?? 0) | 1
    expect(await codeOf(locked)).toBe('encrypted')
    const packed = rename('WordDocument', 'EncryptedPac')
    const entry = packed.findIndex((_, i) => i % 128 === 0 && packed[i] === 0x45 && packed[i + 2] === 0x6e)
    packed.set(Uint8Array.from([...'kage'].flatMap((c) => [c.charCodeAt(0), 0])), entry + 24)
    packed[entry + 64] = 34
    expect(await codeOf(packed)).toBe('encrypted')
  })

  it('of Excel, or of Word before 97, is refused as an unknown format', async () => {
    expect(await codeOf(rename('WordDocument', 'Workbook____'))).toBe('unknown_format')
    const old = NUMBERED.slice()
    old[textAt] = 0xdc
    expect(await codeOf(old)).toBe('unknown_format')
  })

  it('whose sectors go in a circle is refused at once', async () => {
    const circle = NUMBERED.slice()
    const view = new DataView(circle.buffer)
    const fat = (view.getUint32(76, true) + 1) * 512
    for (let sector = 0; sector < 128; sector++) view.setUint32(fat + 4 * sector, sector, true)
    expect(await codeOf(circle)).toBe('broken_file')
  })
})
