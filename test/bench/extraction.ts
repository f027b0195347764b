/**
 * Measures the extraction of figures: `node test/bench/extraction.ts [--list]`.
 *
 * On the labelled figures of the reference texts: how many are found with value, unit and metric. A metric is right
 * when half of the character pairs of the shorter name stand in the other, and no other label of the line is nearer.
 * A person judged every figure found in the five texts (`extraction-judged.json` holds places, no words); a place
 * that nobody has judged counts as false. On the reports of the provinces a separate, simple reader (numbers in
 * digits with a unit behind) says what should have been found.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { readDocument } from '../../src/corpus/read-document.ts'
import { extractFigures } from '../../src/facts/extract/extract-figures.ts'
import type { ExtractedFigure } from '../../src/facts/extract/figure.ts'

const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url))
const list = process.argv.includes('--list')

const labelSchema = z.object({
  seed: z.string(),
  line: z.int(),
  raw: z.string(),
  metric: z.string(),
  value: z.union([z.number(), z.string(), z.array(z.union([z.number(), z.string()]))]).nullable(),
  unit: z.string().nullable(),
  kind: z.string(),
  masked: z.boolean(),
})
type Label = z.infer<typeof labelSchema>

const pairsOf = (text: string): Set<string> => {
  const letters = [...text.normalize('NFKC').replaceAll(/[^\p{L}\p{N}*]/gu, '')]
  return new Set(letters.slice(1).map((letter, i) => `${letters[i]}${letter}`))
}

function likeness(a: string, b: string): number {
  const [x, y] = [pairsOf(a), pairsOf(b)]
  const least = Math.min(x.size, y.size)
  return least === 0 ? Number(a === b) : x.intersection(y).size / least
}

const sameValue = (figure: ExtractedFigure, { value, masked, kind }: Label): boolean => {
  if (masked) return figure.masked
  if (kind === 'deadline') return figure.period === String(value)
  const [low, high] = Array.isArray(value) ? value : [value, null]
  const isUpper = high === null || high === undefined || Number(figure.upper) === Number(high)
  return figure.value !== null && Number(figure.value) === Number(low) && isUpper
}

const plainUnit = (unit: string | null): string => (unit ?? '').replaceAll(/\s/g, '')

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} % (${part} of ${whole})`
}

const report = (what: string, result: string): void => console.log(`${what.padEnd(58)} ${result}`)

function seedFigures(seed: string): ExtractedFigure[] {
  const name = readdirSync(join(SHARED, 'seeds')).find((file) => file.startsWith(`${seed}_`)) ?? ''
  const raw = readFileSync(join(SHARED, 'seeds', name), 'utf8')
  return extractFigures(readDocument(name, raw))
}

function measureLabels(): void {
  const labels = z
    .array(labelSchema)
    .parse(JSON.parse(readFileSync(join(SHARED, 'seeds/figures.json'), 'utf8')))
  let value = 0
  let unit = 0
  let metric = 0
  let named = 0
  const names = labels.filter(({ kind }) => kind === 'name')
  const wanted = labels.filter(({ kind }) => kind !== 'name')
  const bySeed = new Map(
    [...new Set(labels.map(({ seed }) => seed))].map((seed) => [seed, seedFigures(seed)]),
  )
  for (const label of wanted) {
    const onLine = (bySeed.get(label.seed) ?? []).filter(
      ({ line, kind }) => line === label.line && kind !== 'name',
    )
    const rivals = wanted.filter(
      (other) => other.seed === label.seed && other.line === label.line && other !== label,
    )
    const valued = onLine.filter((figure) => sameValue(figure, label))
    const united = valued.filter(
      (figure) => plainUnit(figure.unit) === plainUnit(label.unit) || label.kind === 'deadline',
    )
    const meant = united.filter((figure) => {
      const score = likeness(figure.metric, label.metric)
      return score >= 0.5 && rivals.every((rival) => likeness(figure.metric, rival.metric) <= score)
    })
    value += Number(valued.length > 0)
    unit += Number(united.length > 0)
    metric += Number(meant.length > 0)
    if (list && meant.length === 0) {
      const step = valued.length === 0 ? 'value' : united.length === 0 ? 'unit' : 'metric'
      console.log(
        `  missed (${step})  ${label.seed}:${label.line}  ${label.metric}  ${label.value}${label.unit ?? ''}  ${label.raw}`,
      )
      for (const { raw, metric: words, unit: own } of united.length > 0 ? united : valued)
        console.log(`      ${raw} ${own}  ${words}`)
    }
  }
  for (const label of names) {
    const taken = (bySeed.get(label.seed) ?? []).some(
      (figure) =>
        figure.line === label.line &&
        figure.kind !== 'name' &&
        figure.sentence.includes(label.raw) &&
        sameValue(figure, label),
    )
    named += Number(!taken)
  }
  report('labelled figures with their value', percent(value, wanted.length))
  report('  … and unit', percent(unit, wanted.length))
  report('  … and metric', percent(metric, wanted.length))
  report('labelled names that are left alone', percent(named, names.length))
}

/** `--judge` prints the places as they are now, for a person to go through. */
function measureFalse(): void {
  const judged = z
    .record(z.string(), z.object({ right: z.array(z.string()), wrong: z.array(z.string()) }))
    .parse(JSON.parse(readFileSync(new URL('extraction-judged.json', import.meta.url), 'utf8')))
  const seeds = ['000', '001', '002', '003', '004']
  const places = seeds.map((seed) => {
    const told = seedFigures(seed).filter(({ kind }) => kind !== 'name')
    return {
      seed,
      places: [...new Set(told.map(({ line, start, raw }) => `${line}:${start}:${raw.length}`))],
    }
  })
  if (process.argv.includes('--judge')) console.log(JSON.stringify(places))
  const unknown = (seed: string, place: string): boolean => !judged[seed]?.right.includes(place)
  for (const { seed, places: found } of places) {
    const wrong = found.filter((place) => unknown(seed, place))
    report(`false among the figures of text ${seed}`, percent(wrong.length, found.length))
    if (list) console.log(`  ${wrong.join(' ')}`)
  }
  const all = places.flatMap(({ seed, places: found }) => found.map((place) => unknown(seed, place)))
  report('false figures in all', percent(all.filter(Boolean).length, all.length))
}

/** The independent reader: digits with a percent sign or a unit of counting behind, and nothing cleverer. */
const SIMPLE =
  /(?<![\d.A-Za-z“第])(\d+(?:\.\d+)?)[余多]?(?:%|个百分点|[万亿]{0,2}(?:元|人次|人|名|所|家|项|户|亩|公里|吨|斤|千瓦|平方米|平方公里|万))(?!级|才|民|均|工|届)/g

function measureReports(): void {
  const folder = join(SHARED, 'testdata/work-reports/provinces-2026')
  let expected = 0
  let found = 0
  let digits = 0
  let confirmed = 0
  for (const file of readdirSync(folder).sort()) {
    const raw = readFileSync(join(folder, file), 'utf8')
    const read = readDocument(file, raw)
    const figures = extractFigures(read).filter(
      ({ kind, masked }) => kind !== 'name' && kind !== 'deadline' && !masked,
    )
    for (const { text } of read.passages) {
      const own = figures.filter(({ sentence }) => text.includes(sentence))
      const counts = new Map<string, number>()
      for (const { value, upper } of own) {
        for (const number of [value, upper]) if (number) counts.set(number, (counts.get(number) ?? 0) + 1)
      }
      for (const [raw, number = ''] of text.matchAll(SIMPLE)) {
        expected += 1
        const left = counts.get(number) ?? 0
        if (left > 0) {
          found += 1
          counts.set(number, left - 1)
        } else if (list) console.log(`  report: not found ${raw} … ${file}`)
      }
    }
    const simple = new Map<string, number>()
    for (const [, number = ''] of raw.matchAll(/(\d[\d,]*(?:\.\d+)?)/g)) {
      const plain = number.replaceAll(',', '')
      simple.set(plain, (simple.get(plain) ?? 0) + 1)
    }
    for (const { value, raw: words } of figures) {
      if (value === null || !/\d/.test(words)) continue
      digits += 1
      if ((simple.get(value) ?? 0) > 0) confirmed += 1
      else if (list) console.log(`  report: not in the text ${words} ${value}`)
    }
  }
  report('province reports: figures the independent reader sees', percent(found, expected))
  report('province reports: figures in digits that the text holds', percent(confirmed, digits))
}

if (!existsSync(join(SHARED, 'README.md'))) console.log('the reference texts are not here (../shared)')
else {
  measureLabels()
  measureFalse()
  measureReports()
}
