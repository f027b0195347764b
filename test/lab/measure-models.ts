/**
 * What hostile models achieve, counted: `npm run lab:models [-- --sheets N] [--splits N] [--only drafts|sheets|splits]`.
 *
 * Every script S1 to S24 (grounding.md 5.1) writes over loopback on sheets of 3, 60 and 400 facts, streamed and in one
 * piece, and on enough other sheets that there are 300 more drafts, with canaries among the exemplars; connections break
 * at every chunk of an answer; then random sheets are written by random scripts, and one stream is split at random bytes.
 */
import fc from 'fast-check'
import type { DraftEvent } from '../../src/domain/draft.ts'
import type { FactSheet } from '../../src/domain/fact-sheet.ts'
import { writeDraft } from '../../src/drafting/pipeline.ts'
import { planDraft } from '../../src/drafting/plan/plan-draft.ts'
import { arbitrarySheet } from '../support/arbitrary-sheet.ts'
import { SPLIT_STREAM, sentencesOfSplit } from '../support/byte-splits.ts'
import { sheetOf } from '../support/drafting-sheets.ts'
import { canarySearch, draftBy } from '../support/hostile-draft.ts'
import { HOSTILE_SCRIPTS } from '../support/hostile-scripts.ts'
import { type KeptFaults, keptFaults } from '../support/kept-faults.ts'
import { breakingModel, type ModelScript, scriptedChatModel } from '../support/scripted-model.ts'
import { shareOf } from './grounding/statistics.ts'

const SEED = 20260112
const LEAST_CANARY_DRAFTS = 300
const CHUNK = 7
const PORTION = 1000
/** No paragraph of the 60-fact sheet has a longer answer. */
const LONGEST_ANSWER = 210

const option = (name: string, usual: number): number => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? usual : Number(process.argv[at + 1])
}
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined

const tally = { drafts: 0, calls: 0, sentences: 0, byModel: 0, musts: 0, mustsTold: 0 }
const faults = new Map<keyof KeptFaults, number>()

function count(name: string, events: readonly DraftEvent[], sheet: FactSheet, calls: number): void {
  tally.drafts += 1
  tally.calls += calls
  for (const event of events) {
    if (event.type === 'sentence') {
      tally.sentences += 1
      if (event.sentence.author === 'model') tally.byModel += 1
    }
    if (event.type === 'draft-end') {
      tally.mustsTold += event.coverage.must.used.length
      tally.musts += event.coverage.must.used.length + event.coverage.must.missing.length
    }
  }
  const found: KeptFaults = keptFaults(events, sheet, calls)
  for (const kind of ['foreign', 'figures', 'untoldMusts', 'unclassed', 'raw', 'ending'] as const) {
    if (found[kind].length === 0) continue
    faults.set(kind, (faults.get(kind) ?? 0) + 1)
    console.log(`  ${name}, ${sheet.facts.length} facts: ${kind} ${found[kind].slice(0, 3).join(' | ')}`)
  }
}

function report(what: string): void {
  const { drafts, calls, sentences, byModel, musts, mustsTold } = tally
  const told = (['foreign', 'figures', 'untoldMusts', 'unclassed', 'raw', 'ending'] as const)
    .map((kind) => `${kind} ${faults.get(kind) ?? 0}`)
    .join(', ')
  console.log(`${what}: ${drafts} drafts, ${calls} calls, ${sentences} sentences, ${byModel} by the model`)
  console.log(`  must recall ${shareOf(mustsTold, musts)}; drafts with a fault: ${told}`)
  Object.assign(tally, { drafts: 0, calls: 0, sentences: 0, byModel: 0, musts: 0, mustsTold: 0 })
  faults.clear()
}

const scripts = Object.entries(HOSTILE_SCRIPTS)

async function measureDrafts(): Promise<void> {
  for (const size of [3, 60, 400]) {
    const sheet = sheetOf(size)
    for (const [name, script] of scripts) {
      for (const whole of [false, true]) {
        const { events, calls } = await draftBy(script, sheet, { whole })
        count(name, events, sheet, calls)
      }
    }
    report(`scripts on ${size} facts, streamed and whole`)
  }
  let canaries = 0
  for (let size = 4; canaries < LEAST_CANARY_DRAFTS; size += 1) {
    const sheet = sheetOf(size)
    for (const [name, script] of scripts) {
      const { events, calls } = await draftBy(script, sheet, { whole: size % 2 === 0 })
      count(name, events, sheet, calls)
      canaries += 1
    }
  }
  report('drafts with canary exemplars')
  for (const size of [3, 60, 400]) {
    const sheet = sheetOf(size)
    for (let at = 0; at <= LONGEST_ANSWER; at += CHUNK) {
      const { events, calls } = await draftBy(breakingModel(at, 'hang-up'), sheet)
      count(`broken at ${at}`, events, sheet, calls)
    }
    report(`connections broken at every chunk, ${size} facts`)
  }
}

async function draftInProcess(script: ModelScript, sheet: FactSheet) {
  const model = scriptedChatModel(script)
  const events: DraftEvent[] = []
  const task = {
    draftId: 'd1',
    plan: planDraft(sheet, { kind: sheet.kind }),
    sheet,
    writer: { model },
    search: canarySearch,
    newId: () => `id-${events.length}`,
  }
  for await (const event of writeDraft(task, new AbortController().signal)) events.push(event)
  return { events, calls: model.requests.length }
}

async function measureSheets(runs: number): Promise<void> {
  // A silence lasts as long as the service is given, and two pages of repetition as long as they are.
  const quick = scripts.filter(([name]) => !/^S18|^S19/.test(name))
  for (const [place, sheet] of fc.sample(arbitrarySheet(), { numRuns: runs, seed: SEED }).entries()) {
    const [name, script] = quick[place % quick.length] ?? []
    if (!name || !script) continue
    const { events, calls } = await draftInProcess(script, sheet)
    count(name, events, sheet, calls)
    if ((place + 1) % PORTION === 0 || place + 1 === runs) report('random sheets, scripts by turns')
  }
}

async function measureSplits(runs: number): Promise<void> {
  const whole = JSON.stringify(await sentencesOfSplit(SPLIT_STREAM, []))
  const cuts = fc.array(fc.integer({ min: 0, max: SPLIT_STREAM.length }), { maxLength: 60 })
  let alike = 0
  for (const ends of fc.sample(cuts, { numRuns: runs, seed: SEED })) {
    if (JSON.stringify(await sentencesOfSplit(SPLIT_STREAM, ends)) === whole) alike += 1
  }
  console.log(`random byte splits of one stream with one result: ${shareOf(alike, runs)}`)
}

if (only === undefined || only === 'splits') await measureSplits(option('splits', 10_000))
if (only === undefined || only === 'sheets') await measureSheets(option('sheets', 10_000))
if (only === undefined || only === 'drafts') await measureDrafts()
