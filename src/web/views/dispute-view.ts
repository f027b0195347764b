import type { Claim, Dispute } from '../../domain/fact-sheet.ts'
import { fieldsOf, readField } from './fact-fields.ts'
import { originOf } from './fact-view.ts'

/** One claim of a dispute: who says it, what it says of what is disputed, and where it stands. */
export type ClaimView = {
  readonly origin: string
  readonly label: string
  readonly says: readonly { readonly name: string; readonly text: string }[]
  readonly place: string
}

export const viewClaim = ({ origin, fact }: Claim, { fields }: Pick<Dispute, 'fields'>): ClaimView => {
  const unit = fact.kind === 'indicator' ? fact.unit : ''
  const disputed = fieldsOf(fact.kind).filter(({ path }) => fields.includes(path.split('.')[0] ?? ''))
  return {
    origin,
    label: fact.label,
    says: disputed.flatMap(({ path, name }) => {
      const text = readField(fact, path)
      return text === '' ? [] : [{ name, text: path.endsWith('value') ? text + unit : text }]
    }),
    place: originOf(fact),
  }
}

/** Those that nobody has decided on first. */
export const sortDisputes = (disputes: readonly Dispute[]): Dispute[] => [
  ...disputes.filter(({ decision }) => !decision),
  ...disputes.filter(({ decision }) => decision),
]
