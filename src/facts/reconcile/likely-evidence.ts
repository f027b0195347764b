import type { Fact, FactSheet, LastPlanItem } from '../../domain/fact-sheet.ts'
import { characterBigrams } from '../../text/tokens.ts'

/** A fact that may bear an item of last year's plan out. A proposal: a person decides. */
export type LikelyEvidence = {
  readonly id: string
  readonly label: string
  /** 0 to 1: how much of the fact's name the item's words hold, rare words counting more; same theme counts a little. */
  readonly score: number
}

const LEAST = 0.5
const THEME = 0.1
const MOST = 8
const EVIDENCE_KINDS: ReadonlySet<Fact['kind']> = new Set(['indicator', 'project', 'award', 'event'])

/**
 * Makes the finder of likely evidence for a sheet. The names of facts are compared with the words of an item by pairs of
 * characters, weighted by how few facts hold a pair, so that 建设 and 学校 say little.
 */
export function createEvidenceFinder(sheet: FactSheet): (item: LastPlanItem) => LikelyEvidence[] {
  const facts = sheet.facts.filter(({ kind }) => EVIDENCE_KINDS.has(kind))
  const named = facts.map((fact) => ({
    fact,
    names: [fact.label, ...fact.aliases].map((name) => new Set(characterBigrams(name))),
  }))
  const holders = new Map<string, number>()
  for (const { names } of named) {
    for (const pair of new Set(names.flatMap((name) => [...name])))
      holders.set(pair, (holders.get(pair) ?? 0) + 1)
  }
  const weight = (pair: string): number => Math.log(1 + facts.length / (holders.get(pair) ?? facts.length))
  const shareIn = (name: ReadonlySet<string>, words: ReadonlySet<string>): number => {
    let [all, found] = [0, 0]
    for (const pair of name) {
      all += weight(pair)
      if (words.has(pair)) found += weight(pair)
    }
    return all === 0 ? 0 : found / all
  }
  return (item) => {
    const words = new Set(characterBigrams(wordsOf(item)))
    return named
      .map(({ fact, names }) => {
        const share = Math.max(0, ...names.map((name) => shareIn(name, words)))
        const score = Math.min(1, share + (share > 0 && fact.theme === item.theme ? THEME : 0))
        return { id: fact.id, label: fact.label, score: Math.round(score * 100) / 100 }
      })
      .filter(({ score }) => score >= LEAST)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, MOST)
  }
}

/** All that an item says. */
export const wordsOf = ({ label, aliases, measure, target }: LastPlanItem): string =>
  [label, ...aliases, measure ?? '', target?.label ?? '', target?.text ?? ''].join('。')
