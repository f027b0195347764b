/**
 * The properties of grounding.md 5.4 at length: `npm run lab:properties [-- RUNS] [--seed N]`, 10,000 by default.
 *
 * Random sheets are written by the engine; every sentence passes both gates without an error and the finished text is
 * verified without one; every reference of every fact is read back as it was written. The everyday tests hold the same
 * properties on a few dozen sheets. Ends with 1 where a sheet does not hold them.
 */
import fc from 'fast-check'
import type { FactSheet } from '../../src/domain/fact-sheet.ts'
import { planDraft } from '../../src/drafting/plan/plan-draft.ts'
import { attributesOf, formatsOf } from '../../src/facts/render.ts'
import { indexSheet } from '../../src/facts/sheet-index.ts'
import { parseTemplate, referenceTo, writeReference } from '../../src/grounding/references.ts'
import { verifyText } from '../../src/grounding/verify.ts'
import { arbitrarySheet } from '../support/arbitrary-sheet.ts'
import { writeWhole } from '../support/engine-prose.ts'

const words = process.argv.slice(2)
const seedAt = words.indexOf('--seed')
const [, seedText] = seedAt < 0 ? [] : words.splice(seedAt, 2)
const runs = Number(words[0] ?? 10_000)
const seed = seedText === undefined ? 1 : Number(seedText)

/** A run broken off still tells of the sheets before. */
const PORTION = 500

const counts = {
  sheets: 0,
  facts: 0,
  sentences: 0,
  refused: 0,
  marked: 0,
  findings: 0,
  references: 0,
  misread: 0,
}

function measure(sheet: FactSheet): void {
  const index = indexSheet(sheet)
  counts.sheets += 1
  counts.facts += sheet.facts.length
  for (const { section, sentences } of writeWhole(
    planDraft(sheet, { kind: 'annual', seed: String(seed) }),
    index,
  )) {
    for (const { passed, checks, text } of sentences) {
      counts.sentences += 1
      if (!passed) counts.refused += 1
      else if (checks.length > 0) counts.marked += 1
      if (!passed) console.log(`  refused: ${text} ${checks.map(({ message }) => message).join('; ')}`)
    }
    const text = sentences.map((sentence) => sentence.text).join('')
    const found = verifyText(text, sheet, section.role === 'plan' ? { part: 'planned' } : {}).findings.filter(
      ({ severity }) => severity === 'error',
    )
    counts.findings += found.length
    for (const { rule, message } of found.slice(0, 1)) console.log(`  found: ${rule} ${message}`)
  }
  for (const fact of sheet.facts) {
    for (const attribute of attributesOf(index, fact)) {
      for (const format of [null, ...formatsOf(index, fact, attribute)]) {
        const reference = referenceTo(fact, attribute, format)
        const [part, ...rest] = parseTemplate(writeReference(reference), index)
        counts.references += 1
        const same =
          rest.length === 0 &&
          part?.type === 'ref' &&
          JSON.stringify(part.reference) === JSON.stringify(reference)
        if (!same) counts.misread += 1
      }
    }
  }
}

function report(): void {
  console.log(
    `${counts.sheets} random sheets (seed ${seed}), ${counts.facts} facts: of ${counts.sentences} sentences of the engine ${counts.refused} refused and ${counts.marked} marked by the gates; ${counts.findings} errors in the finished text; of ${counts.references} references ${counts.misread} not read back as written`,
  )
}

for (const sheet of fc.sample(arbitrarySheet(), { numRuns: runs, seed })) {
  measure(sheet)
  if (counts.sheets % PORTION === 0 || counts.sheets === runs) report()
}
process.exitCode = counts.refused + counts.findings + counts.misread > 0 ? 1 : 0
