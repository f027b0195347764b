import type { HouseStyle, ParagraphPlan, SectionPlan } from '../../domain/draft.ts'
import { periodName } from '../../domain/period.ts'
import type { SheetIndex } from '../../facts/sheet-index.ts'
import { checkTemplate } from '../../grounding/gate-a.ts'
import { checkRendered } from '../../grounding/gate-b.ts'
import type { FramePattern, FrameSlot } from '../patterns/frame-patterns.ts'
import { FRAME_PATTERNS, fillFrame, frameOf } from '../patterns/frame-patterns.ts'
import { fieldWordOf, isEducationOrgan, isSchool } from '../plan/organ-field.ts'
import { hashText } from '../seed.ts'
import type { EngineSentence } from './join-clauses.ts'
import { type ToldWork, toldSlots } from './told-work.ts'

/**
 * The paragraph's general sentence, if its plan asks for one: the bureau's own where its earlier documents have
 * one, else the first of the bank, by seed, that suits kind and level and can be filled. `told`: what the text tells,
 * for the sentences that take it up.
 */
export function frameSentences(
  paragraph: Pick<ParagraphPlan, 'frame'>,
  { role }: Pick<SectionPlan, 'role'>,
  index: SheetIndex,
  seed: string,
  style?: HouseStyle,
  told?: ToldWork,
): EngineSentence[] {
  const { frame } = paragraph
  if (frame === 'none') return []
  const values = { ...slotsOf(role, index), ...(told ? toldSlots(paragraph, role, told, index) : {}) }
  const suits = (pattern: FramePattern): boolean =>
    pattern.use === frame && pattern.needs.every((slot) => slot in values)
  const own = (style?.frames ?? [])
    .map(({ use, text }) => frameOf('own', use, [], text))
    .filter((pattern) => suits(pattern) && passes(fillFrame(pattern, values), role, index))
  const traits = frameTraits(index)
  const usable = FRAME_PATTERNS.filter(
    (pattern) => suits(pattern) && pattern.when.every((trait) => traits.has(trait)),
  )
  // Words made for the level come before words for all, and a bureau that names its superiors wants them named.
  const best = Math.max(...usable.map(fitness))
  const pattern = pick(own.length > 0 ? own : usable.filter((one) => fitness(one) === best), seed)
  return pattern ? [{ template: fillFrame(pattern, values), facts: [], exemplars: [] }] : []
}

/** What the bureau wrote of another year may name or claim what this sheet does not hold. */
const passes = (text: string, role: SectionPlan['role'], index: SheetIndex): boolean =>
  checkTemplate(text, index, { role }).length === 0 && checkRendered(text, [], index).length === 0

const fitness = ({ needs, when }: FramePattern): number =>
  2 * Number(needs.includes('上级')) + Number(when.length > 0)

function slotsOf(role: SectionPlan['role'], index: SheetIndex): Partial<Record<FrameSlot, string>> {
  const { profile, period } = index.sheet
  const superiors = listOf(profile.superiors)
  const field = fieldWordOf(profile.organ, profile.region)
  return {
    期: periodName(role === 'plan' ? index.planPeriod : period),
    机关: profile.organ,
    ...(superiors ? { 上级: superiors } : {}),
    ...(index.scopeWord && !isSchool(profile.organ)
      ? { 全域: `${index.scopeWord}${field ?? '有关'}工作` }
      : {}),
  }
}

function frameTraits({ sheet, planPeriod }: SheetIndex): ReadonlySet<FramePattern['when'][number]> {
  const { organ, level } = sheet.profile
  const school = isSchool(organ)
  return new Set([
    ...(isEducationOrgan(organ) ? (['education'] as const) : []),
    ...(school ? (['school'] as const) : []),
    ...(level === 'division' && !school ? (['division'] as const) : []),
    ...(level === 'county' && !school ? (['county'] as const) : []),
    ...((level === 'city' || level === 'province') && !school ? (['bureau'] as const) : []),
    ...(/-H1$/.test(sheet.period) ? (['half'] as const) : []),
    ...(/-H2$/.test(planPeriod) ? (['half-ahead'] as const) : []),
  ])
}

/** 市委、市政府和省教育厅. */
const listOf = (names: readonly string[]): string =>
  names.length < 3 ? names.join('、') : `${names.slice(0, -1).join('、')}和${names.at(-1) ?? ''}`

const pick = (patterns: readonly FramePattern[], seed: string): FramePattern | undefined =>
  patterns[hashText(`${seed} frame`) % Math.max(1, patterns.length)]
