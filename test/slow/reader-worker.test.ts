import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unstable_startWorker } from 'wrangler'
import {
  list,
  makeDocx,
  makePdf,
  numbered,
  OFFICIAL_LEVELS,
  paragraph,
  typeset,
  use,
} from '../adapters/formats/make-files.ts'

/** Without nodejs_compat, so that nothing of Node can be leant on. */
describe('the readers in workerd', () => {
  let worker: Awaited<ReturnType<typeof unstable_startWorker>>

  beforeAll(async () => {
    worker = await unstable_startWorker({
      config: 'test/support/reader-worker.toml',
      dev: { server: { port: 0 }, inspector: false, logLevel: 'error' },
    })
  })
  afterAll(() => worker.dispose())

  const read = async (file: string, bytes: Uint8Array): Promise<unknown> => {
    const url = new URL(encodeURIComponent(file), await worker.url)
    const response = await fetch(url, { method: 'POST', body: new Uint8Array(bytes) })
    return response.json()
  }

  it('read every format', async () => {
    const docx = makeDocx(paragraph('工作回顾', numbered(1)), {
      numbering: list(0, OFFICIAL_LEVELS) + use(1, 0),
    })
    expect(await read('a.docx', docx)).toEqual(['一、工作回顾'])
    expect(await read('a.pdf', makePdf([typeset(['工作总结'])]))).toEqual(['工作总结'])
    expect(await read('a.html', new TextEncoder().encode('<p>工作总结</p>'))).toEqual(['工作总结'])
    expect(await read('a.zip', zipSync({ 'b.docx': docx }))).toEqual(['一、工作回顾'])
    const doc = readFileSync(new URL('../fixtures/formats/numbered.doc', import.meta.url))
    expect(await read('a.doc', doc)).toEqual([expect.stringContaining('（一）强化党建引领')])
    expect(await read('a.pdf', makePdf([[]]))).toEqual(['scan_without_text'])
  })
})
