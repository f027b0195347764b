import type { Check } from '../../domain/draft.ts'
import type { Fact } from '../../domain/fact-sheet.ts'
import { completionOf } from '../../facts/derive.ts'
import { MODEL_WORDS, type WordGroup } from '../../text/lexicon/model-words.ts'
import { findPeriods } from '../../text/periods.ts'
import { contains, type Span } from '../../text/span.ts'
import {
  type GateRule,
  REF,
  type Scene,
  type SceneClause,
  type UsedReference,
  withoutSpans,
} from '../gate-scene.ts'
import { namesOf, textsOf, withoutMarks } from '../own-words.ts'
import { FUTURE } from '../vocabulary.ts'
import { stateOf } from './claims.ts'
import { documentPeriods } from './literals.ts'

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })
/** No word of the list falls into more segments. */
const MOST_PARTS = 4

const error = (message: string): Check => ({ rule: 'A6', severity: 'error', message })

/**
 * A6 for models, by exclusion: a sentence rests on a reference, and beside references it holds only words of the
 * closed list and of the facts that it refers to. Which words depends on what a clause says of its facts: beside a
 * figure or a whole clause of the sheet stand only ties, beside the mere name of a task what is done with it, and
 * apart from references the frames that every office has. Whatever else it might say, no fact bears it out.
 */
export const checkOwnWording: GateRule = (scene) => {
  if (scene.options.author !== 'model') return []
  const facts = factsOf(scene.refs)
  if (scene.parts.every(({ type }) => type === 'text') || (scene.refs.length > 0 && facts.length === 0)) {
    return [error('这一句没有引用台账条目，没有依据的话不能由模型写入')]
  }
  return [
    ...scene.clauses.flatMap((clause) => [
      ...foreignNames(clause, scene),
      ...strangers(clause, scene, facts),
      ...plansAsDone(clause, scene),
    ]),
    ...joinedWork(scene),
  ]
}

const factsOf = (refs: readonly UsedReference[]): Fact[] => [
  ...new Set(refs.map(({ fact }) => fact).filter(({ kind }) => kind !== 'own-name')),
]

/** The bureau's own names say who, where and what: they stand with the facts that hold them. */
function foreignNames(clause: SceneClause, { ownSpans, bare, index }: Scene): Check[] {
  const facts = factsOf(clause.refs)
  const { organ, shortNames, region } = index.sheet.profile
  const known = [
    organ,
    ...shortNames,
    region ?? '',
    ...facts.flatMap((fact) => [...namesOf(fact), ...textsOf(fact)]),
  ]
    .map(withoutMarks)
    .join('\n')
  const typed = ownSpans
    .filter((span) => contains(clause, span))
    .map(({ start, end }) => bare.slice(start, end))
  const referred = clause.refs.filter(({ fact }) => fact.kind === 'own-name').map(({ fact }) => fact.label)
  return [...typed, ...referred]
    .filter((name) => !known.includes(withoutMarks(name)))
    .map((name) => error(`台账没有说“${name}”与这里引用的条目有关`))
}

function strangers(clause: SceneClause, scene: Scene, told: readonly Fact[]): Check[] {
  const facts = factsOf(clause.refs)
  const isKnown = vocabularyOf(clause, facts, told, scene)
  const { start, text } = clause
  return unlisted(
    Array.from(SEGMENTER.segment(withoutSpans(text, freeSpans(clause, facts, scene), start))),
    isKnown,
  )
    .filter(({ segment }) => !segment.includes(REF))
    .map(({ segment }) => error(`“${segment}”在这里没有台账依据，不在模型可用的词中`))
}

/** Names of the bureau's own, and times that the report has given its facts. */
function freeSpans(clause: SceneClause, facts: readonly Fact[], scene: Scene): Span[] {
  const plans = facts.some(({ kind }) => kind === 'plan')
  const periods = documentPeriods(scene).filter(({ start, end }) => {
    const [found] = findPeriods(scene.bare.slice(start, end))
    if (!found || !contains(clause, { start, end })) return false
    if (found.kind === 'five-year-plan' || found.kind === 'era') return facts.length === 0
    // 年初 and 年末 are times of their own.
    if (/[初末底前后]/.test(found.raw)) return false
    return !plans || found.yearOffset === null || found.yearOffset > 0
  })
  return [...scene.ownSpans, ...periods]
}

type Vocabulary = (word: string) => boolean

function vocabularyOf(
  clause: SceneClause,
  facts: readonly Fact[],
  told: readonly Fact[],
  scene: Scene,
): Vocabulary {
  const groups = groupsFor(clause, facts, told, scene)
  const isFree = (word: string): boolean =>
    groups.some((group) => MODEL_WORDS[group].has(word)) ||
    (clause.refs.length === 0 && MODEL_WORDS.fields.has(word) && isOfSheet(word, scene))
  // With several facts in a clause the words of one would stand beside the figures of another.
  const [only, ...others] = facts
  const names = only && others.length === 0 ? [only.label, ...only.aliases].join('\n') : ''
  return (word) => isFree(word) || (word.length > 1 && names.includes(word)) || isMadeOf(word, isFree)
}

const isOfSheet = (word: string, { own, index }: Scene): boolean =>
  own.allows(word) || index.sheet.facts.some(({ theme }) => theme === word)

function groupsFor(
  { refs }: SceneClause,
  facts: readonly Fact[],
  told: readonly Fact[],
  { role }: Scene,
): readonly WordGroup[] {
  const ahead = role === 'plan' || role === 'closing'
  const apart = refs.length === 0
  const named = refs.every(({ reference }) => reference.attribute === '名称')
  const open = apart && ahead ? true : (apart ? told : facts).every(isOpen)
  const all: readonly (readonly [group: WordGroup, holds: boolean])[] = [
    ['ties', true],
    ['pointing', apart || named],
    ['acting', apart || (named && facts.every(isWork))],
    ['framing', apart],
    ['plural', refs.length > 1 || apart],
    ['period', told.every(isOfPeriod)],
    ['aims', open && (apart || named)],
    ['promises', apart && ahead],
    ['problems', told.every(isTroubled)],
  ]
  return all.flatMap(([group, holds]) => (holds ? [group] : []))
}

const isOpen = (fact: Fact): boolean => fact.kind === 'problem' || stateOf(fact) === 'open'

/** What an office does or has under way; a figure, an honour and a problem are nothing that can be carried out. */
function isWork(fact: Fact): boolean {
  if (fact.kind === 'project') return !['谋划', '前期', '暂停', '取消'].includes(fact.status)
  if (fact.kind === 'last-plan') return fact.status === '完成' || fact.status === '推进'
  return fact.kind === 'event' || fact.kind === 'plan'
}

const isOfPeriod = (fact: Fact): boolean =>
  fact.kind === 'event' || fact.kind === 'award' || (fact.kind === 'indicator' && fact.basis === 'new')

function isTroubled(fact: Fact): boolean {
  if (fact.kind === 'indicator') return completionOf(fact)?.state === 'missed'
  if (fact.kind === 'last-plan') return fact.status !== undefined && fact.status !== '完成'
  return fact.kind === 'problem'
}

/** A8: the bare name of a task that lies ahead reads as work of the report's time, unless the clause says otherwise. */
function plansAsDone({ refs, text }: SceneClause, { role, bare }: Scene): Check[] {
  if (role !== 'summary' || FUTURE.test(text) || /拟|要/.test(text) || bare.includes('下一步')) return []
  return refs
    .filter(({ fact, reference }) => fact.kind === 'plan' && reference.attribute === '名称')
    .filter(() => refs.every(({ reference }) => reference.attribute === '名称'))
    .map(({ fact }) => ({
      rule: 'A8',
      severity: 'error',
      message: `“${fact.label}”是下一步的安排，不能写成已经在做的工作`,
    }))
}

const JOINING = /推动|促进|保障|支撑|支持|服务|巩固|优化|完善|强化/
/** A9: that one thing furthers another is a judgement; between two facts a model does not make it. */
function joinedWork({ refs, bare }: Scene): Check[] {
  const word = refs.slice(1).flatMap((ref, i) => {
    const before = refs[i]
    return before && before.fact !== ref.fact
      ? (JOINING.exec(bare.slice(before.at + 1, ref.at))?.[0] ?? [])
      : []
  })[0]
  return word === undefined
    ? []
    : [{ rule: 'A9', severity: 'error', message: `“${word}”把两项台账条目说成一项带动另一项，没有依据` }]
}

/** The segments that are neither a mark nor part of a known word: the segmenter parts 我市 and 信息化. */
function unlisted(segments: readonly Intl.SegmentData[], isKnown: Vocabulary): Intl.SegmentData[] {
  const left: Intl.SegmentData[] = []
  for (let at = 0; at < segments.length; at += 1) {
    const segment = segments[at]
    const joined = [MOST_PARTS, MOST_PARTS - 1, 2, 1].find((count) => {
      const parts = segments.slice(at, at + count)
      return (
        parts.length === count &&
        parts.every(({ isWordLike }) => isWordLike) &&
        isKnown(parts.map((part) => part.segment).join(''))
      )
    })
    if (joined !== undefined) at += joined - 1
    else if (segment?.isWordLike) left.push(segment)
  }
  return left
}

const LONGEST_WORD = Math.max(
  ...Object.values(MODEL_WORDS).flatMap((words) => Array.from(words, (word) => word.length)),
)

/** A word made of words of the list, none of a single character: of those names are made. */
function isMadeOf(word: string, isFree: Vocabulary): boolean {
  const reached = new Set([0])
  for (let at = 0; at < word.length; at += 1) {
    if (!reached.has(at)) continue
    for (let length = 2; length <= LONGEST_WORD && at + length <= word.length; length += 1) {
      if (isFree(word.slice(at, at + length))) reached.add(at + length)
    }
  }
  return reached.has(word.length)
}
