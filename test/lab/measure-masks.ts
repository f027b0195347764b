/**
 * Measures the masks of passages against labels made by hand: `node test/lab/measure-masks.ts [--list]`.
 *
 * The labels are offsets into lines of the reference texts beside the project, with no word of theirs; a line that
 * is no longer the one labelled is told by its hash. Each part was labelled when the rules for the parts before it
 * were done, measured once as an unseen one, and used for the rules after that; docs/retrieval.md has both figures.
 * F and G are further pages of the documents of D and E: what was masked and rightly so, and what a reader of the
 * masked text found to show; G was read after the rules that F gave.
 * No word of the documents of D and E went into the lists. A label counts as unmasked when any letter or digit of
 * it shows. What is masked outside every label is general vocabulary wiped out.
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { findMasks } from '../../src/corpus/mask.ts'
import { learnNames } from '../../src/corpus/own-names.ts'
import { readDocument } from '../../src/corpus/read-document.ts'
import { toRawOffset } from '../../src/text/raw-offset.ts'

const SHARED = fileURLToPath(new URL('../../../shared/', import.meta.url))
const labelSchema = z.tuple([z.int(), z.int(), z.string()])
const labelsSchema = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      half: z.enum(['A', 'B', 'C', 'D', 'E', 'F', 'G']),
      from: z.int(),
      to: z.int(),
      lines: z.array(z.object({ line: z.int(), hash: z.string(), labels: z.array(labelSchema) })),
    }),
  ),
})
type Labelled = z.infer<typeof labelsSchema>['files'][number]

/** What one part comes to: characters, labels and unmasked ones by kind, characters outside labels and masked ones of them. */
type Tally = {
  characters: number
  labels: Map<string, number>
  unmasked: Map<string, number>
  general: number
  wiped: number
}

const LETTER = /[\p{L}\p{N}]/u
const list = process.argv.includes('--list')

function tallyOf(labelled: Labelled, tally: Tally): void {
  const raw = readFileSync(join(SHARED, labelled.file), 'utf8')
  const { document, passages } = readDocument(labelled.file, raw)
  const kinds = kindsByOffset(raw, labelled)
  const own = [document.organ, document.region].filter((name) => name !== null)
  const names = learnNames(document.clean, own)
  const masked = new Uint8Array(raw.length)
  const read = new Uint8Array(raw.length)
  for (const { text, start } of passages) {
    const inMask = new Uint8Array(text.length)
    for (const mask of findMasks(text, own, names)) inMask.fill(1, mask.start, mask.end)
    for (let at = 0; at < text.length; at++) {
      const origin = toRawOffset(document.map, start + at)
      if (!LETTER.test(text.charAt(at)) || origin < labelled.from || origin >= labelled.to) continue
      read[origin] = 1
      masked[origin] = inMask[at] ?? 0
    }
  }
  for (const { start, end, kind } of kinds) {
    add(tally.labels, kind)
    const shows = [...read.subarray(start, end)].some((seen, i) => seen === 1 && masked[start + i] !== 1)
    if (!shows) continue
    add(tally.unmasked, kind)
    if (list)
      console.log(
        `  unmasked ${kind}: ${raw.slice(start - 6, start)}[${raw.slice(start, end)}]${raw.slice(end, end + 6)}`,
      )
  }
  const inLabel = new Uint8Array(raw.length)
  for (const { start, end } of kinds) inLabel.fill(1, start, end)
  let from = -1
  for (let at = labelled.from; at <= labelled.to; at++) {
    const wiped = read[at] === 1 && inLabel[at] !== 1 && masked[at] === 1
    if (wiped && from < 0) from = at
    if (!wiped && from >= 0) {
      if (list)
        console.log(`  wiped: ${raw.slice(from - 6, from)}[${raw.slice(from, at)}]${raw.slice(at, at + 6)}`)
      from = -1
    }
    if (read[at] !== 1) continue
    tally.characters++
    if (inLabel[at] === 1) continue
    tally.general++
    if (wiped) tally.wiped++
  }
}

function kindsByOffset(
  raw: string,
  { file, lines }: Labelled,
): { start: number; end: number; kind: string }[] {
  const starts = [0]
  for (let at = raw.indexOf('\n'); at >= 0; at = raw.indexOf('\n', at + 1)) starts.push(at + 1)
  const texts = raw.split('\n')
  return lines.flatMap(({ line, hash, labels }) => {
    const text = (texts[line - 1] ?? '').replace(/\r$/, '')
    if (createHash('sha256').update(text).digest('hex').slice(0, 12) !== hash)
      throw new Error(`${file}: line ${line} is not the one that was labelled`)
    const offset = starts[line - 1] ?? 0
    return labels.map(([start, end, kind]) => ({ start: offset + start, end: offset + end, kind }))
  })
}

const add = (counts: Map<string, number>, kind: string): void => {
  counts.set(kind, (counts.get(kind) ?? 0) + 1)
}

/** The 95 % interval of a share by Wilson's formula (1927). */
function wilson(found: number, of: number): [number, number] {
  const z = 1.96
  const total = Math.max(1, of)
  const share = found / total
  const middle = share + (z * z) / (2 * total)
  const half = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total))
  const scale = 1 + (z * z) / total
  return [(middle - half) / scale, (middle + half) / scale]
}

const sum = (counts: Map<string, number>): number => [...counts.values()].reduce((total, n) => total + n, 0)

if (!existsSync(join(SHARED, 'README.md'))) {
  console.log('Nothing measured: the reference texts (../shared) are not here.')
} else {
  const { files } = labelsSchema.parse(
    JSON.parse(readFileSync(new URL('./mask-labels.json', import.meta.url), 'utf8')),
  )
  for (const half of ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const) {
    const tally: Tally = { characters: 0, labels: new Map(), unmasked: new Map(), general: 0, wiped: 0 }
    for (const labelled of files.filter((file) => file.half === half)) {
      if (list) console.log(labelled.file)
      tallyOf(labelled, tally)
    }
    const per = (n: number): string => ((n * 10_000) / Math.max(1, tally.characters)).toFixed(2)
    console.log(
      `Part ${half}: ${tally.characters} letters and digits, ${sum(tally.labels)} labels; ` +
        `unmasked ${sum(tally.unmasked)} = ${per(sum(tally.unmasked))} per 10,000 ` +
        `[${wilson(sum(tally.unmasked), tally.characters).map((share) => (share * 10_000).toFixed(1))}]; ` +
        `general vocabulary masked ${((tally.wiped * 100) / Math.max(1, tally.general)).toFixed(2)} %`,
    )
    for (const [kind, count] of tally.labels) {
      const shown = tally.unmasked.get(kind) ?? 0
      console.log(
        `  ${kind.padEnd(8)} ${String(count).padStart(4)} labels, ${shown} unmasked, ${per(shown)} per 10,000`,
      )
    }
  }
}
