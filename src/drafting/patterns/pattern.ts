import type { FactKind } from '../../domain/fact-sheet.ts'
import type { Attribute, GapKey } from '../../domain/reference.ts'

/** What a fact is like, as far as its wording depends on it. */
export type Trait =
  // how a figure moved and what it counts
  | 'up'
  | 'down'
  | 'flat'
  | 'rate'
  | 'low-better'
  | 'zero'
  | 'against-last-year'
  | 'against-same-period'
  | 'own-time'
  | 'scoped'
  | 'awaited'
  | 'over'
  // what the label is: 招聘教师, 省一级幼儿园, 覆盖率
  | 'verb-label'
  | 'newly-added'
  | 'cumulative'
  | 'stock'
  // projects
  | 'done'
  | 'under-way'
  | 'early'
  | 'dated'
  | 'started'
  // awards
  | 'won-label'
  | 'prize'
  | 'honour'
  | 'first'
  | 'bare-count'
  // events and plans
  | 'told'
  | 'names-label'
  | 'meeting'
  | 'contest'
  | 'unanswered'
  /** 理论武装工作 is work by its name; 清廉建设深化 needs 任务 before it can be completed. */
  | 'task-label'
  /** 占比达到90% reads as news where it stands bare; quoted, it is the name of a task. */
  | 'claim-label'
  /** 提高保障水平 says what is to be done, 均衡发展 how things are to be. */
  | 'deed-label'
  | 'state-label'
  | 'targeted'
  // figures of its own, and a verb that stands well behind a bare date
  | 'counted'
  | 'plain-verb'
  /** One 推进s a reform and 做好s a service, where 开展 suits neither. */
  | 'pushed'
  | 'cared-for'
  /** The sentence before said the same of others. */
  | 'again'
  | 'new'
  | 'high-better'
  /** Things that are there and can be counted one by one: 专职教师283名. */
  | 'thing'
  | 'works'
  /** The fact is spoken of as a task to come, or only as what is to be reached. */
  | 'as-task'
  | 'as-aim'
  /** The fact is spoken of as a shortcoming. */
  | 'as-problem'

export type Condition = Trait | `!${Trait}`

/**
 * A wording for a fact. `text` holds slots such as {名称}, which become references; {名称*} stands for the slots of
 * several facts joined by 、. Figures, dates and names come only from slots.
 */
export type Pattern = {
  readonly id: string
  readonly kind: FactKind
  /** A head can begin a sentence; a tail goes on behind one. */
  readonly part: 'head' | 'tail'
  /** The slots' attributes. */
  readonly needs: readonly Attribute[]
  readonly when: readonly Condition[]
  readonly text: string
  /** The word that readers notice when it comes again. */
  readonly lead: string
  /** For several like facts at once. */
  readonly several: boolean
}

/** The parts of a pattern's text: words, slots with their attribute, and gaps, which stand as {缺.数值}. */
export type Piece =
  | { readonly words: string }
  | { readonly attribute: Attribute; readonly several: boolean }
  | { readonly gap: GapKey }

export function piecesOf(text: string): Piece[] {
  return text
    .split(/(\{[^{}]+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (!piece.startsWith('{')) return { words: piece }
      const name = piece.slice(1, -1)
      if (name.startsWith('缺.')) return { gap: asGapKey(name.slice(2)) }
      const several = name.endsWith('*')
      return { attribute: asAttribute(several ? name.slice(0, -1) : name), several }
    })
}

/**
 * The clauses of a pattern that bring words of their own, which readers notice when they come again: {名称}达{值}.
 * Two patterns may share one.
 */
export function clausesOf({ text }: Pattern): string[] {
  return text
    .replaceAll('*}', '}')
    .split(/[，；]/)
    .filter((clause) => /\p{Script=Han}/u.test(clause.replaceAll(/\{[^{}]*\}/g, '')))
}

/** The bank is data of our own; a test holds that every slot names an attribute of its kind, every gap a known gap. */
const asAttribute = (name: string): Attribute => name as Attribute
const asGapKey = (name: string): GapKey => name as GapKey

/** One row of the bank: id, conditions, text, lead. */
export type Row = readonly [id: string, when: readonly Condition[], text: string, lead: string]

/** Turns rows of the bank into patterns of one kind and part. */
export function patternsOf(kind: FactKind, part: Pattern['part'], rows: readonly Row[]): Pattern[] {
  return rows.map(([id, when, text, lead]) => ({
    id: `${kind}.${part}.${id}`,
    kind,
    part,
    needs: [...new Set(piecesOf(text).flatMap((piece) => ('attribute' in piece ? [piece.attribute] : [])))],
    when,
    text,
    lead,
    several: text.includes('*}'),
  }))
}
