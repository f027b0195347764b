import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FileContent } from '../../../src/corpus/add-files.ts'
import { readDocument } from '../../../src/corpus/read-document.ts'
import type { ParsedDocument, Passage } from '../../../src/domain/document.ts'
import type { NewDocument } from '../../../src/domain/shelf.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
/** Real reports where they are there; the few samples of the repository otherwise, of which less can be made. */
const SOURCES = [join(root, '../shared/testdata/work-reports'), join(root, 'corpus')]

/** Chance that is the same in every run (mulberry32), from 0 to below 1. */
export function createChance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export type Material = {
  readonly sentences: readonly string[]
  readonly headings: readonly string[]
  readonly passages: readonly { readonly document: ParsedDocument; readonly passage: Passage }[]
}

const SENTENCE_END = /(?<=[。！？])/u
const MIN_SENTENCE = 12

/** The sentences, headings and passages that everything synthetic is put together from. */
export async function readMaterial(): Promise<Material> {
  const folder = SOURCES.find((path) => existsSync(path)) ?? ''
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => /\.(?:txt|md)$/.test(name))
    .sort()
  const sentences: string[] = []
  const headings: string[] = []
  const passages: { document: ParsedDocument; passage: Passage }[] = []
  for (const name of names) {
    const { document, passages: read } = readDocument(name, await readFile(join(folder, name), 'utf8'))
    headings.push(...document.outline.filter(({ level }) => level > 0).map(({ heading }) => heading))
    for (const passage of read) {
      passages.push({ document, passage })
      sentences.push(...passage.text.split(SENTENCE_END).filter(({ length }) => length >= MIN_SENTENCE))
    }
  }
  return { sentences, headings, passages }
}

const HAN = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const PARTS = ['工作开展情况', '存在的问题', '下一步工作打算']

const pick = <T>(from: readonly T[], chance: () => number): T => {
  const picked = from[Math.floor(chance() * from.length)]
  if (picked === undefined) throw new Error('nothing to pick from')
  return picked
}

/** Figures are drawn anew, so that no two documents tell the same. */
const redraw = (sentence: string, chance: () => number): string =>
  sentence.replaceAll(/\d/g, (digit) => (digit === '0' ? '0' : String(1 + Math.floor(chance() * 9))))

/** Documents of a bureau's kind and of about so many characters each, as files of text. */
export function makeFiles(material: Material, count: number, characters: number): FileContent[] {
  const chance = createChance(7)
  return Array.from({ length: count }, (_, n) => {
    const year = 2015 + (n % 10)
    const lines = [`第${n + 1}县教育局${year}年工作总结和${year + 1}年工作计划`]
    let length = 0
    for (const [part, title] of PARTS.entries()) {
      lines.push(`${HAN[part]}、${title}`)
      for (let item = 0; item < HAN.length && length < (characters * (part + 1)) / PARTS.length; item += 1) {
        lines.push(`（${HAN[item]}）${pick(material.headings, chance)}`)
        const until = length + characters / PARTS.length / HAN.length
        while (length < until) {
          let paragraph = ''
          while (paragraph.length < 170) paragraph += redraw(pick(material.sentences, chance), chance)
          lines.push(paragraph)
          length += paragraph.length
        }
      }
    }
    lines.push(`第${n + 1}县教育局`, `${year}年12月20日`)
    return { file: `${n + 1}.txt`, bytes: new TextEncoder().encode(lines.join('\n')) }
  })
}

const PER_DOCUMENT = 100

/** Documents of real headings, roles and themes over recombined wording: `count` passages in all. */
export function* makeDocuments(material: Material, count: number): Generator<NewDocument> {
  const chance = createChance(11)
  for (let made = 0; made < count; made += PER_DOCUMENT) {
    const n = made / PER_DOCUMENT
    const passages: Passage[] = []
    for (let ordinal = 0; ordinal < Math.min(PER_DOCUMENT, count - made); ordinal += 1) {
      const { passage } = pick(material.passages, chance)
      const wanted = Math.max(40, passage.text.length)
      let text = ''
      while (text.length < wanted) text += redraw(pick(material.sentences, chance), chance)
      passages.push({
        ...passage,
        ordinal,
        text,
        masked: text.replaceAll(/\d+(?:\.\d+)?/g, '〈数〉'),
        foreign: [],
      })
    }
    const { document } = pick(material.passages, chance)
    const year = 2010 + (n % 16)
    const clean = passages.map(({ text }) => text).join('\n')
    yield {
      file: `${n}.txt`,
      document: {
        ...document,
        organ: `第${n % 300}县教育局`,
        region: `第${n % 300}县`,
        level: (['province', 'city', 'county', 'division'] as const)[n % 4] ?? 'county',
        period: String(year),
        planPeriod: String(year + 1),
        raw: clean,
        clean,
        map: [],
      },
      passages,
    }
  }
}

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN

export const summarise = (values: readonly number[]) => ({
  p50: quantile(values, 0.5),
  p95: quantile(values, 0.95),
})

export async function timed<T>(work: () => T | Promise<T>): Promise<[T, number]> {
  const start = performance.now()
  const result = await work()
  return [result, performance.now() - start]
}
