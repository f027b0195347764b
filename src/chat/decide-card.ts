import type { FactCard } from '../domain/conversation.ts'
import { AppError } from '../domain/errors.ts'
import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import { addFact, type EditedSheet, removeFact, replaceFact } from '../facts/edit-sheet.ts'
import { CHAT_SOURCE } from './fact-words.ts'

/**
 * The sheet with what a card proposes. `edited` is the fact as the writer has mended it on the card. A new fact whose id
 * is taken by now gets another one. What the sheet holds already stays as it is, so that a card may be decided again
 * where the first decision got as far as the sheet and no further.
 * @throws AppError `revision_conflict` where the fact is no longer as the card shows it, `invalid_sheet` with faults at
 * the fields.
 */
export function applyCard(
  sheet: FactSheet,
  { change, before, after }: FactCard,
  edited: unknown,
): EditedSheet | { readonly sheet: FactSheet; readonly fact: null } {
  if (change === 'remove') {
    if (!before) throw new AppError('unexpected', '卡片没有写明要去掉哪一项')
    if (!sheet.facts.some(({ id }) => id === before.id)) return { sheet, fact: null }
    requireUnchanged(sheet, before)
    return { sheet: removeFact(sheet, before.id), fact: null }
  }
  const fact = withSource(edited ?? after)
  if (change === 'replace') {
    if (!before) throw new AppError('unexpected', '卡片没有写明要改哪一项')
    const replaced = replaceFact(sheet, before.id, fact)
    const now = sheet.facts.find(({ id }) => id === before.id)
    if (now && isSame(now, replaced.fact)) return { sheet, fact: now }
    requireUnchanged(sheet, before)
    return replaced
  }
  const isTaken = sheet.facts.some(({ id }) => id === after?.id)
  const { id: _, ...rest } = fact
  const added = addFact(sheet, isTaken ? rest : { ...rest, id: after?.id })
  const { id: newId } = added.fact
  const known = sheet.facts.find((other) => isSame({ ...other, id: newId }, added.fact))
  return known ? { sheet, fact: known } : added
}

function withSource(input: unknown): Readonly<Record<string, unknown>> {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw new AppError('invalid_sheet', '条目应为一组字段（花括号）', {
      faults: [{ at: '/', message: '条目应为一组字段（花括号）' }],
    })
  return { ...input, source: 'source' in input && input.source ? input.source : { file: CHAT_SOURCE } }
}

const isSame = (a: Fact, b: Fact): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What somebody else has changed meanwhile is not overwritten unseen. */
function requireUnchanged({ facts }: FactSheet, before: Fact): void {
  const now = facts.find(({ id }) => id === before.id)
  if (now && JSON.stringify(now) === JSON.stringify(before)) return
  throw new AppError(
    'revision_conflict',
    now
      ? `台账中的“${now.label}”已被改动，与卡片上的不同，请重新提出`
      : `台账中的“${before.label}”已被删除，请重新提出`,
  )
}
