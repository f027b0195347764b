import type { Fact } from '../../domain/fact-sheet.ts'
import type { FieldGroup } from './arrange-fields.ts'
import { estimateLength, orderFacts } from './fact-weight.ts'
import type { FieldBank } from './field-bank.ts'
import type { Clause } from './heading-bank.ts'
import type { Topic } from './topic-bank.ts'

/** A field of more facts than this is divided under run-in headings. */
const MANY_FACTS = 8
const LEAST_TOPIC_FACTS = 3
/** Readers tire of longer paragraphs. */
const PARAGRAPH_LENGTH = 330

const NO_TOPIC: Clause = { verbs: [], object: '' }

export type TopicFacts = { readonly topic: Clause; readonly facts: readonly Fact[] }

/** Divides a group of many facts into topics; one topic without division when the facts do not suffice for two. */
export function divideTopics(group: FieldGroup, bank: FieldBank): TopicFacts[] {
  const topics = group.fields.length === 1 ? ownTopics(group, bank) : fieldsAsTopics(group, bank)
  return topics.length > 1 && group.facts.length > MANY_FACTS
    ? topics
    : [{ topic: NO_TOPIC, facts: group.facts }]
}

function fieldsAsTopics(group: FieldGroup, bank: FieldBank): TopicFacts[] {
  return group.fields
    .map((field) => ({
      topic: bank.headingsOf(field).main,
      facts: group.facts.filter((fact) => bank.fieldOf(fact) === field),
    }))
    .filter(({ facts }) => facts.length > 0)
}

function ownTopics(group: FieldGroup, bank: FieldBank): TopicFacts[] {
  const [field = '综合'] = group.fields
  const topics = bank.topicsOf(field)
  if (topics.length === 0) return []
  const rest = topics.findIndex((topic) => topic.words.length === 0)
  const places = group.facts.map((fact) => placeOf(fact, topics, rest))
  const counts = topics.map((_, i) => places.filter((place) => place === i).length)
  const kept = topics.map((_, i) => (counts[i] ?? 0) >= LEAST_TOPIC_FACTS)
  // Facts of a topic too small for a heading go to the remainder, or to the largest topic where that is small too.
  const refuge = kept[rest] ? rest : counts.indexOf(Math.max(...counts))
  return topics
    .map((topic, i) => ({
      topic,
      facts: group.facts.filter((_, j) => {
        const place = places[j] ?? refuge
        return i === (kept[place] ? place : refuge)
      }),
    }))
    .filter(({ facts }) => facts.length > 0)
}

/** The topic whose word stands latest in the name: 心理健康教育培训 is about 培训, 招聘教师 about 教师. */
function placeOf(fact: Fact, topics: readonly Topic[], rest: number): number {
  const name = fact.label
  const scores = topics.map((topic) => Math.max(-1, ...topic.words.map((word) => name.lastIndexOf(word))))
  const best = Math.max(...scores)
  return best < 0 ? rest : scores.indexOf(best)
}

/**
 * Splits facts into paragraphs of about equal length, in the order in which a reader wants them: the next fact opens
 * a new paragraph where the text so far is nearer to the paragraph's end without it.
 */
export function divideParagraphs(facts: readonly Fact[], bank: FieldBank): string[][] {
  const ordered = orderFacts(facts, bank)
  const total = ordered.reduce((sum, fact) => sum + estimateLength(fact), 0)
  const size = total / Math.max(1, Math.ceil(total / PARAGRAPH_LENGTH))
  const paragraphs: string[][] = [[]]
  let written = 0
  for (const fact of ordered) {
    const length = estimateLength(fact)
    const current = paragraphs.at(-1) ?? []
    // Half a character keeps rounding from opening a paragraph for the very last fact.
    if (current.length > 0 && written + length / 2 > size * paragraphs.length + 0.5)
      paragraphs.push([fact.id])
    else current.push(fact.id)
    written += length
  }
  return paragraphs.filter((ids) => ids.length > 0)
}
