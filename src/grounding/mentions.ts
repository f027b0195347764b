import type { FactSpan } from '../domain/draft.ts'
import type { Fact } from '../domain/fact-sheet.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { asClause } from '../facts/wording.ts'
import { splitClauses } from '../text/sentences.ts'
import type { Span } from '../text/span.ts'
import { createNameScorer } from './name-scorer.ts'
import { textsOf } from './own-words.ts'
import { createStringMatcher } from './string-matcher.ts'

export type Mentions = {
  readonly facts: FactSpan[]
  /** Clauses that are the bureau's own, word for word; figures in them need no other source. */
  readonly verbatim: Span[]
}

/** Which facts a sentence names or quotes. */
export type MentionFinder = (sentence: string) => Mentions

const MIN_NAME = 3
const MIN_CLAUSE = 6
/** How much of a fact's name must be in a sentence to count as named there. */
const NAMED = 0.85

export function createMentionFinder({ sheet }: SheetIndex): MentionFinder {
  const owners = new Map<string, { readonly fact: Fact; readonly attr: string; readonly quoted: boolean }[]>()
  const own = (text: string, fact: Fact, attr: string, quoted: boolean): void => {
    const list = owners.get(text)
    if (list) list.push({ fact, attr, quoted })
    else owners.set(text, [{ fact, attr, quoted }])
  }
  const names: { readonly name: string; readonly fact: Fact }[] = []
  for (const fact of sheet.facts) {
    for (const name of [fact.label, ...fact.aliases]) {
      if (name.length >= MIN_NAME) own(name, fact, '名称', false)
      if (fact.kind !== 'indicator' && fact.kind !== 'own-name' && name.length > MIN_NAME)
        names.push({ name, fact })
    }
    for (const clause of clausesOf(fact)) own(clause, fact, '全句', true)
    // A problem's label is for the office; its text is what a draft tells.
    if (fact.kind === 'problem') names.push({ name: fact.text, fact })
  }
  const find = createStringMatcher(owners.keys())
  const scorer = createNameScorer(names.map(({ name }) => name))

  return (sentence) => {
    const facts: FactSpan[] = []
    const verbatim: Span[] = []
    for (const { text, start, end } of find(sentence)) {
      for (const { fact, attr, quoted } of owners.get(text) ?? []) {
        facts.push({ id: fact.id, attr, start, end })
        if (quoted) verbatim.push({ start, end })
      }
    }
    const told = new Set(facts.map(({ id }) => id))
    for (const { name } of scorer.best(sentence, NAMED)) {
      const fact = names[name]?.fact
      if (!fact || told.has(fact.id)) continue
      told.add(fact.id)
      facts.push({
        id: fact.id,
        attr: fact.kind === 'problem' ? '全句' : '名称',
        start: 0,
        end: sentence.length,
      })
    }
    return { facts, verbatim }
  }
}

/** The clauses of a fact's own sentences, as rendering writes them, long enough to be nobody else's. */
function clausesOf(fact: Fact): string[] {
  return textsOf(fact).flatMap((text) => {
    const words = asClause(text)
    return splitClauses(words)
      .map(({ start, end }) => words.slice(start, end).replace(/[，；：。,;:]+$/, ''))
      .filter((clause) => clause.length >= MIN_CLAUSE)
  })
}
