import type { FactSheet, SheetFault } from '../domain/fact-sheet.ts'
import { describeClaim } from './merge/describe-dispute.ts'

/** What a person still has to decide between before anything is drafted. */
export function checkDisputes({ disputes = [] }: FactSheet): SheetFault[] {
  return disputes
    .filter(({ decision }) => decision === undefined)
    .map(({ id, about, fields, facts, claims }): SheetFault => {
      const [
        {
          fact: { label },
        } = { fact: { label: '' } },
      ] = claims
      const sides = claims.map((claim) => describeClaim(claim, fields)).join('；')
      return about === 'value'
        ? {
            severity: 'error',
            fact: facts[0] ?? null,
            code: 'dispute.open',
            message: `“${label}”有不同说法，请决定（分歧 ${id}）：${sides}`,
          }
        : {
            severity: 'warning',
            fact: facts[0] ?? null,
            code: 'dispute.same',
            message: `可能是同一件事，报了不止一次，请决定（分歧 ${id}）：${sides}`,
          }
    })
}
