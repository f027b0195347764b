import type { Check, FactSpan, Sentence, SentenceClass } from '../domain/draft.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { checkTemplate, type GateOptions, hasErrors } from '../grounding/gate-a.ts'
import { checkRendered } from '../grounding/gate-b.ts'
import { renderTemplate } from '../grounding/render-template.ts'
import { contextOf } from './engine/place.ts'

/** A sentence after both gates. `passed` is false where an error keeps it out of the text. */
export type GatedSentence = {
  readonly template: string
  readonly text: string
  readonly class: SentenceClass
  readonly facts: readonly FactSpan[]
  readonly checks: readonly Check[]
  readonly passed: boolean
}

/** Leads a sentence's template through gate A, the renderer and gate B: the only way into a draft, for any author. */
export function gateSentence(template: string, index: SheetIndex, options: GateOptions): GatedSentence {
  const { role = 'summary' } = options
  const before = checkTemplate(template, index, options)
  const rendered = renderTemplate(template, index, contextOf({ role }))
  const checks = hasErrors(before)
    ? before
    : [...before, ...checkRendered(rendered.text, rendered.spans, index)]
  const passed = !hasErrors(checks) && rendered.errors.length === 0
  return {
    template,
    text: rendered.text,
    class: rendered.class === 'G' && checks.length > 0 ? '?' : rendered.class,
    facts: rendered.spans,
    checks,
    passed,
  }
}

type Provenance = Pick<Sentence, 'id' | 'paragraph' | 'author' | 'prompt'> & {
  readonly exemplars: readonly string[]
}

/** The record of a sentence that has been through the gates: what it says, and where it stands and comes from. */
export const sentenceOf = (
  { template, text, class: kind, facts, checks }: GatedSentence,
  { id, paragraph, author, exemplars, prompt }: Provenance,
): Sentence => ({
  id,
  paragraph,
  template,
  text,
  class: kind,
  facts: [...facts],
  exemplars: [...exemplars],
  checks: [...checks],
  author,
  ...(prompt ? { prompt } : {}),
})
