import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Draft } from '../../src/domain/draft.ts'
import type { Database } from '../../src/domain/ports.ts'
import { sheetTemplate } from '../../src/facts/template.ts'
import { emptyDatabase, openTestDatabase } from '../support/database.ts'
import { readEvents } from '../support/read-events.ts'
import { BASE, createTestApp, createTestServices, jsonRequest } from '../support/services.ts'

let database: Database
let app: ReturnType<typeof createTestApp>

beforeAll(async () => {
  database = await openTestDatabase()
  app = createTestApp(createTestServices(database))
})
afterEach(() => emptyDatabase(database))
afterAll(() => database.close())

const ask = (path: string, init?: RequestInit): Promise<Response> =>
  Promise.resolve(app.request(`${BASE}/api/v1${path}`, init))
const withId = z.looseObject({ id: z.string() })
const draftOf = async (id: string): Promise<Draft> => (await (await ask(`/drafts/${id}`)).json()) as Draft

async function writtenDraft(): Promise<{ draft: Draft; file: Uint8Array<ArrayBuffer> }> {
  const sheet = withId.parse(await (await ask('/fact-sheets', jsonRequest('POST', sheetTemplate()))).json())
  const { id } = withId.parse(
    await (await ask('/drafts', jsonRequest('POST', { factSheetId: sheet.id }))).json(),
  )
  await readEvents(await ask(`/drafts/${id}/events`))
  const exported = await ask(`/drafts/${id}/export?format=docx`)
  return { draft: await draftOf(id), file: new Uint8Array(await exported.arrayBuffer()) }
}

const changeBody = (
  file: Uint8Array<ArrayBuffer>,
  edit: (xml: string) => string,
): Uint8Array<ArrayBuffer> => {
  const parts = unzipSync(file)
  const body = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
  return zipSync({ ...parts, 'word/document.xml': strToU8(edit(body)) })
}

const send = (id: string, file: Uint8Array<ArrayBuffer>, query = ''): Promise<Response> => {
  const body = new FormData()
  body.set('file', new File([file], '改回.docx'))
  return ask(`/drafts/${id}/returned-file${query}`, { method: 'POST', body })
}

describe('a Word file that comes back', () => {
  it('changes nothing until it is applied, and then the sections that were changed alone', async () => {
    const { draft, file } = await writtenDraft()
    const section = draft.sections.find(({ sentences }) => sentences.some((one) => one.class === 'F'))
    const sentence = section?.sentences.find((one) => one.class === 'F')
    if (!section || !sentence) throw new Error('no section has a sentence of facts')
    const changed = changeBody(file, (xml) => xml.replace(sentence.text, '全年新建学校987所。'))

    const looked = await send(draft.id, changed)
    expect(looked.status).toBe(200)
    const report = z
      .looseObject({
        applied: z.boolean(),
        sections: z.array(z.looseObject({ id: z.string(), status: z.string() })),
      })
      .parse(await looked.json())
    expect(report.applied).toBe(false)
    expect(report.sections.filter(({ status }) => status !== 'unchanged')).toMatchObject([
      { id: section.id, status: 'changed' },
    ])
    expect(await draftOf(draft.id)).toEqual(draft)

    expect((await send(draft.id, changed, '?apply=true')).status).toBe(200)
    const after = await draftOf(draft.id)
    for (const one of after.sections) {
      const before = draft.sections.find(({ id }) => id === one.id)
      if (one.id !== section.id) expect(one).toEqual(before)
      else
        expect(one.sentences.find(({ text }) => text === '全年新建学校987所。')).toMatchObject({ class: 'U' })
    }
  })

  it('brings the comments of its readers with the section that they speak of', async () => {
    const { draft, file } = await writtenDraft()
    const section = draft.sections.find(({ sentences }) => sentences.length > 0)
    const [sentence] = section?.sentences ?? []
    if (!section || !sentence) throw new Error('nothing was written')
    const marked = unzipSync(
      changeBody(file, (xml) =>
        xml.replace(/<w:r>(?:(?!<w:r>)[\s\S])*?<\/w:r>/g, (run) =>
          run.includes(sentence.text)
            ? `<w:commentRangeStart w:id="0"/>${run}<w:commentRangeEnd w:id="0"/>`
            : run,
        ),
      ),
    )
    const comments =
      '<w:comments xmlns:w="w"><w:comment w:id="0" w:author="科长"><w:p><w:r><w:t>请核实</w:t></w:r></w:p></w:comment></w:comments>'
    const report = await (
      await send(draft.id, zipSync({ ...marked, 'word/comments.xml': strToU8(comments) }))
    ).json()
    expect(report).toMatchObject({ comments: [{ author: '科长', text: '请核实', sectionId: section.id }] })
  })

  it('is refused in Chinese when it is no Word file, and when there is no draft', async () => {
    const { draft } = await writtenDraft()
    const refused = await send(draft.id, strToU8('一段文字') as Uint8Array<ArrayBuffer>)
    expect([refused.status, await refused.json()]).toMatchObject([
      415,
      { code: 'unknown_format', detail: '请提供 Word 文件（.docx）' },
    ])
    expect((await send('nothing', new Uint8Array([1]))).status).toBe(404)
    expect(
      (await ask(`/drafts/${draft.id}/returned-file`, { method: 'POST', body: new FormData() })).status,
    ).toBe(422)
  })
})
