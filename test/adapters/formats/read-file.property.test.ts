import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readFile } from '../../../src/adapters/formats/read-file.ts'
import {
  list,
  makeDocx,
  makePdf,
  numbered,
  OFFICIAL_LEVELS,
  paragraph,
  style,
  styled,
  table,
  typeset,
  use,
} from './make-files.ts'

const docx = makeDocx(
  paragraph('总结', styled('H')) + paragraph('项', numbered(1)) + table([['甲', '乙', '丙']]),
  { styles: style('H', 'heading 1'), numbering: list(0, OFFICIAL_LEVELS) + use(1, 0) },
)
const SAMPLES: Record<string, Uint8Array> = {
  docx,
  doc: new Uint8Array(readFileSync(new URL('../../fixtures/formats/numbered.doc', import.meta.url))),
  pdf: makePdf([typeset(['  一、总结', '全市教育系统。'])]),
  zip: zipSync({ 'a.docx': docx, 'b.txt': new TextEncoder().encode('总结') }),
  html: new TextEncoder().encode('<html><body><table><tr><td>总结<td>甲<ol><li>乙</ol></table></body>'),
}
const MAGIC = ['PK\x03\x04', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '%PDF-1.7\n', '<html>', '']

/** A reading is a text with words or a refusal with a reason for the reader; nothing else may come of any bytes. */
async function isTold(file: string, bytes: Uint8Array): Promise<void> {
  for (const reading of await readFile(file, bytes)) {
    if ('text' in reading) expect(reading.text).toMatch(/[\p{L}\p{N}]/u)
    else {
      expect(reading.refusal.detail).toMatch(/[\u4e00-\u9fff]/)
      expect(reading.refusal.code).not.toBe('unexpected')
    }
  }
}

describe('whatever the bytes', () => {
  it('random ones behind any first bytes are read or refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...MAGIC), fc.uint8Array({ maxLength: 3000 }), async (magic, tail) => {
        const head = Uint8Array.from(magic, (character) => character.charCodeAt(0))
        await isTold('a', Uint8Array.from([...head, ...tail]))
      }),
      { numRuns: 300 },
    )
  })

  for (const [format, whole] of Object.entries(SAMPLES)) {
    it(`a ${format} that was cut off is read or refused`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.nat(whole.length - 1), (end) => isTold(`a.${format}`, whole.slice(0, end))),
        { numRuns: format === 'pdf' ? 15 : 60 },
      )
    })

    it(`a ${format} with changed bytes is read or refused`, async () => {
      const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255))
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 20 }), async (changes) => {
          const bytes = whole.slice()
          for (const [at, value] of changes) bytes[at] = value
          await isTold(`a.${format}`, bytes)
        }),
        { numRuns: format === 'pdf' ? 25 : 100 },
      )
    })
  }
})
