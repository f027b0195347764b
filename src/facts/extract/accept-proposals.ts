import { AppError, type Fault } from '../../domain/errors.ts'
import type { Fact, FactSheet } from '../../domain/fact-sheet.ts'
import { parseSheet } from '../parse-sheet.ts'
import { createIdGiver } from '../tables/apply-mapping.ts'
import { type Proposal, type ProposalFile, proposalFileSchema } from './proposal.ts'

/** What became of the proposals. */
export type Acceptance = {
  readonly sheet: FactSheet
  /** Ids of the facts that were added, by proposal. */
  readonly added: readonly { readonly proposal: string; readonly fact: string }[]
  /** Proposals that nobody accepted. */
  readonly left: number
}

/**
 * The sheet with the accepted proposals, and nothing else of it changed. An id that is taken by now is given anew.
 * Throws AppError `invalid_sheet` when the facts together make no valid sheet.
 */
export function acceptProposals(sheet: FactSheet, proposals: readonly Proposal[]): Acceptance {
  const accepted = proposals.filter(({ accept }) => accept)
  const taken = new Set(sheet.facts.map(({ id }) => id))
  const giveId = createIdGiver([...taken, ...accepted.map(({ fact }) => fact.id)])
  const added: { proposal: string; fact: string }[] = []
  const facts = accepted.map(({ id: proposal, fact }): Fact => {
    const id = taken.has(fact.id) ? giveId(fact.kind) : fact.id
    taken.add(id)
    added.push({ proposal, fact: id })
    return { ...fact, id }
  })
  return {
    sheet: parseSheet({ ...sheet, facts: [...sheet.facts, ...facts] }),
    added,
    left: proposals.length - accepted.length,
  }
}

/** Reads a file of proposals. Throws AppError `invalid_request`, naming every place that is wrong. */
export function parseProposals(input: unknown): ProposalFile {
  const result = proposalFileSchema.safeParse(input)
  if (result.success) return result.data
  const faults: Fault[] = result.error.issues
    .slice(0, 100)
    .map(({ path, message }) => ({ at: `/${path.map(String).join('/')}`, message }))
  throw new AppError('invalid_request', `提议文件内容有误（${faults.length} 处）`, { faults })
}
