import type { HouseStyle, SectionPlan } from '../../domain/draft.ts'
import type { Attribute } from '../../domain/reference.ts'
import type { RenderContext } from '../../facts/setting.ts'
import type { SheetIndex } from '../../facts/sheet-index.ts'
import { ownPatternsOf } from '../patterns/own-patterns.ts'
import type { Pattern } from '../patterns/pattern.ts'

/** What a sentence makes of its facts: shortcomings, tasks to come, or only what is to be reached. */
export type Stance = 'account' | 'problem' | 'task' | 'aim'

/** Where a clause will stand, as far as its wording depends on it. */
export type Place = {
  readonly index: SheetIndex
  readonly context: RenderContext
  readonly stance: Stance
  readonly detail: SectionPlan['detail']
  /** What stands right over the text. */
  readonly heading: string
  /** The bureau's own wordings, beside those of the bank. */
  readonly own: readonly Pattern[]
  /** The clause before said the same of facts like these. */
  readonly again?: boolean
  /** What the same sentence has said before. */
  readonly said?: string
  /** What a retelling is to tell of each fact by its id: all of it and nothing more. */
  readonly wanted?: ReadonlyMap<string, ReadonlySet<Attribute>>
}

/** What stands around a section's references: the part's heading names the period and the opening the area. */
export const contextOf = ({ role }: Pick<SectionPlan, 'role'>): RenderContext => ({
  role,
  periodStated: true,
  scopeStated: false,
})

export function placeIn(section: SectionPlan, index: SheetIndex, style?: HouseStyle): Place {
  const { role, detail, heading } = section
  return {
    index,
    context: contextOf(section),
    stance: stanceOf(section),
    detail,
    heading: role === 'plan' ? heading : '',
    own: style ? ownPatternsOf(style.patterns) : [],
  }
}

function stanceOf({ role, detail }: SectionPlan): Stance {
  if (detail === 'aims') return 'aim'
  if (role === 'problems') return 'problem'
  return role === 'plan' ? 'task' : 'account'
}
