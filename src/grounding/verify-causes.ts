import type { FactSpan } from '../domain/draft.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { textsOf } from './own-words.ts'
import type { Fault } from './verify-figures.ts'
import { CAUSAL } from './vocabulary.ts'

/** 带动 as what something has: 支撑带动作用. */
const NOUN = /^带动(?:作用|能力|力|效应|战略|[强弱不的])/

/** B8: two facts of the sheet told as cause and effect, which no fact says; for a person to judge. */
export function verifyCauses(sentence: string, facts: readonly FactSpan[], { byId }: SheetIndex): Fault[] {
  const match = CAUSAL.exec(sentence)
  if (!match || NOUN.test(sentence.slice(match.index))) return []
  const [word] = match
  const told = facts.filter(({ id }) => byId.get(id)?.kind !== 'own-name')
  const [before, behind] = [
    told.filter(({ end }) => end <= match.index),
    told.filter(({ start }) => start >= match.index + word.length),
  ]
  // 得益于 leads in both cause and effect; the other words stand between them.
  const joined = /^(?:得益于|归功于|受益于)/.test(word)
    ? [...before, ...behind]
    : before.length > 0
      ? [...before, ...behind]
      : []
  if (new Set(joined.map(({ id }) => id)).size < 2) return []
  const own = joined.some(({ id }) => {
    const fact = byId.get(id)
    return fact !== undefined && [fact.label, ...textsOf(fact)].some((text) => text.includes(word))
  })
  if (own) return []
  return [
    {
      rule: 'B8',
      severity: 'warning',
      message: `“${word}”把两项事实说成因果，台账没有这样写，请人工确认`,
      suggestion: null,
      start: match.index,
      end: match.index + word.length,
    },
  ]
}
