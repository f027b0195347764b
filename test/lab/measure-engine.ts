import fc from 'fast-check'
import type { DraftKind } from '../../src/domain/document.ts'
import { type FactSheet, factSheetSchema } from '../../src/domain/fact-sheet.ts'
import { planDraft } from '../../src/drafting/plan/plan-draft.ts'
import { indexSheet } from '../../src/facts/sheet-index.ts'
import { coverageOf } from '../../src/grounding/coverage.ts'
import { arbitrarySheet } from '../support/arbitrary-sheet.ts'
import { alikeNeighbours, wornClauses, writeWhole } from '../support/engine-prose.ts'

/**
 * Drafts random sheets with the engine and counts what must never happen: a must that is not told, a mark of a gate,
 * two neighbouring sentences that begin alike, a clause used more than three times in a section.
 * `npm run lab:engine -- 10000 1` (sheets, first seed)
 */
const [sheets = 10_000, firstSeed = 1] = process.argv.slice(2).map(Number)
/** fast-check draws its edge cases early in a run, so many short runs find more than a long one. */
const PER_RUN = 50

const faults = new Map<string, { count: number; readonly cases: string[] }>()
function note(what: string, example: string): void {
  const known = faults.get(what) ?? { count: 0, cases: [] }
  faults.set(what, known)
  known.count += 1
  if (known.cases.length < 3) known.cases.push(example)
}

const KINDS = ['annual', 'half-year', 'key-points', 'outlook'] as const
const LEVELS = ['city', 'county', 'division', 'province'] as const
const ORGANS = ['澄溪市教育局', '澄溪市水利局', '澄溪市民政局', '澄溪市卫生健康委员会', '澄溪市统计局']

/** What was drawn for a year, with every month in the half to which it belongs. */
const inFirstHalf = (sheet: FactSheet): FactSheet =>
  factSheetSchema.parse(
    JSON.parse(
      JSON.stringify(sheet)
        .replaceAll(/"2024-(0[7-9]|1[0-2])"/g, (_, month) => `"2024-0${Number(month) - 6}"`)
        .replaceAll(
          /"2025-(\d\d)"/g,
          (_, month) => `"2024-${String(7 + (Number(month) % 6)).padStart(2, '0')}"`,
        ),
    ),
  )

/** The sheet as one of another organ, level and kind: all kinds × all levels × all organs take turns. */
function asOf(sheet: FactSheet, turn: number, kind: DraftKind): FactSheet {
  const level = LEVELS[Math.floor(turn / KINDS.length) % LEVELS.length] ?? 'city'
  const organ = ORGANS[Math.floor(turn / (KINDS.length * LEVELS.length)) % ORGANS.length] ?? ''
  const drawn = kind === 'half-year' ? inFirstHalf(sheet) : sheet
  return {
    ...drawn,
    profile: { ...drawn.profile, organ, level, superiors: turn % 2 === 0 ? ['市委', '市政府'] : [] },
    ...(kind === 'half-year' ? { period: '2024-H1' } : {}),
  }
}

let drafts = 0
let sentences = 0
let musts = 0
for (let run = 0; run * PER_RUN < sheets; run += 1) {
  const property = fc.property(arbitrarySheet(), (drawn) => {
    const seed = String(drafts)
    drafts += 1
    const kind = KINDS[drafts % KINDS.length] ?? 'annual'
    const sheet = asOf(drawn, drafts, kind)
    const plan = planDraft(sheet, { kind, seed })
    const index = indexSheet(sheet)
    const written = writeWhole(plan, index)
    const all = written.flatMap((section) => section.sentences)
    sentences += all.length
    for (const { text, checks, passed } of all)
      if (!passed || checks.length > 0) note(`gate ${checks.map(({ rule }) => rule).join(' ')}`, text)
    const coverage = coverageOf(all, index)
    musts += coverage.must.used.length + coverage.must.missing.length
    for (const id of coverage.must.missing) note('must missing', JSON.stringify(index.byId.get(id)))
    // What is to come does not report what was done.
    for (const id of kind === 'annual' || kind === 'half-year' ? coverage.unused : [])
      note('fact not told', JSON.stringify(index.byId.get(id)))
    for (const section of written) {
      for (const pair of alikeNeighbours(section)) note('neighbours begin alike', pair)
      for (const clause of wornClauses(section)) note('clause more than three times', clause)
    }
  })
  fc.assert(property, { numRuns: PER_RUN, seed: firstSeed + run })
}
console.log(
  `${drafts} sheets, ${sentences} sentences, ${musts} musts, ${Math.round(process.cpuUsage().user / 1e6)} s of CPU time`,
)
for (const [what, { count, cases }] of faults) {
  console.log(`${what}: ${count}`)
  for (const example of cases) console.log(`  ${example}`)
}
if (faults.size === 0) console.log('no fault')
process.exitCode = faults.size === 0 ? 0 : 1
