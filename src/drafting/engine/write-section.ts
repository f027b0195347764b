import type { ParagraphPlan, SectionPlan } from '../../domain/draft.ts'
import type { Fact } from '../../domain/fact-sheet.ts'
import { periodName } from '../../domain/period.ts'
import type { RenderContext } from '../../facts/setting.ts'
import type { SheetIndex } from '../../facts/sheet-index.ts'
import type { FramePattern } from '../patterns/frame-patterns.ts'
import { FRAME_PATTERNS, fillFrame, LINKS } from '../patterns/frame-patterns.ts'
import { hanNumber } from '../plan/han-number.ts'
import { isEducationOrgan } from '../plan/organ-field.ts'
import { problemItems } from '../plan/problems-of.ts'
import { hashText } from '../seed.ts'
import type { Clause, Place } from './compose-clause.ts'
import { composeClause, composeJoint } from './compose-clause.ts'
import { groupFacts } from './group-facts.ts'
import type { EngineSentence } from './join-clauses.ts'
import { joinClauses } from './join-clauses.ts'
import type { Exemplar, Memory } from './memory.ts'
import { createMemory } from './memory.ts'

/** What stands around a section's references: the part's heading names the period and the opening the area. */
export const contextOf = ({ role }: Pick<SectionPlan, 'role'>): RenderContext => ({
  role,
  periodStated: true,
  scopeStated: false,
})

/**
 * Writes a section without a model: its paragraphs, each a list of sentences with their facts. Every fact of the
 * plan is told, nothing else is said but general sentences of the bank; among wordings that sound alike, one that the
 * exemplars use is chosen. Same input, same text.
 */
export function writeSection(
  section: SectionPlan,
  index: SheetIndex,
  seed: string,
  exemplars: readonly Exemplar[] = [],
): EngineSentence[][] {
  const memory = createMemory(`${seed} ${section.id}`, exemplars)
  return section.paragraphs.map((paragraph) => writeParagraph(paragraph, section, index, memory))
}

function writeParagraph(
  paragraph: ParagraphPlan,
  section: SectionPlan,
  index: SheetIndex,
  memory: Memory,
): EngineSentence[] {
  const place: Place = { index, context: contextOf(section), asProblem: section.role === 'problems' }
  const facts = paragraph.facts.flatMap((id) => index.byId.get(id) ?? [])
  const listed = paragraph.frame === 'problems' && facts.length > 1
  const clauses = listed
    ? problemItems(facts).map((item) => composeItem(item, place, memory))
    : groupFacts(facts, place).flatMap((group) => composeGroup(group, place, memory))
  const sentences = joinClauses(clauses, memory.seed, listed)
  return [
    ...frameSentences(paragraph, section, index, memory.seed),
    ...(listed ? sentences.map(numberItem) : linkSentences(sentences, memory)),
    ...gapSentences(paragraph),
  ]
}

export const gapSentences = ({ gaps }: ParagraphPlan): EngineSentence[] =>
  gaps.map((gap) => ({ template: `{{缺.${gap}}}`, facts: [], exemplars: [] }))

function composeGroup(group: readonly Fact[], place: Place, memory: Memory): Clause[] {
  const joint = group.length > 1 ? composeJoint(group, place, memory) : undefined
  return joint ? [joint] : group.map((fact) => composeClause(fact, place, memory))
}

/** What concerns the same problem in one sentence. @throws RangeError without facts. */
function composeItem(facts: readonly Fact[], place: Place, memory: Memory): Clause {
  const [first, ...more] = facts.map((fact) => composeClause(fact, place, memory))
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

const LEAST_FOR_LINK = 5
const STARTS_WITH_TIME = /^\{\{[^{}]*\.(?:时间|期间|时限)\}\}/

/** One linking word past the middle of a longer paragraph; it says that the text goes on, and nothing more. */
function linkSentences(sentences: readonly EngineSentence[], memory: Memory): EngineSentence[] {
  const choice = hashText(`${memory.seed} ${sentences[0]?.template ?? ''}`)
  const place = Math.ceil(sentences.length / 2)
  const linked = sentences[place]
  if (memory.linked || !linked || sentences.length < LEAST_FOR_LINK) return [...sentences]
  if (choice % 3 === 0 || STARTS_WITH_TIME.test(linked.template)) return [...sentences]
  memory.linked = true
  const link = LINKS[choice % LINKS.length] ?? ''
  return sentences.with(place, { ...linked, template: `${link}${linked.template}` })
}

/** The paragraph's general sentence, if its plan asks for one: the first of the bank, by seed, that can be filled. */
export function frameSentences(
  { frame }: Pick<ParagraphPlan, 'frame'>,
  { role }: SectionPlan,
  index: SheetIndex,
  seed: string,
): EngineSentence[] {
  if (frame === 'none') return []
  const { profile, period } = index.sheet
  const superiors = listOf(profile.superiors)
  const values = {
    期: periodName(role === 'plan' ? index.planPeriod : period),
    机关: profile.organ,
    ...(superiors ? { 上级: superiors } : {}),
  }
  const usable = FRAME_PATTERNS.filter(
    (pattern) =>
      pattern.use === frame &&
      (!pattern.ofEducation || isEducationOrgan(profile.organ)) &&
      pattern.needs.every((slot) => slot in values),
  )
  // A bureau that names its superiors wants them named.
  const wanted = usable.filter((pattern) => pattern.needs.includes('上级'))
  const pattern = pick(wanted.length > 0 ? wanted : usable, seed)
  return pattern ? [{ template: fillFrame(pattern, values), facts: [], exemplars: [] }] : []
}

/** 市委、市政府和省教育厅. */
const listOf = (names: readonly string[]): string =>
  names.length < 3 ? names.join('、') : `${names.slice(0, -1).join('、')}和${names.at(-1) ?? ''}`

const pick = (patterns: readonly FramePattern[], seed: string): FramePattern | undefined =>
  patterns[hashText(`${seed} frame`) % Math.max(1, patterns.length)]
