import type { HouseStyle, ParagraphPlan, SectionPlan } from '../../domain/draft.ts'
import type { Fact } from '../../domain/fact-sheet.ts'
import type { SheetIndex } from '../../facts/sheet-index.ts'
import { hanNumber } from '../plan/han-number.ts'
import { problemItems } from '../plan/problems-of.ts'
import type { Clause } from './compose-clause.ts'
import { composeClause, composeGroup } from './compose-clause.ts'
import { frameSentences } from './frame-sentences.ts'
import { groupFacts } from './group-facts.ts'
import type { EngineSentence } from './join-clauses.ts'
import { joinClauses, sentenceOf } from './join-clauses.ts'
import { linkSentences } from './link-sentences.ts'
import type { Exemplar, Memory } from './memory.ts'
import { createMemory, openingOf } from './memory.ts'
import type { Place } from './place.ts'
import { placeIn } from './place.ts'
import type { ToldWork } from './told-work.ts'

/**
 * Writes a section without a model: its paragraphs, each a list of sentences with their facts. Every fact of the
 * plan is told, nothing else is said but general sentences of the bank; among wordings that sound alike, one that the
 * exemplars use is chosen. Openings and closings name what the text tells where `told` says it. Same input, same text.
 */
export function writeSection(
  section: SectionPlan,
  index: SheetIndex,
  seed: string,
  exemplars: readonly Exemplar[] = [],
  style?: HouseStyle,
  told?: ToldWork,
): EngineSentence[][] {
  const memory = createMemory(`${seed} ${section.id}`, exemplars)
  return section.paragraphs.map((paragraph) => writeParagraph(paragraph, section, index, memory, style, told))
}

/** 一是…二是… in place of headings asks for at least so many sentences. */
const LEAST_ORDINALS = 2
const MOST_ORDINALS = 6

function writeParagraph(
  paragraph: ParagraphPlan,
  section: SectionPlan,
  index: SheetIndex,
  memory: Memory,
  style: HouseStyle | undefined,
  told: ToldWork | undefined,
): EngineSentence[] {
  const place = placeIn(section, index, style)
  memory.ownTime = ''
  const frame = frameSentences(paragraph, section, index, memory.seed, style, told)
  const [framed] = frame
  if (framed) memory.opening = openingOf(framed.template)
  const facts = paragraph.facts.flatMap((id) => index.byId.get(id) ?? [])
  const listed = paragraph.frame === 'problems' && facts.length > 1
  const clauses = listed
    ? problemItems(facts).map((item) => composeItem(item, place, memory))
    : groupFacts(facts, place).flatMap((group, i, groups) =>
        composeGroup(group, { ...place, again: saysTheSame(groups[i - 1], group) }, memory),
      )
  const runs = joinClauses(clauses, memory.seed, listed, memory.opening)
  const ordinal =
    listed ||
    (style?.points === 'ordinal' &&
      section.level > 1 &&
      runs.length >= LEAST_ORDINALS &&
      runs.length <= MOST_ORDINALS)
  return [
    ...frame,
    ...(ordinal ? runs.map(sentenceOf).map(numberItem) : linkSentences(runs, memory)),
    ...gapSentences(paragraph),
  ]
}

export const gapSentences = ({ gaps }: ParagraphPlan): EngineSentence[] =>
  gaps.map((gap) => ({ template: `{{缺.${gap}}}`, facts: [], exemplars: [] }))

/** Two lists of last year's tasks with one answer stand behind one another: the second is 也已完成. */
const saysTheSame = (before: readonly Fact[] | undefined, [next, second]: readonly Fact[]): boolean => {
  const [last] = before ?? []
  return (
    last?.kind === 'last-plan' &&
    next?.kind === 'last-plan' &&
    last.status === next.status &&
    second !== undefined &&
    before?.[1] !== undefined
  )
}

/** What concerns the same problem in one sentence. @throws RangeError without facts. */
function composeItem(facts: readonly Fact[], place: Place, memory: Memory): Clause {
  let said = ''
  const [first, ...more] = facts.map((fact) => {
    const clause = composeClause(fact, { ...place, said }, memory)
    said += clause.text
    return clause
  })
  if (!first) throw new RangeError('no problem to tell')
  const clauses = [first, ...more]
  return {
    ...first,
    template: clauses.map(({ template }) => template).join('；'),
    text: clauses.map(({ text }) => text).join('；'),
    facts: clauses.flatMap((clause) => clause.facts),
  }
}

/** 一是…。二是…。 */
function numberItem(sentence: EngineSentence, index: number): EngineSentence {
  return { ...sentence, template: `${hanNumber(index + 1)}是${sentence.template}` }
}
