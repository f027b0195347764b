import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diversify } from '../../src/retrieval/diversify.ts'
import { type Query, readQuery } from '../../src/retrieval/query.ts'
import { rankCandidates } from '../../src/retrieval/rank.ts'
import { type Candidate, scoreCandidates } from '../../src/retrieval/score.ts'
import { jaccard, shinglesOf } from '../../src/retrieval/shingles.ts'

const candidate = (passageId: string, given: Partial<Candidate> = {}): Candidate => ({
  passageId,
  documentId: `of-${passageId}`,
  organ: null,
  kind: 'annual',
  level: null,
  year: null,
  role: 'summary',
  theme: '综合',
  heading: '',
  text: passageId,
  lexical: 0,
  vector: 0,
  neighbours: 0,
  isComplete: false,
  ...given,
})

const read = (text: string): Query => {
  const query = readQuery(text)
  if (!query) throw new Error('the query says something')
  return query
}
const KEYWORDS = read('校园 安全')
const HEADING = read('持续加强校园安全工作')

const candidates = fc.uniqueArray(
  fc.record({
    passageId: fc.string({ minLength: 1, maxLength: 4 }),
    documentId: fc.constantFrom('d1', 'd2', 'd3'),
    organ: fc.constantFrom(null, '甲局', '乙局'),
    kind: fc.constantFrom('annual', 'key-points'),
    level: fc.constantFrom(null, 'county', 'city'),
    year: fc.constantFrom(null, 2019, 2024),
    role: fc.constantFrom('summary', 'plan'),
    theme: fc.constantFrom('学前', '安全', '综合'),
    heading: fc.constantFrom('', '学校安全'),
    text: fc.string({ unit: fc.constantFrom('学', '校', '安', '全', '1', '2'), maxLength: 30 }),
    lexical: fc.double({ min: 0, max: 30, noNaN: true }),
    vector: fc.double({ min: -1, max: 1, noNaN: true }),
    neighbours: fc.double({ min: -1, max: 1, noNaN: true }),
    isComplete: fc.boolean(),
  }),
  { selector: ({ passageId }) => passageId, maxLength: 25 },
)

describe('scores', () => {
  it('mix both arms, each measured by its highest', () => {
    const scored = scoreCandidates(
      [candidate('a', { lexical: 12, vector: 0.2 }), candidate('b', { lexical: 6, vector: 0.8 })],
      undefined,
      KEYWORDS,
    )
    expect(scored.map(({ passageId, parts }) => [passageId, parts.lexical, parts.vector])).toEqual([
      ['a', expect.closeTo(0.7), expect.closeTo(0.075)],
      ['b', expect.closeTo(0.35), expect.closeTo(0.3)],
    ])
  })

  it('listen to the words where key words are given, and to the meaning where a sentence is', () => {
    const found = [candidate('a', { lexical: 10, vector: 0.1 }), candidate('b', { lexical: 4, vector: 0.9 })]
    expect(scoreCandidates(found, undefined, KEYWORDS)[0]?.passageId).toBe('a')
    expect(scoreCandidates(found, undefined, HEADING)[0]?.passageId).toBe('b')
  })

  it('come wholly from what found something where the rest found nothing', () => {
    for (const query of [KEYWORDS, HEADING]) {
      expect(scoreCandidates([candidate('a', { lexical: 2 })], undefined, query)[0]?.score).toBe(1)
      expect(scoreCandidates([candidate('a', { vector: 0.2 })], undefined, query)[0]?.score).toBe(1)
      expect(scoreCandidates([candidate('a', { vector: -0.2 })], undefined, query)[0]?.score).toBe(0)
    }
  })

  it('rise with nearness to what the best candidates have in common', () => {
    const found = [
      candidate('a', { vector: 0.8, neighbours: 0.2 }),
      candidate('b', { vector: 0.7, neighbours: 0.9 }),
    ]
    expect(scoreCandidates(found, undefined, HEADING)[0]?.passageId).toBe('b')
    expect(scoreCandidates(found, undefined, KEYWORDS)[0]?.passageId).toBe('a')
  })

  it('rise the more with holding every word, the fewer passages do', () => {
    const holding = (count: number) =>
      scoreCandidates(
        Array.from({ length: 4 }, (_, index) =>
          candidate(`${index}`, { vector: 0.5, isComplete: index < count }),
        ),
        undefined,
        HEADING,
      ).map(({ parts }) => parts.complete)
    expect(holding(1)).toEqual([0.3, 0, 0, 0])
    expect(holding(3)).toEqual([expect.closeTo(0.1), expect.closeTo(0.1), expect.closeTo(0.1), 0])
  })

  it('put the only passage that holds a whole sentence first, though others are nearer in meaning', () => {
    const sentence = read('全年新建改扩建公办幼儿园十二所新增学位三千六百个公办园在园幼儿占比稳步提高')
    const place = candidate('a', { lexical: 40, vector: 0.6, neighbours: 0.4, isComplete: true })
    const others = ['b', 'c'].map((id) => candidate(id, { lexical: 20, vector: 0.9, neighbours: 0.9 }))
    expect(scoreCandidates([...others, place], undefined, sentence)[0]?.passageId).toBe('a')
  })

  it('put what holds the very words first, though others are nearer in meaning and agree with each other', () => {
    const phrase = '建设智慧课堂示范校'
    const found = [
      candidate('a', { lexical: 3, vector: 0.3, neighbours: 0.1, text: `分批建设智慧课堂\n示范校。` }),
      ...['b', 'c', 'd'].map((id) =>
        candidate(id, { lexical: 9, vector: 0.9, neighbours: 0.9, theme: '资源', isComplete: true }),
      ),
      candidate('e', { lexical: 2, vector: 0.2, heading: `（三）${phrase}` }),
    ]
    const firstTwo = (text: string) =>
      rankCandidates(found, read(text), {})
        .slice(0, 2)
        .map(({ passageId }) => passageId)
    expect(firstTwo(phrase)).toEqual(['a', 'e'])
    expect(firstTwo('建设 智慧 课堂 示范校')).toEqual(['b', 'c'])
  })

  it('leave the order of the others as it would be without what holds the very words', () => {
    const others = ['b', 'c', 'd'].map((id, index) =>
      candidate(id, { lexical: 9 - index, text: `${id}校园安全${id}${id}管理` }),
    )
    const ids = (found: readonly Candidate[]) =>
      rankCandidates(found, HEADING, {}).map(({ passageId }) => passageId)
    const place = candidate('a', { lexical: 9, text: '持续加强校园安全工作' })
    expect(ids([place, ...others])).toEqual(['a', ...ids(others)])
  })

  it('rise with the theme on which the best candidates agree', () => {
    const found = [
      candidate('a', { lexical: 10, theme: '安全' }),
      candidate('b', { lexical: 9, theme: '安全' }),
      candidate('c', { lexical: 6, theme: '学前' }),
      candidate('d', { lexical: 5.8, theme: '安全' }),
      candidate('e', { lexical: 4 }),
    ]
    const scored = scoreCandidates(found, undefined, HEADING)
    expect(scored.map(({ passageId }) => passageId)).toEqual(['a', 'b', 'd', 'c', 'e'])
    expect(scored.find(({ passageId }) => passageId === 'e')?.parts.theme).toBe(0)
  })

  it('rise with what is preferred, by one preference each', () => {
    const plain = candidate('a', { lexical: 1 })
    const scoreWith = (given: Partial<Candidate>, prefer: Parameters<typeof scoreCandidates>[1]) => {
      const other = candidate('b', { ...given, lexical: 1 })
      const [first] = scoreCandidates([plain, other], prefer, HEADING)
      return [first?.passageId, (first?.score ?? 0) - 1]
    }
    expect(scoreWith({ organ: '甲局' }, { organ: '甲局' })).toEqual(['b', expect.closeTo(0.3)])
    expect(scoreWith({ organ: '余姚市教育局' }, { organ: '余姚' })).toEqual(['b', expect.closeTo(0.3)])
    expect(scoreWith({ kind: 'outlook' }, { kind: 'outlook' })).toEqual(['b', expect.closeTo(0.1)])
    expect(scoreWith({ level: 'city' }, { level: 'city' })).toEqual(['b', expect.closeTo(0.1)])
    expect(scoreWith({ role: 'plan' }, { role: 'plan' })).toEqual(['b', expect.closeTo(0.1)])
    expect(scoreWith({ year: 2024 }, { recent: true })).toEqual(['b', expect.closeTo(0.05)])
  })

  it('count a document as half as new every four years', () => {
    const scored = scoreCandidates(
      [2024, 2020, 2016].map((year) => candidate(String(year), { year })),
      { recent: true },
      HEADING,
    )
    expect(scored.map(({ parts }) => parts.recency)).toEqual([0.05, 0.025, 0.0125])
  })

  it('are the sum of their parts and do not depend on the order of the input', () => {
    fc.assert(
      fc.property(
        candidates,
        fc.constantFrom(KEYWORDS, HEADING),
        fc.constantFrom(undefined, { theme: '学前', role: 'plan', level: 'city', recent: true } as const),
        (found, query, prefer) => {
          const scored = scoreCandidates(found, prefer, query)
          expect(scoreCandidates([...found].reverse(), prefer, query)).toEqual(scored)
          for (const { score, parts } of scored) {
            expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 10)
            expect(Object.values(parts).every((part) => part >= 0 && part <= 1)).toBe(true)
          }
        },
      ),
    )
  })
})

describe('variety', () => {
  const texts = {
    safety: '深入开展校园安全隐患排查整治，逐项建立台账，限期整改到位。',
    same: '深入开展校园安全隐患排查整治，逐项建立台账，按期整改到位。',
    kindergarten: '新建公办幼儿园，扩大普惠性学前教育资源，规范办园行为。',
  }
  const entry = (documentId: string, text: string, score: number) => ({ documentId, text, score })
  const pick = (entries: ReturnType<typeof entry>[], limit = 10, isLookup = false) =>
    diversify(entries, { limit, isLookup }).map(({ documentId }) => documentId)

  it('shows only the best of near-duplicates', () => {
    expect(
      pick([entry('a', texts.safety, 0.9), entry('b', texts.same, 0.8), entry('c', texts.kindergarten, 0.1)]),
    ).toEqual(['a', 'c'])
  })

  it('takes the same wording with other figures for the same, except in a look-up', () => {
    const of = (figure: number) =>
      `全县公办园在园幼儿占比达到${figure}%，普惠性幼儿园覆盖率达到${figure + 30}%。`
    const entries = [entry('a', of(51), 0.9), entry('b', of(62), 0.8)]
    expect(pick(entries)).toEqual(['a'])
    expect(pick(entries, 10, true)).toEqual(['a', 'b'])
  })

  it('shows a third passage of a document only when others have nothing left', () => {
    const entries = ['甲乙丙丁', '子丑寅卯', '天地玄黄', '金木水火'].map((text, index) =>
      entry(index < 3 ? 'a' : 'b', text, 1 - index / 10),
    )
    expect(pick(entries)).toEqual(['a', 'a', 'b', 'a'])
    expect(pick(entries, 3)).toEqual(['a', 'a', 'b'])
  })

  it('begins with the best, repeats nothing, and gives no more than asked for', () => {
    fc.assert(
      fc.property(candidates, fc.nat(12), (found, limit) => {
        const query = readQuery('学校安全')
        if (!query) throw new Error('the query says something')
        const ranked = rankCandidates(found, query, { limit })
        expect(ranked.length).toBeLessThanOrEqual(limit)
        expect(new Set(ranked.map(({ passageId }) => passageId)).size).toBe(ranked.length)
        if (limit > 0 && found.length > 0) {
          expect(ranked[0]?.score).toBe(scoreCandidates(found, undefined, query)[0]?.score)
        }
      }),
    )
  })

  it('shows a hundred at most', () => {
    const query = readQuery('学校')
    if (!query) throw new Error('the query says something')
    const many = Array.from({ length: 150 }, (_, index) =>
      candidate(String.fromCodePoint(0x4e00 + index), { lexical: index + 1 }),
    )
    expect(rankCandidates(many, query, { limit: 1000 }).length).toBeLessThanOrEqual(100)
    expect(rankCandidates(many, query, {})).toHaveLength(10)
  })
})

describe('shingles', () => {
  it('see the same letters whatever stands between them', () => {
    expect(jaccard(shinglesOf('校园，安全 排查', true), shinglesOf('校园安全排查', true))).toBe(1)
  })

  it('tell figures apart only when asked to', () => {
    expect(jaccard(shinglesOf('整改48个', true), shinglesOf('整改97个', true))).toBe(1)
    expect(jaccard(shinglesOf('整改48个', false), shinglesOf('整改97个', false))).toBeLessThan(1)
  })

  it('compare texts of any length', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const likeness = jaccard(shinglesOf(a, false), shinglesOf(b, false))
        expect(likeness).toBeGreaterThanOrEqual(0)
        expect(likeness).toBeLessThanOrEqual(1)
        expect(jaccard(shinglesOf(b, false), shinglesOf(a, false))).toBe(likeness)
        expect(jaccard(shinglesOf(a, false), shinglesOf(a, false))).toBe(1)
      }),
    )
  })
})
