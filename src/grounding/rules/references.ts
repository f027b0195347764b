import type { Check } from '../../domain/draft.ts'
import type { GateRule, Scene, UsedReference } from '../gate-scene.ts'
import { withoutMarks } from '../own-words.ts'

const fault = (message: string): Check => ({ rule: 'A1', severity: 'error', message })

/** A1: references parse, name an allotted fact and, where the label was left out, a fact that the clause names. */
export const checkReferences: GateRule = (scene) => [
  ...scene.parts.flatMap((part) => (part.type === 'error' ? [fault(part.message)] : [])),
  ...checkGaps(scene),
  ...(/[{}｛｝]/.test(scene.bare) ? [fault('句中有多余的花括号')] : []),
  ...scene.refs.flatMap((ref) => [...checkAllotted(ref, scene), ...checkNamed(ref, scene)]),
]

function checkAllotted({ fact }: UsedReference, { options: { allowed } }: Scene): Check[] {
  if (!allowed || allowed.has(fact.id) || fact.kind === 'own-name') return []
  return [fault(`“${fact.label}”（${fact.id}）不在本节可用的条目之内`)]
}

function checkNamed({ fact, labelled, at }: UsedReference, { clauses }: Scene): Check[] {
  if (labelled) return []
  const clause = clauses.find(({ start, end }) => start <= at && at < end)
  const words = withoutMarks(clause?.text ?? '')
  const named = [fact.label, ...fact.aliases].some((name) => words.includes(withoutMarks(name)))
  return named ? [] : [fault(`引用 ${fact.id} 没有写标签“${fact.label}”`)]
}

/** What is missing is for the plan to know; an author's own gap would hide that the sheet has the fact. */
const checkGaps = ({ parts, options: { gaps } }: Scene): Check[] =>
  parts.flatMap((part) =>
    part.type === 'gap' && gaps && !gaps.has(part.key)
      ? [fault(`本段没有待补的“${part.key}”，不能自行写待补`)]
      : [],
  )
