import { closesDocument } from '../../corpus/roles.ts'
import { readTitle } from '../../corpus/title.ts'
import type { Manuscript } from '../manuscript.ts'
import { type Match, type Rule, STRUCTURE_USAGE, TEXT_CHECK } from '../rule.ts'
import { PLAN_TITLE } from './example-title.ts'

const SHORTEST = 15

const GRAM = 8

const LIKE = 0.8

/** Shorter ones are held against each other word for word only. */
const SHORTEST_LIKE = 30

/** Words alone: a repeated sentence may have other marks. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')

/** Of a long sentence one gram in four stands for all, chosen by what it holds, so that equal grams are chosen alike. */
const SAMPLE = 4

/** Hashes of the chosen runs of eight characters. */
function gramsOf(text: string): Set<number> {
  const grams = new Set<number>()
  for (let i = 0; i + GRAM <= text.length; i++) {
    let hash = 0
    for (let k = i; k < i + GRAM; k++) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193)
    hash ^= hash >>> 15
    if (text.length < 60 || hash % SAMPLE === 0) grams.add(hash)
  }
  return grams
}

/** Sentences that stand twice, word for word or nearly so. Each is held against the first that shares its words. */
function* repeatedSentences({ clean, sentences, lines }: Manuscript): Iterable<Match> {
  const headings = new Set(lines.filter(({ kind }) => kind !== 'text').map(({ start }) => start))
  const whole = new Set<string>()
  const first = new Map<number, number>()
  const sizes: number[] = []
  for (const { start, end } of sentences) {
    if (end - start < SHORTEST || headings.has(start)) continue
    const words = bare(clean.slice(start, end))
    if (words.length < SHORTEST) continue
    const fault = { start, end, message: '这一句与前文重复或几乎相同' }
    if (whole.has(words)) {
      yield fault
      continue
    }
    whole.add(words)
    if (words.length < SHORTEST_LIKE) continue
    const grams = gramsOf(words)
    const index = sizes.push(grams.size) - 1
    const shared = new Map<number, number>()
    for (const gram of grams) {
      const other = first.get(gram)
      if (other === undefined) first.set(gram, index)
      else shared.set(other, (shared.get(other) ?? 0) + 1)
    }
    for (const [other, count] of shared)
      if (count > 3 && count / (grams.size + (sizes[other] ?? 0) - count) > LIKE) {
        yield fault
        break
      }
  }
}

const CLAUSE = /[^，。；：！？\n]{15,60}/g

/** Longer clauses word for word again, where the sentence around them differs. */
function* repeatedClauses({ body, clean }: Manuscript): Iterable<Match> {
  const seen = new Map<string, number>()
  for (const { text, start } of body)
    for (const { index, 0: clause } of text.matchAll(CLAUSE)) {
      const key = bare(clause)
      if (key.length < SHORTEST || !/\d/.test(clause)) continue
      const known = seen.get(key)
      if (known === undefined) seen.set(key, start + index)
      else
        yield {
          start: start + index,
          end: start + index + clause.length,
          message: `这一数据在前文已经写过：“${clean.slice(known, known + 16)}…”`,
        }
    }
}

/** A document without closing words and without signature may have lost its end. */
function* noClosing({ body, lines, clean, kind }: Manuscript): Iterable<Match> {
  const last = body.at(-1)
  if (!last || kind === 'other' || clean.length < 800 || closesDocument(last.text)) return
  if (lines.some(({ kind, text }) => kind === 'signature' && !/\d/.test(text)) && kind !== 'annual') return
  const start = last.start + Math.max(0, last.text.slice(0, -1).search(/[^。！？；，]*$/))
  yield { start, end: last.end, message: '文末没有结束语，请核对文稿是否完整' }
}

function* missingTitle({ titleLine, titleFromLinks, lines, outline, clean }: Manuscript): Iterable<Match> {
  const first = lines[0]
  if (titleLine || !first || (outline.length === 0 && !titleFromLinks) || clean.length < 400) return
  // A title of an unusual form stands alone above the first heading.
  if (!titleFromLinks && first.kind !== 'heading') return
  yield { start: first.start, end: first.end, message: '文首没有标题' }
}

export const REPETITION_RULES: readonly Rule[] = [
  {
    id: 'C-01',
    severity: 'warning',
    source: TEXT_CHECK,
    most: 5,
    find: repeatedSentences,
    examples: {
      must: [
        '严格控制民办学校在校生占比在规定比例之内。加强管理。严格控制民办学校在校生占比在规定比例之内。',
      ],
      mustNot: ['严格控制民办学校在校生占比在规定比例之内。加强民办学校管理，规范招生行为。'],
    },
  },
  {
    id: 'C-01',
    severity: 'hint',
    source: TEXT_CHECK,
    most: 3,
    find: repeatedClauses,
    examples: {
      must: [
        '宏远中学在校生占全县在校生比例1.4%，严格控制。加强管理，宏远中学在校生占全县在校生比例1.4%，达到要求。',
      ],
      mustNot: ['宏远中学在校生占全县在校生比例1.4%，严格控制。'],
    },
  },
  {
    id: 'struct.no_closing',
    severity: 'hint',
    source: STRUCTURE_USAGE,
    find: noClosing,
    examples: { must: [], mustNot: ['抓好教学，提高质量。'] },
  },
  {
    id: 'struct.title_missing',
    severity: 'hint',
    source: STRUCTURE_USAGE,
    find: missingTitle,
    examples: {
      must: [`一、总体要求\n${'夯实基础，完善机制，优化管理，提高质量。'.repeat(25)}`],
      mustNot: [
        `${readTitle(PLAN_TITLE).organ}2023年工作总结\n一、总体要求\n${'夯实基础，完善机制，优化管理，提高质量。'.repeat(25)}`,
      ],
    },
  },
]
