import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import { nameLikeness } from '../text/likeness.ts'
import type { Span } from '../text/span.ts'

/** A fact that words speak of. `span` is where its name stands; `whole` says that the name stands in full. */
export type NamedFact = { readonly fact: Fact; readonly span: Span; readonly whole: boolean }

const MOST_NAMED = 8
const SHORTEST_NAME = 2
const LONGEST_WORDS = 400
const SHARED_PART = 0.6
/** A name said shorter is the name all the same. */
const SHORTENED = 0.85
/** What is this much less like than the likest is not meant. */
const BEHIND = 0.15

/**
 * The facts of the sheet that words name: by id (i3), by a label or alias that stands in them, or else by the longest
 * part of a label that does. Longer names come first; a name inside a longer one that was found does not count.
 */
export function factsNamed(text: string, { facts }: FactSheet): NamedFact[] {
  const words = text.slice(0, LONGEST_WORDS)
  const exact = facts
    .flatMap((fact) => spanOfFact(fact, words))
    .toSorted((a, b) => lengthOf(b.span) - lengthOf(a.span))
  const named: NamedFact[] = []
  for (const one of exact) {
    const isInside = named.some(
      ({ span, fact }) =>
        fact.id !== one.fact.id &&
        one.span.start >= span.start &&
        one.span.end <= span.end &&
        lengthOf(span) > lengthOf(one.span),
    )
    if (!isInside && !named.some(({ fact }) => fact.id === one.fact.id)) named.push(one)
  }
  return (named.length > 0 ? named : partlyNamed(words, facts)).slice(0, MOST_NAMED)
}

const lengthOf = ({ start, end }: Span): number => end - start

const namesOf = ({ label, aliases }: Fact): string[] => [label, ...aliases]

function spanOfFact(fact: Fact, words: string): NamedFact[] {
  const byId = new RegExp(`(?<![a-z0-9])${fact.id}(?![0-9])`, 'i').exec(words)
  const spans = namesOf(fact)
    .filter((name) => name.length >= SHORTEST_NAME && words.includes(name))
    .map((name) => ({ start: words.indexOf(name), end: words.indexOf(name) + name.length }))
  if (byId) spans.push({ start: byId.index, end: byId.index + byId[0].length })
  const [longest] = spans.toSorted((a, b) => lengthOf(b) - lengthOf(a))
  return longest ? [{ fact, span: longest, whole: true }] : []
}

/** 公办园占比 for 公办园在园幼儿占比: the signs of a name in their order, with others left out between. */
function partlyNamed(words: string, facts: readonly Fact[]): NamedFact[] {
  const scored = facts.flatMap((fact) => {
    const best = namesOf(fact)
      .map((name) => partIn(words, name))
      .toSorted((a, b) => b.score - a.score)[0]
    return best && best.score >= SHARED_PART
      ? [{ fact, span: best.span, whole: false, score: best.score }]
      : []
  })
  const top = Math.max(0, ...scored.map(({ score }) => score))
  return scored
    .filter(({ score }) => score >= top - BEHIND)
    .map(({ fact, span, whole }) => ({ fact, span, whole }))
}

const PART = /[\p{Script=Han}A-Za-z]{2,20}/gu
const NOISE =
  /把|将|请|的|是|了|吗|呢|多少|什么|怎么|哪里|哪来|来的|改成|改为|应该|应为|数据|数字|数值|情况|今年|全年|去年|上年|达到|为|到|多|少|一下|有|没|不对|错|更正|记|比|从|和/g

function partIn(words: string, name: string): { readonly score: number; readonly span: Span } {
  let best = { score: 0, span: { start: 0, end: 0 } }
  for (const match of words.matchAll(PART)) {
    for (const piece of match[0].split(NOISE)) {
      if (piece.length < 3) continue
      const start = match.index + match[0].indexOf(piece)
      const score = isSubsequence(piece, name)
        ? Math.max(SHORTENED, nameLikeness(piece, name))
        : nameLikeness(piece, name) * 0.9
      if (score > best.score) best = { score, span: { start, end: start + piece.length } }
    }
  }
  return best
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0
  for (const sign of long) if (sign === short[at]) at += 1
  return at === short.length
}
