import type { FactSheet } from '../domain/fact-sheet.ts'

/** A fact that may be a second telling of the fact `of`; `dispute` asks a person about it. */
export type OpenDouble = { readonly id: string; readonly of: string; readonly dispute: string }

/** The second tellings that nobody has decided about yet. */
export const openDoubles = ({ disputes = [] }: FactSheet): OpenDouble[] =>
  disputes.flatMap(({ id: dispute, about, facts: [of = '', ...others], decision }) =>
    about !== 'same' || decision ? [] : others.map((id) => ({ id, of, dispute })),
  )
