import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Draft, DraftEvent, Section } from '../../src/domain/draft.ts'
import type { Database } from '../../src/domain/ports.ts'
import { inTextOrder } from '../../src/domain/text-order.ts'
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

async function plannedDraft(): Promise<string> {
  const sheet = withId.parse(await (await ask('/fact-sheets', jsonRequest('POST', sheetTemplate()))).json())
  const response = await ask('/drafts', jsonRequest('POST', { factSheetId: sheet.id }))
  expect(response.status).toBe(201)
  return withId.parse(await response.json()).id
}

const eventsOf = async (id: string, headers: Record<string, string> = {}): Promise<DraftEvent[]> =>
  readEvents(await ask(`/drafts/${id}/events`, { headers }))

const draftOf = async (id: string): Promise<Draft> => (await (await ask(`/drafts/${id}`)).json()) as Draft
const withText = ({ sections }: Draft): Section => {
  const section = sections.find(({ sentences }) => sentences.some((sentence) => sentence.class === 'F'))
  if (!section) throw new Error('no section has a sentence of facts')
  return section
}

describe('a draft of a wanted length and style', () => {
  it('says how long it will be, and refuses lengths and documents that are not there', async () => {
    const { id: factSheetId } = withId.parse(
      await (await ask('/fact-sheets', jsonRequest('POST', sheetTemplate()))).json(),
    )
    const made = await ask('/drafts', jsonRequest('POST', { factSheetId, length: 3000, seed: '7' }))
    expect(made.status).toBe(201)
    const { plan } = (await made.json()) as Draft
    expect(plan.length?.wanted).toBe(3000)
    expect(plan.seed).toBe('7')
    const events = await eventsOf(
      ((await (await ask('/drafts')).json()) as { items: { id: string }[] }).items[0]?.id ?? '',
    )
    expect(events.filter((event) => event.type === 'notice').map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/只够写约\d+字，不足所要的3000字/),
    )
    const tooLong = await ask('/drafts', jsonRequest('POST', { factSheetId, length: 900_000 }))
    expect(tooLong.status).toBe(422)
    const style = '00000000-0000-4000-8000-000000000000'
    expect((await ask('/drafts', jsonRequest('POST', { factSheetId, style }))).status).toBe(404)
  })
})

describe('the plan of a draft', () => {
  const planSchema = z.looseObject({
    plan: z.looseObject({
      sections: z.array(
        z.looseObject({
          id: z.string(),
          heading: z.string(),
          paragraphs: z.array(z.looseObject({ facts: z.array(z.string()) })),
        }),
      ),
    }),
    lengths: z.record(z.string(), z.number()),
  })

  it('can be looked at without a draft, arranged, and drafted as arranged', async () => {
    const { id: factSheetId } = withId.parse(
      await (await ask('/fact-sheets', jsonRequest('POST', sheetTemplate()))).json(),
    )
    const { plan, lengths } = planSchema.parse(
      await (await ask('/drafts/plan', jsonRequest('POST', { factSheetId }))).json(),
    )
    expect(Object.keys(lengths)).toEqual(plan.sections.map(({ id }) => id))
    expect(await (await ask('/drafts')).json()).toEqual({ items: [] })
    const outline = plan.sections.map(({ id, heading, paragraphs }) => ({
      id,
      heading: heading === '存在问题' ? '存在的不足' : heading,
      facts: paragraphs.flatMap(({ facts }) => facts),
    }))
    const made = await ask('/drafts', jsonRequest('POST', { factSheetId, outline }))
    expect(made.status).toBe(201)
    expect(((await made.json()) as Draft).plan.sections.map(({ heading }) => heading)).toEqual(
      outline.map(({ heading }) => heading),
    )
    const bare = outline.map((section) => ({ ...section, facts: [] }))
    const refused = await ask('/drafts', jsonRequest('POST', { factSheetId, outline: bare }))
    expect(refused.status).toBe(422)
    expect(JSON.stringify(await refused.json())).toContain('/outline')
  })
})

const textsOf = ({ sections }: Draft): string[] =>
  sections.flatMap(({ sentences }) => sentences.map(({ text }) => text))

/** What events tell, in the order in which it stands. */
const inPlace = ({ sections }: Draft, events: readonly DraftEvent[]): string[] =>
  sections.flatMap(({ id }) =>
    inTextOrder(
      events.flatMap((event) =>
        event.type === 'sentence' && event.sectionId === id ? [event.sentence] : [],
      ),
    ).map(({ text }) => text),
  )

describe('the events of a draft', () => {
  it('begin with draft-start, end with draft-end and tell every sentence in between', async () => {
    const id = await plannedDraft()
    const events = await eventsOf(id)
    expect(events[0]).toMatchObject({ type: 'draft-start', draftId: id, writer: 'engine' })
    expect(events.at(-1)).toMatchObject({ type: 'draft-end', coverage: { must: { missing: [] } } })
    const draft = await draftOf(id)
    expect(draft.status).toBe('done')
    expect(textsOf(draft)).toEqual(inPlace(draft, events))
    // The opening is told last, for it speaks of all the rest, and stands first.
    const told = events.flatMap((event) => (event.type === 'sentence' ? [event.sentence.text] : []))
    expect(told.indexOf(textsOf(draft)[0] ?? '')).toBeGreaterThan(5)
  })

  it('are numbered without gaps and can be read again from any of them', async () => {
    const id = await plannedDraft()
    const whole = await (await ask(`/drafts/${id}/events`)).text()
    const ids = [...whole.matchAll(/^id: (\d+)$/gm)].map(([, number]) => Number(number))
    expect(ids).toEqual(ids.map((_, index) => index + 1))
    const rest = await eventsOf(id, { 'last-event-id': '5' })
    expect(rest).toHaveLength(ids.length - 5)
    const end = await readEvents(await ask(`/drafts/${id}/events?after=${ids.length}`))
    expect(end.map(({ type }) => type)).toEqual(['draft-end'])
    // What is no number, or a number that this draft does not have, is of a reader that has seen nothing of it.
    for (const odd of ['abc', '-1', '5.5', '99999', '9'.repeat(30), '', `${ids.length + 1}`]) {
      expect(await eventsOf(id, { 'last-event-id': odd })).toHaveLength(ids.length)
    }
  })

  it('go on where a reader left, and nothing is told twice or lost', async () => {
    const reference = await eventsOf(await plannedDraft())
    const id = await plannedDraft()
    const response = await ask(`/drafts/${id}/events`)
    const reader = response.body?.getReader()
    if (!reader) throw new Error('no stream')
    const { value } = await reader.read()
    await reader.cancel()
    const first = new TextDecoder().decode(value)
    const seen = Number(/^id: (\d+)$/m.exec(first)?.[1])
    expect(seen).toBeGreaterThan(0)
    const rest = await eventsOf(id, { 'last-event-id': String(seen) })
    const texts = (events: DraftEvent[]): string[] =>
      events.flatMap((event) => (event.type === 'sentence' ? [event.sentence.text] : []))
    expect(texts(rest)).toEqual(texts(reference).slice(-texts(rest).length))
    const draft = await draftOf(id)
    expect(textsOf(draft)).toEqual(inPlace(draft, reference))
  })

  it('reach two readers alike, though only one of them writes', async () => {
    const id = await plannedDraft()
    const [one, other] = await Promise.all([eventsOf(id), eventsOf(id)])
    expect(other).toEqual(one)
  })

  it('of a draft that is not there are a problem', async () => {
    expect((await ask('/drafts/nothing/events')).status).toBe(404)
  })
})

describe('a section', () => {
  async function writtenSection(): Promise<{ path: string; section: Section }> {
    const id = await plannedDraft()
    await eventsOf(id)
    const section = withText(await draftOf(id))
    return { path: `/drafts/${id}/sections/${section.id}`, section }
  }
  const paragraphsOf = (section: Section): string[] => {
    const paragraphs: string[] = []
    for (const { paragraph, text } of section.sentences) {
      paragraphs[paragraph] = (paragraphs[paragraph] ?? '') + text
    }
    return paragraphs
  }

  it('is saved under a new revision; what did not change keeps where it came from', async () => {
    const { path, section } = await writtenSection()
    const [first = '', ...rest] = paragraphsOf(section)
    const response = await ask(
      path,
      jsonRequest(
        'PUT',
        { paragraphs: [`${first}各项工作有序推进。`, ...rest] },
        { 'if-match': `"${section.revision}"` },
      ),
    )
    expect(response.status).toBe(200)
    expect(response.headers.get('etag')).toBe(`"${section.revision + 1}"`)
    const revised = (await response.json()) as Section
    expect(revised.sentences.filter(({ author }) => author === 'writer').map(({ text }) => text)).toEqual([
      '各项工作有序推进。',
    ])
    expect(revised.sentences.filter(({ author }) => author === 'engine')).toHaveLength(
      section.sentences.length,
    )
    const history = (await (await ask(`${path}/revisions`)).json()) as { items: { revision: number }[] }
    expect(history.items.map(({ revision }) => revision)).toEqual([1, 2])
  })

  it('marks a figure that is in no fact', async () => {
    const { path, section } = await writtenSection()
    const response = await ask(
      path,
      jsonRequest('PUT', { paragraphs: ['全年新建学校98765所。'] }, { 'if-match': `"${section.revision}"` }),
    )
    const revised = (await response.json()) as Section
    expect(revised.sentences[0]).toMatchObject({ class: 'U', author: 'writer' })
    expect(revised.sentences[0]?.checks.some(({ severity }) => severity === 'error')).toBe(true)
  })

  it('is not saved over somebody else’s revision, nor without naming the one that was edited', async () => {
    const { path, section } = await writtenSection()
    const edit = { paragraphs: ['各项工作有序推进。'] }
    const match = { 'if-match': `"${section.revision}"` }
    expect((await ask(path, jsonRequest('PUT', edit))).status).toBe(428)
    expect((await ask(path, jsonRequest('PUT', edit, match))).status).toBe(200)
    const late = await ask(path, jsonRequest('PUT', { paragraphs: ['另一种写法。'] }, match))
    expect(late.status).toBe(412)
    const current = (await (await ask(path)).json()) as Section
    expect(current.sentences.map(({ text }) => text)).toEqual(edit.paragraphs)
  })

  it('takes no new revision while it is locked', async () => {
    const { path, section } = await writtenSection()
    expect((await ask(path, jsonRequest('PATCH', { locked: true }))).status).toBe(200)
    const edit = jsonRequest('PUT', { paragraphs: ['改动。'] }, { 'if-match': `"${section.revision}"` })
    expect((await ask(path, edit)).status).toBe(423)
  })
})

describe('the heading of a section', () => {
  it('is worded anew where the gates let it pass, and as before again', async () => {
    const id = await plannedDraft()
    await eventsOf(id)
    const section = (await draftOf(id)).sections.find(({ level }) => level === 2)
    const path = `/drafts/${id}/sections/${section?.id}`
    const rename = (body: object) => ask(`${path}/heading`, jsonRequest('PUT', body))
    const renamed = await rename({ heading: '办好身边学校', before: section?.heading })
    expect(await renamed.json()).toMatchObject({ heading: '办好身边学校', revision: section?.revision })
    expect((await draftOf(id)).sections.find((each) => each.id === section?.id)?.heading).toBe('办好身边学校')

    const stale = await rename({ heading: '另一个标题', before: section?.heading })
    expect([stale.status, await stale.text()]).toEqual([412, expect.stringContaining('办好身边学校')])
    const claiming = await rename({ heading: '新增学位98765个' })
    expect([claiming.status, await claiming.text()]).toEqual([422, expect.stringContaining('/heading')])
    expect((await rename({ heading: '短' })).status).toBe(422)

    await ask(path, jsonRequest('PATCH', { locked: true }))
    expect(await (await rename({ heading: section?.heading ?? '' })).text()).toContain('section_locked')
    await ask(path, jsonRequest('PATCH', { locked: false }))
    expect(await (await rename({ heading: section?.heading ?? '' })).json()).toEqual(section)
  })
})

describe('the export', () => {
  it.each([
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['md', 'text/markdown'],
    ['txt', 'text/plain'],
  ])('as %s has the right type and a Chinese file name', async (format, type) => {
    const id = await plannedDraft()
    await eventsOf(id)
    const response = await ask(`/drafts/${id}/export?format=${format}`)
    expect(response.headers.get('content-type')).toContain(type)
    const { plan } = await draftOf(id)
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent(plan.title))
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(500)
  })
})
