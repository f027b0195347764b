/**
 * Makes src/generated/language.ts, the language statistic of the misspelling rule, from the word list of
 * `@node-rs/jieba` (MIT), the readings of `pinyin-pro` (MIT), the strokes of `cnchar-order` (MIT) and the sample
 * documents: `npm run generate:language`.
 * Words are grouped by length and by the whole logarithm of their frequency, which keeps the module small.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import order from 'cnchar-order'
import { pinyin } from 'pinyin-pro'
import { z } from 'zod'

const root = new URL('../', import.meta.url)
const LEAST_FREQUENCY = 20
/** A pair of characters that the sample documents hold so often is known to go together. */
const LEAST_PAIRS = 3
const HAN = /^[\u4e00-\u9fff]+$/

const list = await readFile(createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt'), 'utf8')
const words = new Map<string, string[]>()
const characters = new Map<string, number>()
for (const row of list.split('\n')) {
  const [word = '', digits = '', tag = ''] = row.split(' ')
  const frequency = Number(digits)
  if (!HAN.test(word) || word.length > 4 || frequency < LEAST_FREQUENCY || tag.startsWith('nr')) continue
  if (word.length === 1) characters.set(word, frequency)
  const key = `${word.length}-${Math.floor(Math.log2(frequency))}`
  words.set(key, [...(words.get(key) ?? []), word])
}

const pairs = new Map<string, number>()
for (const file of await readdir(new URL('corpus/', root)))
  if (file.endsWith('.md'))
    for (const [run] of (await readFile(new URL(`corpus/${file}`, root), 'utf8')).matchAll(
      /[\u4e00-\u9fff]+/g,
    ))
      for (let i = 1; i < run.length; i++)
        pairs.set(run.slice(i - 1, i + 1), (pairs.get(run.slice(i - 1, i + 1)) ?? 0) + 1)
const common = [...pairs].filter(([, count]) => count >= LEAST_PAIRS).map(([pair]) => pair)

const { orders } = z
  .object({ dict: z.object({ orders: z.record(z.string(), z.string()) }) })
  .parse(order).dict

/** Of ten characters with the most similar strokes those that share most of them, in order. */
const MOST_SHAPES = 10
const LEAST_SHARED = 0.72
const drawn = [...characters.keys()].flatMap((character) => {
  const strokes = orders[character]
  return strokes === undefined || strokes.length < 3 ? [] : [{ character, strokes }]
})

/** The length of the longest common subsequence, in proportion to the longer of the two. */
function shared(a: string, b: string): number {
  let row = new Uint8Array(b.length + 1)
  for (const stroke of a) {
    const next = new Uint8Array(b.length + 1)
    for (let i = 1; i <= b.length; i++)
      next[i] = stroke === b[i - 1] ? (row[i - 1] ?? 0) + 1 : Math.max(row[i] ?? 0, next[i - 1] ?? 0)
    row = next
  }
  return (row[b.length] ?? 0) / Math.max(a.length, b.length)
}

const shapes = drawn.map(({ character, strokes }) => {
  const near = drawn.filter(
    (other) => other.character !== character && Math.abs(other.strokes.length - strokes.length) <= 3,
  )
  const alike = near
    .map((other) => ({ character: other.character, share: shared(strokes, other.strokes) }))
    .filter(({ share }) => share >= LEAST_SHARED)
    .toSorted((a, b) => b.share - a.share)
    .slice(0, MOST_SHAPES)
  return character + alike.map((other) => other.character).join('')
})

const readings = new Map<string, string[]>()
for (const character of characters.keys())
  for (const reading of pinyin(character, { toneType: 'none', type: 'array', multiple: true }))
    readings.set(reading, [...(readings.get(reading) ?? []), character])

const sorted = <T>(map: Map<string, T[]>): [string, T[]][] =>
  [...map].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
const entry = (key: string, members: readonly string[]): string =>
  `  '${key}': '${members.toSorted().join('')}',\n`

await writeFile(
  new URL('src/generated/language.ts', root),
  `// Made by tools/generate-language.ts from @node-rs/jieba, pinyin-pro and cnchar-order (all MIT) and corpus/.

/** Words by length and whole binary logarithm of their frequency, run together. */
export const WORDS: Readonly<Record<string, string>> = {
${sorted(words)
  .map(([key, group]) => entry(key, group))
  .join('')}}

/** Characters by reading without tone. */
export const READINGS: Readonly<Record<string, string>> = {
${sorted(readings)
  .map(([key, group]) => entry(key, [...new Set(group)]))
  .join('')}}

/** Characters, each followed by those with the most similar strokes. */
export const SHAPES = '${shapes.filter((group) => group.length > 1).join(' ')}'

/** Pairs of characters that the sample documents hold again and again, run together. */
export const PAIRS = '${common.toSorted().join('')}'
`,
)
