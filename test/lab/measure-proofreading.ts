/**
 * Measures the proofreader: `npm run lab:proofreading -- PATH… [--list]`.
 *
 * A folder: its .txt and .md documents; with defects.json and guards.json beside them recall by detector class (R rule,
 * X cross-check, L lexicon, M model or person), guards reported, findings outside the labels. A label counts as found
 * when a finding, or a place of a finding that stands for several, shares its line and a character with it.
 * A .tsv: wrong and right sentences in the last two columns; detection and correction by sentence.
 * A .json: short texts with a defect each, and correct ones (test/lab/proofreading/rule-cases.json is the built-in one).
 * A .txt: correct sentences, one a line; false alarms per 10,000 characters.
 * Without a path: what lies in ../shared.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { ProofFinding } from '../../src/domain/finding.ts'
import { proofread } from '../../src/proofreading/proofread.ts'
import { measureRuleCases } from './proofreading/measure-rule-cases.ts'

const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url))
const RULE_CASES = fileURLToPath(new URL('proofreading/rule-cases.json', import.meta.url))
const labelSchema = z.object({
  id: z.string().optional(),
  seed: z.string(),
  line: z.int(),
  quote: z.string(),
  detector: z.string().optional(),
  cls: z.string().optional(),
})
type Label = z.infer<typeof labelSchema>

const list = process.argv.includes('--list')
const paths = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((part * 100) / whole).toFixed(1)} %`
const add = (counts: Map<string, number>, key: string, by = 1): void => {
  counts.set(key, (counts.get(key) ?? 0) + by)
}
const ranking = (counts: Map<string, number>): string =>
  [...counts]
    .toSorted(([, a], [, b]) => b - a)
    .map(([key, n]) => `${key} ${n}`)
    .join(', ')

/** The offsets at which a label's words stand in its line. */
function spanOf({ quote, line }: Label, lines: readonly string[]): { start: number; end: number } {
  const words = quote.replaceAll('\\', '')
  const start = lines[line - 1]?.indexOf(words) ?? -1
  if (start < 0) throw new Error(`line ${line} does not hold “${words}”`)
  return { start, end: start + words.length }
}

type Place = { readonly line: number; readonly start: number; readonly end: number }
const touches = (place: Place, line: number, span: { start: number; end: number }): boolean =>
  place.line === line && place.start <= span.end && place.end >= span.start

/** Findings that cover much text by their nature find a label only of their own class. */
const BROAD = /^(?:style\.|P-01|ingest\.one_line)/

const touchesLabel = (
  finding: ProofFinding,
  { line, cls = '' }: Label,
  span: { start: number; end: number },
): boolean =>
  (!BROAD.test(finding.rule) || /^(?:style|punct\.halfwidth|ingest)/.test(cls)) &&
  (touches(finding, line, span) || finding.places.some((place) => touches(place, line, span)))

function measureFolder(folder: string): void {
  const read = (name: string): Label[] =>
    existsSync(join(folder, name))
      ? z.array(labelSchema).parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
      : []
  const [defects, guards] = [read('defects.json'), read('guards.json')]
  const found = new Map<string, number>()
  const all = new Map<string, number>()
  let reportedGuards = 0
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.(?:txt|md)$/.test(file) || basename(file) === 'README.md') continue
    const text = readFileSync(join(folder, file), 'utf8')
    const lines = text.split(/\r?\n/)
    const { findings, counts } = proofread(text, { file })
    const mine = (label: Label): boolean => basename(file).startsWith(`${label.seed}_`)
    const labels = defects.filter(mine).map((label) => ({ label, span: spanOf(label, lines) }))
    for (const { label, span } of labels) {
      add(all, label.detector ?? '')
      if (findings.some((finding) => touchesLabel(finding, label, span))) add(found, label.detector ?? '')
      else if (list)
        console.log(`  missed ${label.id} ${label.detector} ${label.cls} L${label.line} ${label.quote}`)
    }
    for (const label of guards.filter(mine)) {
      const span = spanOf(label, lines)
      // A mark of the wrong width inside is another matter.
      const by = findings.filter(
        (finding) =>
          finding.line === label.line &&
          finding.start < span.end &&
          finding.end > span.start &&
          !/^(?:P-01|ingest\.)/.test(finding.rule),
      )
      if (by.length === 0) continue
      reportedGuards++
      console.log(
        `  guard reported: ${label.seed} ${label.quote} by ${by.map(({ rule }) => rule).join(', ')}`,
      )
    }
    const outside = findings.filter(
      (finding) => !labels.some(({ label, span }) => touchesLabel(finding, label, span)),
    )
    const { error, warning, hint } = counts
    console.log(
      `${basename(file)}: ${findings.length} findings (${error} errors, ${warning} warnings, ${hint} hints)` +
        (labels.length > 0 ? `, ${outside.length} outside the labels` : ''),
    )
    if (list)
      for (const { rule, severity, line, quote, message } of labels.length > 0 ? outside : findings)
        console.log(`    ${rule} ${severity} L${line} “${quote.slice(0, 40)}” ${message}`)
  }
  for (const [detector, n] of [...all].sort())
    console.log(
      `recall ${detector}: ${found.get(detector) ?? 0}/${n} = ${percent(found.get(detector) ?? 0, n)}`,
    )
  if (guards.length > 0) console.log(`guards reported: ${reportedGuards} of ${guards.length}`)
}

/** Marks that the reference folded to half width, and what only says so, are no false alarms. */
const alarmsOf = (text: string): ProofFinding[] =>
  proofread(text).findings.filter(({ severity, rule }) => severity !== 'hint' && rule !== 'P-01')

function measureCorrect(file: string): void {
  const lines = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '')
  const rules = new Map<string, number>()
  let errors = 0
  let characters = 0
  for (const line of lines) {
    characters += line.length
    for (const { rule, severity, quote, message } of alarmsOf(line)) {
      if (severity === 'error') errors++
      add(rules, `${rule}/${severity}`)
      if (list) console.log(`  ${rule} ${severity} “${quote}” ${message} | ${line.slice(0, 80)}`)
    }
  }
  const total = [...rules.values()].reduce((sum, n) => sum + n, 0)
  const per = (n: number): string => ((n * 10_000) / characters).toFixed(2)
  console.log(
    `${basename(file)}: ${lines.length} sentences, ${characters} characters; false errors ${errors} = ${per(errors)} ` +
      `per 10,000; errors and warnings ${total} = ${per(total)} per 10,000; ${ranking(rules)}`,
  )
}

/** Applies the suggestions of warnings and errors. */
function corrected(text: string, findings: readonly ProofFinding[]): string {
  let result = text
  for (const { start, end, suggestion, line } of findings.toSorted((a, b) => b.start - a.start))
    if (suggestion !== null && line === 1) result = result.slice(0, start) + suggestion + result.slice(end)
  return result
}

function measurePairs(file: string): void {
  const tallies = new Map<string, { tp: number; fp: number; fn: number; fixed: number; touched: number }>()
  for (const row of readFileSync(file, 'utf8').split(/\r?\n/)) {
    const cells = row.split('\t')
    const [wrong = '', right = ''] = cells.slice(-2)
    if (wrong === '' || right === '') continue
    const all = alarmsOf(wrong)
    for (const [name, findings] of [
      ['all rules', all],
      ['misspellings', all.filter(({ rule }) => rule.startsWith('word.'))],
    ] as const) {
      const tally = tallies.get(name) ?? { tp: 0, fp: 0, fn: 0, fixed: 0, touched: 0 }
      tallies.set(name, tally)
      const flagged = findings.length > 0
      const isWrong = wrong !== right
      if (flagged && isWrong) tally.tp++
      if (flagged && !isWrong) tally.fp++
      if (!flagged && isWrong) tally.fn++
      if (flagged) tally.touched++
      if (flagged && isWrong && corrected(wrong, findings) === right) tally.fixed++
      if (list && name === 'all rules' && flagged)
        for (const { rule, quote, suggestion } of findings) {
          const good =
            suggestion !== null && isWrong && !wrong.includes(suggestion) && right.includes(suggestion)
          console.log(`  ${good ? 'good' : 'BAD'} ${rule} “${quote}”→“${suggestion}” | ${wrong.slice(0, 70)}`)
        }
    }
  }
  for (const [name, { tp, fp, fn, fixed, touched }] of tallies) {
    const [precision, recall] = [tp / Math.max(1, tp + fp), tp / Math.max(1, tp + fn)]
    const [fixPrecision, fixRecall] = [fixed / Math.max(1, touched), fixed / Math.max(1, tp + fn)]
    const f = (p: number, r: number): string => ((200 * p * r) / Math.max(1e-9, p + r)).toFixed(1)
    const p = (x: number): string => (100 * x).toFixed(1)
    console.log(
      `${basename(file)}, ${name}: detection P ${p(precision)} R ${p(recall)} F1 ${f(precision, recall)}; ` +
        `correction P ${p(fixPrecision)} R ${p(fixRecall)} F1 ${f(fixPrecision, fixRecall)} (${tp + fn} wrong sentences)`,
    )
  }
}

/** The speed on one document of about a megabyte, and that on it a second time. */
function measureSpeed(folder: string): void {
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'))
  const big = texts.join('\n').slice(0, 350_000)
  const megabytes = Buffer.byteLength(big) / 1e6
  for (let round = 1; round <= 3; round++) {
    const begin = performance.now()
    const before = process.cpuUsage()
    proofread(big)
    const { user, system } = process.cpuUsage(before)
    const cpu = (user + system) / 1e6
    const seconds = (performance.now() - begin) / 1000
    console.log(
      `speed, round ${round}: ${megabytes.toFixed(2)} MB in ${seconds.toFixed(2)} s = ${(megabytes / seconds).toFixed(2)} MB/s (${(megabytes / cpu).toFixed(2)} MB per second of processor time)`,
    )
  }
}

function measure(path: string): void {
  console.log(`== ${path}`)
  if (statSync(path).isDirectory()) measureFolder(path)
  else if (path.endsWith('.tsv')) measurePairs(path)
  else if (path.endsWith('.json')) measureRuleCases(path, list)
  else measureCorrect(path)
}

if (paths.length > 0) for (const path of paths) measure(path)
else if (!existsSync(join(SHARED, 'README.md'))) {
  console.log(
    'Nothing measured: the reference texts (../shared) are not here; give a folder, a .tsv or a .txt.',
  )
} else {
  measure(join(SHARED, 'seeds'))
  measure(fileURLToPath(new URL('../../corpus/', import.meta.url)))
  measure(RULE_CASES)
  measure(join(SHARED, 'testdata/proofreading/official-clean-2000.txt'))
  measure(join(SHARED, 'testdata/proofreading/ecspell-odw.train.tsv'))
  measureSpeed(join(SHARED, 'testdata/work-reports'))
}
