import type { FactSpan } from '../domain/draft.ts'
import type { Severity } from '../domain/finding.ts'
import type { Quantity } from '../text/quantities.ts'
import type { Span } from '../text/span.ts'
import type { Carried, ClaimFinder, Verdict } from './claim-finder.ts'
import type { Claim } from './fact-claims.ts'
import type { TextWindow } from './text-window.ts'

/** What a check of one sentence found; offsets in the sentence. */
export type Fault = Span & {
  readonly rule: string
  readonly severity: Severity
  readonly message: string
  readonly suggestion: string | null
}

export type Judged = { readonly facts: readonly FactSpan[]; readonly faults: readonly Fault[] }

export const NOTHING: Judged = { facts: [], faults: [] }

const metric = ({ fact, parts: [part], kind }: Claim): string =>
  part !== undefined && kind !== 'own' && part !== fact.label ? `${fact.label}·${part}` : fact.label

/** One figure of a sentence against the sheet. */
export function verifyFigure(
  quantity: Quantity,
  sentence: string,
  window: TextWindow,
  finder: ClaimFinder,
  carried?: Carried,
): Judged {
  const verdict = finder.judge({ quantity, text: sentence }, window, carried)
  const words = sentence.slice(quantity.start, quantity.end)
  const fault = (rule: string, severity: Severity, message: string, suggestion: string | null): Judged => ({
    facts: [],
    faults: [{ rule, severity, message, suggestion, start: quantity.start, end: quantity.end }],
  })
  switch (verdict.type) {
    case 'supported':
      return { facts: [spanOf(verdict.claim, quantity)], faults: [] }
    case 'unclear':
      return {
        facts: [spanOf(verdict.claim, quantity)],
        faults: fault(
          'B2',
          'warning',
          `“${words}”与台账“${metric(verdict.claim)}”（${verdict.claim.fact.id}）的数相同，但文中所指不明，请核对`,
          null,
        ).faults,
      }
    case 'swapped':
      return fault(
        'B2',
        'error',
        `“${words}”是“${metric(verdict.claim)}”的数，文中说的是“${metric(verdict.named)}”，台账为 ${verdict.named.shown}`,
        verdict.named.shown,
      )
    case 'worded':
      return fault('B3', 'error', `“${words}”用法有误：${verdict.message}`, null)
    case 'unsupported':
      return fault('B1', 'error', unsupportedMessage(words, verdict), suggestionFor(verdict))
  }
}

type Unsupported = Extract<Verdict, { type: 'unsupported' }>

function unsupportedMessage(words: string, { nearest, equal }: Unsupported): string {
  if (!nearest) return `“${words}”在台账中没有依据`
  if (equal) return `“${words}”在台账中是“${metric(nearest)}”（${nearest.fact.id}）的数，文中说的不是它`
  return `“${words}”在台账中没有依据；台账“${metric(nearest)}”（${nearest.fact.id}）为 ${nearest.shown || '另一数值'}`
}

const suggestionFor = ({ nearest, equal }: Unsupported): string | null =>
  (equal ? null : nearest?.shown) || null

const spanOf = ({ fact, attribute }: Claim, { start, end }: Span): FactSpan => ({
  id: fact.id,
  attr: attribute,
  start,
  end,
})
