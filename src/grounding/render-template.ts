import type { FactSpan, SentenceClass } from '../domain/draft.ts'
import { GAPS, type GapKey } from '../domain/reference.ts'
import { type RenderContext, renderReference } from '../facts/render.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { type Part, parseTemplate } from './references.ts'

export type RenderedTemplate = {
  readonly text: string
  readonly spans: readonly FactSpan[]
  readonly gaps: readonly GapKey[]
  readonly class: SentenceClass
  /** What is wrong with the references, in Chinese; their raw words stand in the text. */
  readonly errors: readonly string[]
}

/** Puts the facts into a sentence and says where each stands and what kind of sentence it makes. */
export function renderTemplate(
  template: string,
  index: SheetIndex,
  context: RenderContext = {},
): RenderedTemplate {
  const parts = parseTemplate(template, index)
  const spans: FactSpan[] = []
  const gaps: GapKey[] = []
  const errors: string[] = []
  let text = ''
  let derived = false
  for (const part of parts) {
    const start = text.length
    switch (part.type) {
      case 'text':
        text += part.text
        break
      case 'gap':
        text += GAPS[part.key]
        gaps.push(part.key)
        break
      case 'error':
        text += part.raw
        errors.push(part.message)
        break
      case 'ref': {
        const rendering = renderReference(index, part.reference, context)
        text += rendering?.text ?? ''
        derived ||= rendering?.derived ?? false
        spans.push({ id: part.reference.id, attr: part.reference.attribute, start, end: text.length })
      }
    }
  }
  return { text, spans, gaps, errors, class: classOf(parts, derived, index, context) }
}

const PLANS = /(?:将|力争|争取|确保|计划|努力|进一步|着力|持续|加快|推动|推进)/

/** grounding.md 2.8. A sentence of names alone rests on no fact; it is general wording. */
function classOf(
  parts: readonly Part[],
  derived: boolean,
  { byId }: SheetIndex,
  { role }: RenderContext,
): SentenceClass {
  if (parts.some(({ type }) => type === 'error')) return '?'
  if (parts.some(({ type }) => type === 'gap')) return 'gap'
  const kinds = parts.flatMap((part) => (part.type === 'ref' ? [byId.get(part.reference.id)?.kind] : []))
  const facts = kinds.filter((kind) => kind !== 'own-name')
  if (facts.length > 0 && facts.every((kind) => kind === 'plan')) return 'P'
  if (facts.length > 0) return derived ? 'D' : 'F'
  const words = parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('')
  return role === 'plan' && PLANS.test(words) ? 'P' : 'G'
}
