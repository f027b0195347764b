import type { LinkPattern } from '../patterns/link-patterns.ts'
import { LINK_PATTERNS } from '../patterns/link-patterns.ts'
import { hashText } from '../seed.ts'
import type { EngineSentence, Run } from './join-clauses.ts'
import { kindOfRun, openingOfRun, sentenceOf } from './join-clauses.ts'
import type { Memory } from './memory.ts'
import { openingOf } from './memory.ts'

const LEAST_FOR_LINK = 5
const STARTS_WITH_TIME = /^\{\{[^{}]*\.(?:时间|期间|时限)\}\}/

/**
 * The sentences of a paragraph with their linking words: one past the middle of a longer paragraph, and one
 * wherever two neighbours would still begin alike.
 */
export function linkSentences(runs: readonly Run[], memory: Memory): EngineSentence[] {
  const middle = placeOfLink(runs, memory)
  return runs.map((run, i) => {
    const sentence = sentenceOf(run)
    const alike = openingOfRun(run) === memory.opening
    const link = alike || i === middle ? chooseLink(run, runs[i - 1], runs[i + 1], memory) : undefined
    memory.opening = link ? openingOf(link.text) : openingOfRun(run)
    if (!link) return sentence
    memory.links.set(link.id, (memory.links.get(link.id) ?? 0) + 1)
    return { ...sentence, template: `${link.text}${sentence.template}` }
  })
}

/** Where a link does the paragraph good; -1 where it has none, or where the section has been linked already. */
function placeOfLink(runs: readonly Run[], { links, seed }: Memory): number {
  if (runs.length < LEAST_FOR_LINK || links.size > 0) return -1
  const choice = hashText(`${seed} ${runs[0]?.clauses[0]?.template ?? ''}`)
  const turn = runs.findIndex((run, i) => i > 1 && kindOfRun(run) !== kindOfRun(runs[i - 1] ?? run))
  const place = turn > 0 && choice % 2 === 0 ? turn : Math.ceil(runs.length / 2)
  const linked = runs[place]?.clauses[0]
  return choice % 3 === 0 || !linked || STARTS_WITH_TIME.test(linked.template) ? -1 : place
}

/** The link that fits and was used least; what it names must be new, and it must not begin as its neighbours do. */
function chooseLink(
  run: Run,
  before: Run | undefined,
  next: Run | undefined,
  memory: Memory,
): LinkPattern | undefined {
  const kind = kindOfRun(run)
  const turns =
    before !== undefined && kindOfRun(before) !== kind && next !== undefined && kindOfRun(next) === kind
  const rank = ({ id, of }: LinkPattern): number =>
    100 * (memory.links.get(id) ?? 0) +
    (of === kind && turns ? 0 : 10) +
    (hashText(`${memory.seed} ${id}`) % 10)
  return LINK_PATTERNS.filter(
    ({ of, text }) => (of === null || (of === kind && turns)) && openingOf(text) !== memory.opening,
  ).toSorted((a, b) => rank(a) - rank(b))[0]
}
