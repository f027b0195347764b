/**
 * Measures how well search finds, beside its single arms and beside LangChain.js's PGVectorStore:
 *
 *     npm run bench:retrieval [-- FOLDER] [--part tuning|held-out|all]
 *
 * FOLDER holds documents of any format that goes in; by default the reports beside the project, of which every
 * second one was used for tuning and the others are measured. TEST_DATABASE_URL (test/support/postgres.sh) and
 * TEST_LANGCHAIN_REFERENCE (test/adapters/langchain/reference/install.sh) bring in LangChain's columns.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { sharedPath } from '../../support/shared.ts'
import { type Column, createLexicalArm, createOurs, createVectorArm, type Result } from './columns.ts'
import { type BenchDatabase, openBenchDatabase } from './database.ts'
import { openDefaultStore, openPassageStore, type Reference } from './langchain.ts'
import {
  compare,
  type Difference,
  type Judged,
  MEASURES,
  type Measure,
  type Measured,
  measure,
} from './measures.ts'
import { readFolder, withoutHeadings } from './read-folder.ts'
import { type BenchShelf, fillShelf } from './shelf.ts'
import { type BenchQuery, facts, headings, knownItems, TASKS, type Task } from './tasks.ts'

const FOLDS = 3
const HALF = 0.5
const OURS = 'ours'

const NOTHING: Judged = { gain: 0, passages: [] }

type Outcome = {
  readonly task: Task
  readonly document: string
  readonly measured: ReadonlyMap<string, Measured>
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { part: { type: 'string' } },
})
const folder = resolve(positionals[0] ?? sharedPath('testdata/work-reports'))
const part = values.part ?? (positionals.length > 0 ? 'all' : 'held-out')

if (!existsSync(folder)) {
  console.error(`There is no folder ${folder}: name one that holds documents.`)
  process.exit(2)
}
const everything = await readFolder(folder)
const documents = everything.filter((_, index) => part === 'all' || (index % 2 === 0) === (part === 'tuning'))
const open = await openBenchDatabase(process.env['TEST_DATABASE_URL'])
const reference = referenceOf(open)
try {
  const outcomes: Outcome[] = []
  for (let fold = 0; fold < FOLDS; fold++) outcomes.push(...(await runFold(open, fold)))
  report(outcomes)
} finally {
  await open.close()
}

function referenceOf({ connectionString }: BenchDatabase): Reference | null {
  const installed = process.env['TEST_LANGCHAIN_REFERENCE']
  return connectionString !== null && installed !== undefined ? { folder: installed, connectionString } : null
}

/** A third of the documents asks, the others are on the shelf: no query meets its own document. */
async function runFold({ database }: BenchDatabase, fold: number): Promise<Outcome[]> {
  const asking = documents.filter((_, index) => index % FOLDS === fold)
  const shelved = documents.filter((_, index) => index % FOLDS !== fold)
  const next = shelved.filter((document) => documents.indexOf(document) % FOLDS === (fold + 1) % FOLDS)
  const whole = await fillShelf(database, `whole-${fold}`, shelved)
  const bare = await fillShelf(database, `bare-${fold}`, shelved.map(withoutHeadings))
  return [
    ...(await ask(whole, `whole_${fold}`, [...knownItems(next), ...facts(asking)])),
    ...(await ask(bare, `bare_${fold}`, headings(asking))),
  ]
}

async function ask(shelf: BenchShelf, table: string, queries: readonly BenchQuery[]): Promise<Outcome[]> {
  const stores = reference
    ? [
        await openDefaultStore(reference, `${table}_default`, shelf),
        await openPassageStore(reference, `${table}_passages`, shelf),
      ]
    : []
  try {
    return await measureAll(shelf, queries, [
      createLexicalArm(shelf),
      await createVectorArm(shelf),
      ...stores,
      createOurs(shelf),
    ])
  } finally {
    for (const store of stores) await store.close()
  }
}

async function measureAll(
  { passages }: BenchShelf,
  queries: readonly BenchQuery[],
  columns: readonly Column[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const query of queries) {
    const relevant = query.task === 'known-item' ? 1 : passages.filter(query.isRelevant).length
    if (relevant === 0) continue
    const measured = new Map<string, Measured>()
    for (const { name, search } of columns) {
      const ranking = (await search(query.text)).map((result) => judgeResult(query, result))
      measured.set(name, measure(ranking, relevant))
    }
    outcomes.push({ task: query.task, document: query.document, measured })
  }
  return outcomes
}

/**
 * A piece that holds several passages is worth the share of it that is relevant; for a known item it counts whole
 * when it holds at least half of the passage.
 */
function judgeResult({ task, isRelevant }: BenchQuery, result: Result): Judged {
  const relevant = result.filter(({ passage }) => isRelevant(passage))
  const held = relevant.filter(({ ofPassage }) => ofPassage >= HALF).map(({ passage }) => passage.id)
  if (task === 'known-item') return held.length > 0 ? { gain: 1, passages: ['the item'] } : NOTHING
  return { gain: relevant.reduce((sum, { ofResult }) => sum + ofResult, 0), passages: held }
}

type Row = { readonly name: string; readonly means: Measured; readonly behind: Difference }

function report(outcomes: readonly Outcome[]): void {
  const passages = documents.flatMap((document) => document.passages)
  const judged = passages.filter(({ subject }) => subject !== null)
  console.log(`${documents.length} documents (${part}), ${passages.length} passages, ${judged.length} judged`)
  if (!reference) {
    console.log('LangChain is missing: set TEST_DATABASE_URL and TEST_LANGCHAIN_REFERENCE.')
  }
  for (const task of TASKS) {
    const own = outcomes.filter((outcome) => outcome.task === task)
    const names = [...(own[0]?.measured.keys() ?? [])]
    console.log(`\n${task}, ${own.length} queries`)
    console.log(['', ...MEASURES, 'ours minus it in nDCG@10 [95 %]'].map(pad).join(''))
    for (const { name, means, behind } of names.map((column) => rowOf(own, column))) {
      const difference =
        name === OURS ? '' : `${signed(behind.mean)} [${signed(behind.low)}, ${signed(behind.high)}]`
      console.log([name, ...MEASURES.map((wanted) => means[wanted].toFixed(3)), difference].map(pad).join(''))
    }
  }
}

function rowOf(outcomes: readonly Outcome[], name: string): Row {
  const valuesOf = (column: string, wanted: Measure): number[] =>
    outcomes.map(({ measured }) => measured.get(column)?.[wanted] ?? 0)
  const mean = (wanted: Measure): number =>
    valuesOf(name, wanted).reduce((sum, value) => sum + value, 0) / outcomes.length
  const ours = valuesOf(OURS, 'nDCG@10')
  const its = valuesOf(name, 'nDCG@10')
  return {
    name,
    means: { 'nDCG@10': mean('nDCG@10'), 'recall@10': mean('recall@10'), MRR: mean('MRR') },
    behind: compare(
      outcomes.map(({ document }, index) => ({ document, a: ours[index] ?? 0, b: its[index] ?? 0 })),
    ),
  }
}

function pad(text: string, column: number): string {
  return text.padEnd(column === 0 ? 26 : 12)
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`
}
