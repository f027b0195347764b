import type { Fact, Indicator } from '../domain/fact-sheet.ts'
import { ATTRIBUTES, type Attribute, FORMATS, type Format, type Reference } from '../domain/reference.ts'
import { awardRenderers } from './render-award.ts'
import { eventRenderers, ownNameRenderers, problemRenderers } from './render-event.ts'
import { indicatorRenderers } from './render-indicator.ts'
import { lastPlanRenderers, planRenderers } from './render-plan.ts'
import { projectRenderers } from './render-project.ts'
import {
  computed,
  type RenderContext,
  type Renderer,
  type Rendering,
  type Setting,
  said,
  settingOf,
} from './setting.ts'
import type { SheetIndex } from './sheet-index.ts'
import { approximateFigure, wholeFigure } from './wording.ts'

export type { RenderContext, Rendering } from './setting.ts'

const rendererOf = <F>(
  table: Readonly<Record<string, Renderer<F>>>,
  attribute: string,
): Renderer<F> | undefined => (Object.hasOwn(table, attribute) ? table[attribute] : undefined)

function renderAttribute(fact: Fact, attribute: Attribute, setting: Setting): Rendering | null {
  switch (fact.kind) {
    case 'indicator':
      return rendererOf(indicatorRenderers, attribute)?.(fact, setting) ?? null
    case 'project':
      return rendererOf(projectRenderers, attribute)?.(fact, setting) ?? null
    case 'award':
      return rendererOf(awardRenderers, attribute)?.(fact, setting) ?? null
    case 'event':
      return rendererOf(eventRenderers, attribute)?.(fact, setting) ?? null
    case 'problem':
      return rendererOf(problemRenderers, attribute)?.(fact, setting) ?? null
    case 'plan':
      return rendererOf(planRenderers, attribute)?.(fact, setting) ?? null
    case 'last-plan':
      return rendererOf(lastPlanRenderers, attribute)?.(fact, setting) ?? null
    case 'own-name':
      return rendererOf(ownNameRenderers, attribute)?.(fact, setting) ?? null
  }
}

/** Formats change a bare figure only; null where the figure cannot be shown in that way. */
function formatFigure(fact: Indicator, attribute: Attribute, format: Format): Rendering | null {
  const value = attribute === '上年' ? (fact.previous?.value ?? null) : fact.value
  if (value === null) return null
  switch (format) {
    case '表':
      return said(value)
    case '整': {
      const whole = wholeFigure(value)
      return whole === null ? null : said(`${whole}${fact.unit}`)
    }
    case '约': {
      const rounded = approximateFigure(value, fact.unit)
      return rounded === null ? null : computed(rounded)
    }
  }
}

/**
 * The words that stand in the text for a reference (rules: docs/grounding.md). Figures are shown exactly as typed.
 * Null where the sheet has no such fact, or the fact does not carry what attribute and format ask for; never
 * throws. The reference's label is not compared here: that is the gate's task.
 */
export function renderReference(
  index: SheetIndex,
  { id, attribute, format }: Pick<Reference, 'id' | 'attribute' | 'format'>,
  context: RenderContext = {},
): Rendering | null {
  const fact = index.byId.get(id)
  if (!fact) return null
  if (format === null) return renderAttribute(fact, attribute, settingOf(index, context))
  if (fact.kind !== 'indicator' || (attribute !== '值' && attribute !== '上年')) return null
  return formatFigure(fact, attribute, format)
}

/** The attributes that this fact can render, in the order of the closed list. */
export function attributesOf(index: SheetIndex, fact: Fact): Attribute[] {
  return ATTRIBUTES[fact.kind].filter(
    (attribute) => renderReference(index, { id: fact.id, attribute, format: null }) !== null,
  )
}

/** The formats that the attribute of this fact can be shown in, beside the plain one. */
export function formatsOf(index: SheetIndex, fact: Fact, attribute: Attribute): Format[] {
  return FORMATS.filter((format) => renderReference(index, { id: fact.id, attribute, format }) !== null)
}

/** The facts that can be told in full, with a sentence of their own; others lack a figure that is still awaited. */
export function availableFacts(index: SheetIndex): Fact[] {
  return index.sheet.facts.filter((fact) =>
    fact.kind === 'own-name' ? false : attributesOf(index, fact).includes('全句'),
  )
}
