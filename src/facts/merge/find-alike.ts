import type { Fact } from '../../domain/fact-sheet.ts'
import { periodRange } from '../../domain/period.ts'
import { characterBigrams } from '../../text/tokens.ts'
import { sameFigure } from './compare-figures.ts'
import { plainName } from './metric-key.ts'

/** A fact and where it comes from: two claims of one origin are two achievements. */
export type Candidate = { readonly fact: Fact; readonly origins: ReadonlySet<string> }

/** Words that many achievements share and that tell none from another. */
const COMMON_WORDS =
  /(?:成功|荣获|获评|获得|被评为|被授予|入选|获批|授予|荣誉|称号|单位|先进|优秀|新建|改扩建|改建|扩建|迁建|建设|建成|工程|项目|开展|举办|举行|组织|召开|承办|活动|工作|会议|全[省市县区国]|我[省市县区局])/g
const NUMERALS = /[0-9]+|[一二三四五六七八九十百两甲乙丙丁东西南北]/g
const MIN_LIKENESS = 0.7
const MIN_CONTAINED = 4
/** Pairs of characters in more names than this lead to no candidates: 学校 is everywhere. */
const MAX_POSTINGS = 200
const KINDS: ReadonlySet<Fact['kind']> = new Set(['award', 'project', 'event', 'indicator'])

/**
 * Pairs of awards, projects and events of different origins that may be one achievement claimed twice, and of indicators
 * of one value that may be one metric under two names or units, by place.
 */
export function findAlike(candidates: readonly Candidate[]): [number, number][] {
  const names = candidates.map(({ fact }) => (KINDS.has(fact.kind) ? namesOf(fact) : []))
  const postings = new Map<string, number[]>()
  const pairs: [number, number][] = []
  for (const [place, own] of names.entries()) {
    const bigrams = new Set(own.flatMap(({ bigrams }) => [...bigrams]))
    const near = new Set<number>()
    for (const bigram of bigrams) {
      const list = postings.get(bigram) ?? []
      if (list.length <= MAX_POSTINGS) for (const other of list) near.add(other)
      list.push(place)
      postings.set(bigram, list)
    }
    for (const other of [...near].sort((a, b) => a - b)) {
      const [a, b] = [candidates[other], candidates[place]]
      if (
        a &&
        b &&
        mayBeOne(a, b) &&
        own.some((x) => (names[other] ?? []).some((y) => isAlike(x, y) || isShortened(a, b, x, y)))
      )
        pairs.push([other, place])
    }
  }
  return pairs
}

type Name = { readonly core: string; readonly numerals: string; readonly bigrams: ReadonlySet<string> }

function namesOf({ label, aliases }: Fact): Name[] {
  return [label, ...aliases].map((name) => {
    const plain = plainName(name).replaceAll(/[（(].{0,40}?[)）]/g, '')
    const core = plain.replaceAll(COMMON_WORDS, '')
    const kept = core.length >= 2 ? core : plain
    return {
      core: kept,
      numerals: (plain.match(NUMERALS) ?? []).join(),
      bigrams: new Set(characterBigrams(kept)),
    }
  })
}

function isAlike(a: Name, b: Name): boolean {
  // 第九幼儿园 is not 第八幼儿园, nor 河东小学 the one in 河西.
  if (a.numerals !== b.numerals) return false
  if (a.core === b.core) return true
  const [short, long] = a.core.length <= b.core.length ? [a.core, b.core] : [b.core, a.core]
  if (short.length >= MIN_CONTAINED && long.includes(short)) return true
  const common = a.bigrams.intersection(b.bigrams).size
  return common / (a.bigrams.size + b.bigrams.size - common) >= MIN_LIKENESS
}

const MIN_SHORTENED = 3
const MAX_LEFT_OUT = 2

/** 停车位 is 停车泊位 with a letter left out, which says something only where the figures are the same. */
function isShortened(a: Candidate, b: Candidate, x: Name, y: Name): boolean {
  if (a.fact.kind !== 'indicator' || b.fact.kind !== 'indicator' || x.numerals !== y.numerals) return false
  const [short, long] = [x.core, y.core].sort((m, n) => m.length - n.length)
  if (short === undefined || long === undefined) return false
  if (short.length < MIN_SHORTENED || long.length - short.length > MAX_LEFT_OUT) return false
  let at = 0
  for (const letter of long) if (letter === short[at]) at += 1
  return at === short.length
}

/** Words with which offices count the same things. */
const COUNTERS: readonly string[] = ['件起宗例', '个处座家所', '名人位', '台辆套']

/** Whether two indicators tell one figure of one time: 12 件 is 12 起. */
function tellSame(a: Fact, b: Fact): boolean {
  if (a.kind !== 'indicator' || b.kind !== 'indicator')
    return a.kind !== 'indicator' && b.kind !== 'indicator'
  if (a.value === null || b.value === null || a.period !== b.period || a.basis !== b.basis) return false
  const units = [a.unit, b.unit].filter((unit) => unit.length === 1)
  const areCounts =
    a.value === b.value &&
    COUNTERS.some((group) => units.length === 2 && units.every((unit) => group.includes(unit)))
  return areCounts || sameFigure({ value: a.value, unit: a.unit }, { value: b.value, unit: b.unit })
}

function mayBeOne(a: Candidate, b: Candidate): boolean {
  if (!tellSame(a.fact, b.fact)) return false
  if (a.origins.intersection(b.origins).size > 0) return false
  const [x, y] = [dateOf(a.fact), dateOf(b.fact)]
  if (x !== undefined && y !== undefined) {
    const [m, n] = [periodRange(x), periodRange(y)]
    if (m.last < n.first || n.last < m.first) return false
  }
  return true
}

const dateOf = (fact: Fact): string | undefined => ('date' in fact ? fact.date : undefined)
