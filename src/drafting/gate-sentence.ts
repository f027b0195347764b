import { type Check, type FactSpan, type Sentence, type SentenceClass, SHEET_RULE } from '../domain/draft.ts'
import { doubtfulFacts } from '../facts/doubtful-facts.ts'
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
  const doubts = checkDoubts(rendered.spans, index)
  const checks = hasErrors(before)
    ? before
    : [...before, ...checkRendered(rendered.text, rendered.spans, index), ...doubts]
  const passed = !hasErrors(checks) && rendered.errors.length === 0
  return {
    template,
    text: rendered.text,
    class: isUnsettled(rendered.class, checks, doubts) ? '?' : rendered.class,
    facts: rendered.spans,
    checks,
    passed,
  }
}

const isUnsettled = (kind: SentenceClass, checks: readonly Check[], doubts: readonly Check[]): boolean =>
  kind !== 'gap' && (doubts.length > 0 || (kind === 'G' && checks.length > 0))

/** What the checks of the sheet hold to be false may be written down for a person to see to, but not as settled. */
function checkDoubts(spans: readonly FactSpan[], { sheet }: SheetIndex): Check[] {
  const doubtful = doubtfulFacts(sheet)
  const told = new Set(spans.filter(({ attr }) => attr !== '名称').map(({ id }) => id))
  return [...told].flatMap((id) =>
    (doubtful.get(id) ?? []).map(
      (message): Check => ({ rule: SHEET_RULE, severity: 'warning', message: `台账待核：${message}` }),
    ),
  )
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
