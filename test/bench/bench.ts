import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeDocx } from '../../src/adapters/docx/write-docx.ts'
import { migrate } from '../../src/adapters/postgres/migrate.ts'
import { openPGliteDatabase } from '../../src/adapters/postgres/pglite-database.ts'
import { addFiles, type FileContent } from '../../src/corpus/add-files.ts'
import type { ChatModel } from '../../src/domain/ports.ts'
import { writeSection } from '../../src/drafting/engine/write-section.ts'
import { followDraft } from '../../src/drafting/follow-draft.ts'
import { gateSentence } from '../../src/drafting/gate-sentence.ts'
import { writeDraft } from '../../src/drafting/pipeline.ts'
import { planDraft } from '../../src/drafting/plan/plan-draft.ts'
import { planToLength } from '../../src/drafting/plan-to-length.ts'
import { draftBlocks } from '../../src/export/blocks.ts'
import { parseSheetText } from '../../src/facts/parse-sheet.ts'
import { indexSheet } from '../../src/facts/sheet-index.ts'
import { sheetOf } from '../support/drafting-sheets.ts'
import { obedientModel, scriptedChatModel } from '../support/scripted-model.ts'
import { createTestServices } from '../support/services.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const corpus = join(root, 'corpus')
const reports = join(root, '../shared/testdata/work-reports')

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)
const quantile = (values: readonly number[], share: number): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN
const milliseconds = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
const report = (what: string, result: string): void => console.log(`${what.padEnd(46)} ${result}`)

async function timed<T>(work: () => T | Promise<T>): Promise<[T, number]> {
  const start = performance.now()
  const result = await work()
  return [result, performance.now() - start]
}

async function filesBelow(folder: string, ending: string): Promise<FileContent[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(ending)).sort()
  return Promise.all(names.map(async (file) => ({ file, bytes: await readFile(join(folder, file)) })))
}

const characters = (files: readonly FileContent[]): number =>
  files.reduce((sum, { bytes }) => sum + new TextDecoder().decode(bytes).length, 0)

const sheet = parseSheetText(await readFile(join(corpus, 'sample-facts.json'), 'utf8'))
const noHits = async () => ({ hits: [], degraded: null })
const noSignal = new AbortController().signal

async function writeWithEngine(): Promise<number> {
  let written = 0
  let next = 0
  const events = writeDraft(
    {
      draftId: 'bench',
      plan: planDraft(sheet, { kind: sheet.kind }),
      sheet,
      writer: 'engine',
      search: noHits,
      newId: () => String(next++),
      resume: [],
    },
    noSignal,
  )
  for await (const event of events) if (event.type === 'sentence') written += event.sentence.text.length
  return written
}

console.log(`Node ${process.version}, ${process.platform} ${process.arch}\n`)

const [firstLength, coldMs] = await timed(writeWithEngine)
const warmMs = []
for (let run = 0; run < 9; run++) warmMs.push((await timed(writeWithEngine))[1])
report(
  `draft by the engine, ${sheet.facts.length} facts, ${firstLength} characters`,
  `first ${milliseconds(coldMs)}, then ${milliseconds(quantile(warmMs, 0.5))} (median of 9)`,
)

const large = sheetOf(400)
for (const wanted of [1500, 3000, 5000, 8000]) {
  const [reached, ms] = await timed(() => {
    const plan = planToLength(large, wanted, { kind: 'annual' })
    const index = indexSheet(large)
    for (const section of plan.sections)
      for (const { template } of writeSection(section, index, plan.seed).flat())
        gateSentence(template, index, { role: section.role })
    return plan.length?.planned ?? 0
  })
  report(`400 facts drafted at ${wanted} characters`, `${reached} characters, ${milliseconds(ms)}`)
}

/** How long after the end of a model's sentence the verified sentence leaves, in milliseconds. */
async function sentenceDelays(): Promise<number[]> {
  const delays: number[] = []
  let said = 0
  const model = scriptedChatModel((request) => obedientModel(request, 1))
  const timing: ChatModel = {
    ...model,
    async *stream(request, signal) {
      for await (const chunk of model.stream(request, signal)) {
        said = performance.now()
        yield chunk
      }
    },
  }
  let next = 0
  const plan = planDraft(sheet, { kind: sheet.kind })
  const task = {
    draftId: 'bench',
    plan,
    sheet,
    writer: { model: timing },
    search: noHits,
    newId: () => String(next++),
    resume: [],
  }
  for await (const event of writeDraft(task, noSignal)) {
    if (event.type === 'sentence' && event.sentence.author === 'model') delays.push(performance.now() - said)
  }
  return delays
}

const before = process.cpuUsage()
const delays = await sentenceDelays()
const { user, system } = process.cpuUsage(before)
// The clock counts whoever else uses the machine; the processor time of the whole draft does not.
report('processor time of that draft, by sentence', milliseconds((user + system) / 1000 / delays.length))
report(
  `verified behind the model's sentence, ${delays.length} sentences`,
  `p50 ${milliseconds(quantile(delays, 0.5))}, p95 ${milliseconds(quantile(delays, 0.95))}`,
)

const database = await openPGliteDatabase(null)
await migrate(database)
const services = createTestServices(database)

for (const [name, files] of [
  ['sample corpus', (await filesBelow(corpus, '.md')).filter(({ file }) => file !== 'README.md')],
  ['government work reports', existsSync(reports) ? await filesBelow(reports, '.txt') : []],
] as const) {
  if (files.length === 0) continue
  const size = characters(files)
  const [, readMs] = await timed(() => addFiles(null, files))
  const [, storeMs] = await timed(() => addFiles(services.shelf, files))
  report(
    `ingest: ${name}, ${files.length} files, ${size} characters`,
    `read ${Math.round((size / readMs) * 1000)} characters/s, read and stored ${Math.round((size / storeMs) * 1000)} characters/s`,
  )
}
const [index, indexMs] = await timed(() => services.shelf.reindex())
report(`fit and embed, ${index.passages} passages`, `${milliseconds(indexMs)} (${index.embedder})`)

const queries = sheet.facts.map(({ label, theme }) => `${theme} ${label}`)
const searchMs = []
for (const query of [...queries, ...queries]) {
  searchMs.push((await timed(() => services.shelf.search({ query, limit: 10 })))[1])
}
report(
  `search, ${index.passages} passages, ${searchMs.length} queries`,
  `p50 ${milliseconds(quantile(searchMs, 0.5))}, p95 ${milliseconds(quantile(searchMs, 0.95))}`,
)

const stored = await services.sheets.create(sheet)
const { id } = await services.drafts.create({
  factSheetId: stored.id,
  writer: 'engine',
  plan: planDraft(sheet, { kind: sheet.kind }),
})
const [events, storedMs] = await timed(async () => {
  let count = 0
  for await (const _ of followDraft({ ...services, search: services.shelf.search }, id, 0, noSignal))
    count += 1
  return count
})
report(`the same draft, searched for and stored, ${events} events`, milliseconds(storedMs))

const draft = await services.drafts.get(id)
if (draft) {
  const blocks = draftBlocks({ ...draft.plan, sections: draft.sections })
  await writeDocx(blocks)
  const docxMs = []
  for (let run = 0; run < 9; run++) docxMs.push((await timed(() => writeDocx(blocks)))[1])
  report('Word file of that draft', `${milliseconds(quantile(docxMs, 0.5))} (median of 9)`)
}
await database.close()
