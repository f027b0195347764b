import type { Fact } from '../../domain/fact-sheet.ts'
import type { Attribute } from '../../domain/reference.ts'
import { GAPS } from '../../domain/reference.ts'
import { referenceTo, writeGap, writeReference } from '../../grounding/references.ts'
import type { Pattern, Trait } from '../patterns/pattern.ts'
import { clausesOf, patternsOf, piecesOf } from '../patterns/pattern.ts'
import { PATTERN_BANK } from '../patterns/pattern-bank.ts'
import type { Candidate, Memory } from './memory.ts'
import { isWorn, judgeSound, mayAdd, remember } from './memory.ts'
import type { Place } from './place.ts'
import { isOptional, isPoint, pointsTold, pointsToTell } from './points.ts'
import { attributesOf, shownAs } from './shown-words.ts'
import { fits, traitsOf } from './traits.ts'

/**
 * A clause about one fact or several like ones: its template without a final mark, and how it reads. `leans`: its time
 * is said by the clause before it, so that nothing may come between.
 */
export type Clause = Candidate & {
  readonly template: string
  readonly facts: readonly string[]
  readonly leans?: boolean
}

/** Says one fact in the best-sounding wording that tells all it carries, and remembers the wording. */
export function composeClause(fact: Fact, place: Place, memory: Memory): Clause {
  const available = attributesOf(place.index, fact)
  const { traits, time, leans } = traitsHere(fact, place, memory)
  const points = pointsHere(fact, available, place)
  const fitting = [...PATTERN_BANK[fact.kind], ...place.own.filter(({ kind }) => kind === fact.kind)].filter(
    (pattern) =>
      !pattern.several &&
      pattern.needs.every((attribute) => available.includes(attribute)) &&
      fits(pattern, traits),
  )
  const fresh = fitting.filter((pattern) => !isWorn(pattern, memory))
  // A name alone would read as news of what nobody has answered yet: better a worn wording.
  const unsayable = !available.includes('全句') && !fresh.some(({ part }) => part === 'head')
  const usable = unsayable ? fitting : fresh
  const tails = usable.filter((pattern) => pattern.part === 'tail')
  const heads = usable
    .filter((pattern) => pattern.part === 'head')
    .map((pattern) => ({ pattern, left: missingAfter(fact, pattern, points, tails, place) }))
    .filter(({ left }) => left !== undefined)
  const least = Math.min(...heads.map(({ left }) => left ?? 0))
  const candidates = heads
    .filter(({ left }) => left === least)
    .map(({ pattern }) => withTails(fact, pattern, tails, points, place, memory))
  const chosen = choose(
    candidates.length > 0 ? candidates : [sayWhole(fact, available, place, memory)],
    memory,
  )
  memory.ownTime = time
  return leans ? { ...chosen, leans } : chosen
}

/** What is to be told of a fact: in a retelling, what was told before. */
function pointsHere(fact: Fact, available: readonly Attribute[], place: Place): Attribute[] {
  const points = pointsToTell(place.index, fact, available, place)
  const wanted = place.wanted?.get(fact.id)
  return wanted ? points.filter((point) => wanted.has(point)) : points
}

const mayOmit = (fact: Fact, point: Attribute, { index, detail, wanted }: Place): boolean =>
  wanted === undefined && isOptional(index, fact, point, detail)

/** As in `traits.ts`, but that a time of its own that the sentence before has said need not be said again. */
function traitsHere(
  fact: Fact,
  place: Place,
  { ownTime }: Memory,
): { readonly traits: ReadonlySet<Trait>; readonly time: string; readonly leans: boolean } {
  const traits = new Set(traitsOf(place.index, fact, place))
  const time = traits.has('own-time') && !traits.has('scoped') ? shownAs(fact, '期间', place) : ''
  const leans = time !== '' && time === ownTime
  if (leans) traits.delete('own-time')
  return { traits, time, leans }
}

/** A fact unlike any that the bank foresees is told by its whole clause, or at least by its name. */
function sayWhole(fact: Fact, available: readonly Attribute[], place: Place, memory: Memory): Clause {
  const attribute: Attribute = available.includes('全句') ? '全句' : '名称'
  const [pattern] = patternsOf(fact.kind, 'head', [['any', [], `{${attribute}}`, attribute]])
  return realise([fact], pattern ? [pattern] : [], place, memory)
}

/**
 * How many points would stay untold behind the head although every tail that tells one were added; undefined for
 * a head that tells what is not to be told.
 */
function missingAfter(
  fact: Fact,
  head: Pattern,
  points: readonly Attribute[],
  tails: readonly Pattern[],
  place: Place,
): number | undefined {
  const told = pointsTold(fact, head.needs)
  if (head.needs.some((attribute) => isPoint(fact, attribute) && !points.includes(attribute)))
    return undefined
  return points.filter(
    (point) =>
      !told.has(point) &&
      !mayOmit(fact, point, place) &&
      !tails.some((tail) => pointsTold(fact, tail.needs).has(point)),
  ).length
}

function withTails(
  fact: Fact,
  head: Pattern,
  tails: readonly Pattern[],
  points: readonly Attribute[],
  place: Place,
  memory: Memory,
): Clause {
  const told = new Set(pointsTold(fact, head.needs))
  const parts = [head]
  for (const point of points) {
    if (told.has(point) || (mayOmit(fact, point, place) && !mayAdd(point, memory, place.detail === 'full')))
      continue
    const fitting = tails.filter((tail) => pointsTold(fact, tail.needs).has(point))
    const least = fitting.toSorted((a, b) => (memory.uses.get(a.id) ?? 0) - (memory.uses.get(b.id) ?? 0))[0]
    if (!least) continue
    parts.push(least)
    for (const more of pointsTold(fact, least.needs)) told.add(more)
  }
  const untold = points.filter((point) => !told.has(point) && point !== '完成率').length
  return { ...realise([fact], parts, place, memory), untold }
}

/** Says several like facts in one clause; undefined when the bank has no wording for them together. */
export function composeJoint(facts: readonly Fact[], place: Place, memory: Memory): Clause | undefined {
  const [first] = facts
  if (!first) return undefined
  const told = facts.map((fact) => ({
    available: attributesOf(place.index, fact),
    ...traitsHere(fact, place, memory),
  }))
  const patterns = PATTERN_BANK[first.kind].filter(
    (pattern) =>
      pattern.several &&
      !isWorn(pattern, memory) &&
      told.every(
        ({ available, traits }) =>
          pattern.needs.every((attribute) => available.includes(attribute)) && fits(pattern, traits),
      ),
  )
  const points = pointsHere(first, attributesOf(place.index, first), place)
  const complete = patterns.filter((pattern) => {
    const told = pointsTold(first, pattern.needs)
    return points.every((point) => told.has(point) || mayOmit(first, point, place))
  })
  if (complete.length === 0) return undefined
  const chosen = choose(
    complete.map((pattern) => realise(facts, [pattern], place, memory)),
    memory,
  )
  memory.ownTime = told[0]?.time ?? ''
  return told.some(({ leans }) => leans) ? { ...chosen, leans: true } : chosen
}

/** Like facts in one clause where the bank has a wording for them together, and each in its own where it has none. */
export function composeGroup(group: readonly Fact[], place: Place, memory: Memory): Clause[] {
  const joint = group.length > 1 ? composeJoint(group, place, memory) : undefined
  return joint ? [joint] : group.map((fact) => composeClause(fact, place, memory))
}

/** @throws RangeError without candidates. */
function choose(candidates: readonly Clause[], memory: Memory): Clause {
  let best: Clause | undefined
  let least = Number.POSITIVE_INFINITY
  for (const candidate of candidates) {
    const ill = judgeSound(candidate, memory)
    if (ill >= least) continue
    best = candidate
    least = ill
  }
  if (!best) throw new RangeError('nothing to choose from')
  remember(memory, best)
  return best
}

/** Puts references into the slots of the patterns and reads the result. */
function realise(facts: readonly Fact[], patterns: readonly Pattern[], place: Place, memory: Memory): Clause {
  let template = ''
  let text = ''
  let badJoints = 0
  const append = (words: string, shown: string): void => {
    if (jars(text.at(-1), shown.at(0))) badJoints += 1
    template += words
    text += shown
  }
  for (const piece of patterns.flatMap((pattern) => piecesOf(pattern.text))) {
    if ('words' in piece) append(piece.words, piece.words)
    else if ('gap' in piece) append(writeGap(piece.gap), GAPS[piece.gap])
    else {
      const told = piece.several ? facts : facts.slice(0, 1)
      append(
        told.map((fact) => writeReference(referenceTo(fact, piece.attribute))).join('、'),
        told.map((fact) => shownAs(fact, piece.attribute, place)).join('、'),
      )
    }
  }
  return {
    template,
    text,
    badJoints: badJoints + (TWICE.test(text) ? 0.2 : 0) + (SAME_VERB.test(text) ? 0.5 : 0),
    untold: 0,
    facts: facts.map(({ id }) => id),
    patterns: patterns.map(({ id }) => id),
    clauses: patterns.flatMap(clausesOf),
    attributes: patterns.flatMap(({ needs }) => needs),
    lead: patterns[0]?.lead ?? '',
    exemplars: patterns[0] ? exemplarsOf(patterns[0], memory) : [],
  }
}

const TWICE = /(达到|完成|超过).*，\1/
/** 推进甲，推进乙: the task and its measure with one verb. */
const SAME_VERB =
  /^(?:\d{1,2}月，?)?(?:组织)?(推进|推动|抓好|做好|围绕|聚焦|完善|加强|开展)[^，]*，(?:\d{1,2}月底前)?(?:组织)?\1/

const MOST_EXEMPLARS = 2

/** The passages in which all the words of the pattern stand; a pattern of slots alone follows nobody. */
function exemplarsOf({ text }: Pattern, { exemplars }: Memory): string[] {
  const words = piecesOf(text).flatMap((piece) =>
    'words' in piece ? piece.words.split(/[，；、]/).filter((word) => word.length >= 2) : [],
  )
  if (words.length === 0) return []
  return exemplars
    .filter(({ masked }) => words.every((word) => masked.includes(word)))
    .slice(0, MOST_EXEMPLARS)
    .map(({ passageId }) => passageId)
}

/** 达达, 占比比上年, 2023年12人 of 2.0版12人: two words that run into each other. */
function jars(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined) return false
  if (/\d/.test(before) && /\d/.test(after)) return true
  return before === after && /[\p{Script=Han}，；、]/u.test(before)
}
