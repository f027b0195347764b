import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { createThreadedReader } from '../../../src/adapters/formats/create-threaded-reader.ts'
import { makeDocx, makePdf, makeUnendingPdf, paragraph, typeset } from './make-files.ts'

const docx = makeDocx(paragraph('正文。'))

describe('a reader in a thread', () => {
  it('reads as the one in the process does, several files at once', async () => {
    const read = createThreadedReader()
    const readings = await Promise.all([
      read('a.docx', docx),
      read('b.pdf', makePdf([typeset(['正文。'])])),
      read('c.txt', strToU8('正文。')),
      read('d.zip', zipSync({ 'e.docx': docx, 'f.png': Uint8Array.from([0x89, 0x50, 0x4e, 0x47]) })),
    ])
    expect(readings.flat()).toMatchObject([
      { file: 'a.docx', text: '正文。' },
      { file: 'b.pdf', text: '正文。' },
      { file: 'c.txt', text: '正文。' },
      { file: 'd.zip/e.docx', text: '正文。' },
      { file: 'd.zip/f.png', refusal: { code: 'unknown_format' } },
    ])
  })

  it('ends a file that takes too long, and reads the next', async () => {
    const read = createThreadedReader({ timeoutMs: 1, memoryMb: 256 })
    expect(await read('a.docx', docx)).toMatchObject([
      { file: 'a.docx', refusal: { code: 'reading_timeout' } },
    ])
    expect(await read('b.txt', strToU8('正文。'))).toEqual([{ file: 'b.txt', text: '正文。' }])
  })

  it('ends a file that takes too much memory, and reads the next', async () => {
    const read = createThreadedReader({ timeoutMs: 50_000, memoryMb: 24 })
    const heavy = makeDocx('<w:p><w:r><w:t>总结</w:t></w:r></w:p>'.repeat(400_000))
    expect(await read('a.docx', heavy)).toMatchObject([
      { file: 'a.docx', refusal: { code: 'payload_too_large' } },
    ])
    // A hundred kilobytes that unpack to many gigabytes outside of the thread's own memory.
    expect(await read('c.pdf', makeUnendingPdf())).toMatchObject([
      { file: 'c.pdf', refusal: { code: 'payload_too_large' } },
    ])
    expect(await read('b.html', strToU8('<p>正文。</p>'))).toEqual([{ file: 'b.html', text: '正文。' }])
  })
})
