import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createChatModel } from '../src/adapters/openai/chat-model.ts'
import { addFiles } from '../src/corpus/add-files.ts'
import type { Draft, DraftEvent } from '../src/domain/draft.ts'
import type { FactSheet } from '../src/domain/fact-sheet.ts'
import type { Database } from '../src/domain/ports.ts'
import { parseSheetText } from '../src/facts/parse-sheet.ts'
import { verifyText } from '../src/grounding/verify.ts'
import { openTestDatabase } from './support/database.ts'
import { readEvents } from './support/read-events.ts'
import {
  breakingModel,
  confusedModel,
  copyingModel,
  forgetfulModel,
  inventingModel,
  type ModelScript,
  mendingModel,
  obedientModel,
  refusingModel,
  repeatingModel,
  silentModel,
  thinkingModel,
} from './support/scripted-model.ts'
import { startScriptedServer } from './support/scripted-openai-server.ts'
import { BASE, createTestApp, createTestServices, jsonRequest } from './support/services.ts'

/** The whole line: HTTP, store, shelf, plan, writer, gates; only the model's server is scripted. */

const root = fileURLToPath(new URL('..', import.meta.url))
const sheets = {
  sample: parseSheetText(await readFile(join(root, 'corpus/sample-facts.json'), 'utf8')),
  made: parseSheetText(await readFile(join(root, 'test/fixtures/yuyao-2023.json'), 'utf8')),
}

/** What no draft may hold: the shelf has it, no sheet does. */
const CANARIES = ['洛川湾', '凤栖实验学校', '37.619', '“九曲育苗”']
const CANARY_TEXT = `洛川湾市教育局2024年工作总结

一、2024年工作总结

（一）党的建设全面加强

洛川湾市教育局深入推进“九曲育苗”党建品牌创建，凤栖实验学校党支部获评示范，党员示范岗占比达37.619%。

（二）教师队伍持续优化

凤栖实验学校教师交流轮岗比例达37.619%，“九曲育苗”名师工作室覆盖洛川湾市全部乡镇，居全省第一。
`

let database: Database
let originals: string[]

beforeAll(async () => {
  database = await openTestDatabase()
  const { shelf } = createTestServices(database, { prefix: 'shelf' })
  const names = (await readdir(join(root, 'corpus'))).filter((name) => name.includes('工作'))
  const files = await Promise.all(
    names.map(async (file) => ({ file, bytes: await readFile(join(root, 'corpus', file)) })),
  )
  await addFiles(shelf, [...files, { file: '洛川湾.txt', bytes: new TextEncoder().encode(CANARY_TEXT) }])
  await shelf.reindex()
  const { hits } = await shelf.search({ query: '洛川湾市 党建品牌 教师交流轮岗', limit: 10 })
  originals = hits.map(({ text }) => text)
  expect(originals.join('')).toContain('凤栖实验学校')
})
afterAll(() => database.close())

let runs = 0
async function draftOf(
  sheet: FactSheet,
  script: ModelScript | null,
): Promise<{ draft: Draft; events: DraftEvent[] }> {
  const server = script === null ? null : await startScriptedServer(script)
  try {
    const model =
      server && createChatModel({ baseUrl: server.baseUrl, apiKey: 'none', model: 'scripted', maxRetries: 0 })
    runs += 1
    const app = createTestApp(
      createTestServices(database, { prefix: `run${runs}x`, ...(model ? { model } : {}) }),
    )
    const ask = async (path: string, init?: RequestInit): Promise<Response> =>
      app.request(`${BASE}/api/v1${path}`, init)
    const stored = (await (await ask('/fact-sheets', jsonRequest('POST', sheet))).json()) as { id: string }
    const created = await ask('/drafts', jsonRequest('POST', { factSheetId: stored.id }))
    const { id, writer } = (await created.json()) as { id: string; writer: string }
    expect(writer).toBe(script === null ? 'engine' : 'model')
    const events = await readEvents(await ask(`/drafts/${id}/events`))
    return { draft: (await (await ask(`/drafts/${id}`)).json()) as Draft, events }
  } finally {
    await server?.close()
  }
}

const textOf = ({ plan, sections }: Draft): string =>
  [
    plan.title,
    ...sections.flatMap(({ heading, sentences }) => [heading, ...sentences.map(({ text }) => text)]),
  ].join('\n')

const places = (figure: string): number => figure.split('.')[1]?.length ?? 0

/** Every figure that the sheet holds or that follows from it by the arithmetic of year on year and of targets. */
function figureIsSupported(sheet: FactSheet): (figure: string) => boolean {
  const stated = new Set(
    (JSON.stringify(sheet).match(/\d+(?:\.\d+)?/g) ?? []).map((figure) => String(Number(figure))),
  )
  const derived = sheet.facts.flatMap((fact) => {
    if (fact.kind !== 'indicator' || fact.value === null) return []
    const value = Number(fact.value)
    const against = [fact.previous?.value, fact.target?.value].flatMap((other) =>
      other ? [Number(other)] : [],
    )
    return against.flatMap((other) => [
      Math.abs(value - other),
      ...(other === 0
        ? []
        : [(Math.abs(value - other) / other) * 100, (value / other) * 100, value / other, value / other - 1]),
    ])
  })
  return (figure) =>
    stated.has(String(Number(figure))) ||
    derived.some((candidate) => Math.abs(candidate - Number(figure)) <= 0.5 * 10 ** -places(figure) + 1e-9)
}

const HAN_QUANTITY =
  /(?:[一二两三四五六七八九十百千]+(?:成|倍|番|万余|亿)|[壹贰叁肆伍陆柒捌玖]+|百分之|数[十百千万]|过半|近[一二三四五六七八九十百千万]+)/g

function expectKept(sheet: FactSheet, draft: Draft): void {
  const text = textOf(draft)
  const supported = figureIsSupported(sheet)
  expect((text.match(/\d+(?:\.\d+)?/g) ?? []).filter((figure) => !supported(figure))).toEqual([])
  const given = JSON.stringify(sheet)
  expect((text.match(HAN_QUANTITY) ?? []).filter((quantity) => !given.includes(quantity))).toEqual([])
  expect(CANARIES.filter((canary) => text.includes(canary))).toEqual([])
  expect(text.match(/\{\{|\}\}|〈|〉|<think|undefined|null/g)).toBeNull()
  const musts = sheet.facts.filter(({ must }) => must)
  const values = musts.flatMap((fact) =>
    fact.kind === 'indicator' && fact.value !== null ? [fact.value] : [],
  )
  expect(values.filter((value) => !text.includes(value))).toEqual([])
  const sentences = draft.sections.flatMap((section) => section.sentences)
  expect(new Set(sentences.map(({ text: sentence }) => sentence)).size).toBe(sentences.length)
  for (const sentence of sentences) {
    const covered = new Set(sentence.facts.map(({ id }) => id))
    if (sentence.class === 'F' || sentence.class === 'D')
      expect(covered.size, sentence.text).toBeGreaterThan(0)
  }
}

const SCRIPTS: Record<string, () => ModelScript | null> = {
  'the engine': () => null,
  'an obedient model': () => obedientModel,
  'a model that invents figures': () => inventingModel,
  'a model that copies what the shelf holds': () => copyingModel(originals),
  'a model that breaks off': () => breakingModel(40),
  'a model whose connection breaks': () => breakingModel(60, 'hang-up'),
  'a model that confuses references': () => confusedModel,
  'a model that says nothing': () => silentModel,
  'a model that refuses': () => refusingModel(401),
  'a model that is overloaded': () => refusingModel(503),
  'a model that repeats itself': () => repeatingModel,
  'a model that thinks aloud': () => thinkingModel,
  'a model that mends its fault when told': () => mendingModel,
  'a model that forgets facts': () => forgetfulModel,
}

/** The larger sheet meets the chief kinds of misbehaviour only: the rest differ by the model, not by the sheet. */
const CHIEF = [
  'the engine',
  'an obedient model',
  'a model that invents figures',
  'a model that copies what the shelf holds',
  'a model that breaks off',
]

describe.each(Object.keys(sheets) as (keyof typeof sheets)[])('a document from the %s sheet', (name) => {
  const sheet = sheets[name]

  it.each(name === 'sample' ? CHIEF : Object.keys(SCRIPTS))(
    'by %s holds only the bureau’s figures and names, and every must',
    async (writer) => {
      const { draft, events } = await draftOf(sheet, SCRIPTS[writer]?.() ?? null)
      expect(events.at(-1)).toMatchObject({ type: 'draft-end', coverage: { must: { missing: [] } } })
      expectKept(sheet, draft)
    },
  )

  it('is borne out by verification, sentence by sentence', async () => {
    const { draft } = await draftOf(sheet, null)
    const text = draft.sections
      .flatMap(({ sentences }) => sentences.map((sentence) => sentence.text))
      .join('\n')
    const { findings } = verifyText(text, sheet)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })

  it('is really written by an obedient model, not by the fall-back', async () => {
    const { draft } = await draftOf(sheet, obedientModel)
    const sentences = draft.sections.flatMap((section) => section.sentences)
    const own = sentences.filter(({ author }) => author === 'model')
    expect(own.length / sentences.length).toBeGreaterThan(0.5)
    expect(own.every(({ prompt }) => prompt !== undefined)).toBe(true)
  })
})
