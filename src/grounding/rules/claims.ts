import type { Check } from '../../domain/draft.ts'
import type { Fact } from '../../domain/fact-sheet.ts'
import { createWordFinder } from '../../text/word-finder.ts'
import { type GateRule, insideAny, type SceneClause } from '../gate-scene.ts'
import { CAUSAL, COMPLETED, DONE_VERBS, DONE_WORDS, FUTURE, NOT_CLAIMED } from '../vocabulary.ts'

const doneWords = createWordFinder(DONE_WORDS)

/** A6: a sentence without any fact may not claim an accomplishment. Marked for the writer's eye. */
export const checkAccomplishments: GateRule = ({ bare, refs, clauses, ownSpans, role }) => {
  if (!doneWords.holds(bare)) return []
  if (role === 'plan' || refs.some(({ fact }) => fact.kind !== 'own-name')) return []
  return clauses.flatMap((clause) => {
    if (NOT_CLAIMED.test(clause.text)) return []
    return Array.from(clause.text.matchAll(DONE_VERBS))
      .filter(({ index, 0: word }) => {
        const start = clause.start + index
        return !insideAny(ownSpans, { start, end: start + word.length })
      })
      .map(
        ([word]): Check => ({
          rule: 'A6',
          severity: 'warning',
          message: `“${word}”说的是具体成果，句中却没有台账条目支持`,
        }),
      )
  })
}

/** A8: what is not done is not told as done, and what is done not as still to come. */
export const checkAspect: GateRule = ({ clauses, role, parts }) => {
  const referring = clauses.filter(({ refs }) => refs.length > 0)
  return [
    ...referring.flatMap((clause) => aspectFaults(clause)),
    ...(role === 'plan' || parts.some(({ type }) => type === 'gap')
      ? []
      : referring.flatMap(unansweredFaults)),
  ]
}

/** Nobody has said what became of an unanswered item: neither 已完成 nor its bare words, which read as news, may stand. */
function unansweredFaults({ text, refs }: SceneClause): Check[] {
  const alone = /^[\uFFFC、，。；！]+$/.test(text)
  const claimed = alone || (COMPLETED.test(text) && !FUTURE.test(text))
  return refs
    .filter(({ fact, reference }) => isUnanswered(fact) && TASK_WORDS.has(reference.attribute) && claimed)
    .map(({ fact }) => aspect(`“${fact.label}”还没有填写完成情况，不能写成已经完成`))
}

const TASK_WORDS: ReadonlySet<string> = new Set(['名称', '措施'])

/** An item of last year's plan of which the sheet does not say what became of it. */
export const isUnanswered = (fact: Fact): boolean => fact.kind === 'last-plan' && fact.status === undefined

function aspectFaults(clause: SceneClause): Check[] {
  const faults: Check[] = []
  const completed = COMPLETED.exec(clause.text)?.[0]
  const future = FUTURE.exec(clause.text)?.[0]
  for (const { fact } of clause.refs) {
    const state = stateOf(fact)
    if (completed && !future && state === 'open') {
      faults.push(aspect(`“${fact.label}”尚未完成，不能写“${completed}”`))
    }
    if (future && state === 'done') faults.push(aspect(`“${fact.label}”已经实现，不能写“${future}”`))
  }
  return faults
}

const aspect = (message: string): Check => ({ rule: 'A8', severity: 'error', message })

/** Whether what the fact tells has happened. Null where it is no matter of done or not done. */
export function stateOf(fact: Fact): 'done' | 'open' | null {
  switch (fact.kind) {
    case 'project':
      return fact.status === '完工' || fact.status === '投用' ? 'done' : 'open'
    case 'award':
    case 'event':
      return 'done'
    case 'plan':
      return 'open'
    case 'last-plan':
      return fact.status === '完成' ? 'done' : fact.status ? 'open' : null
    default:
      return null
  }
}

/** A9: cause and effect between two facts is the writer's judgement. */
export const checkCauses: GateRule = ({ refs, bare }) => {
  if (refs.length < 2) return []
  const word = CAUSAL.exec(bare)?.[0]
  const facts = new Set(refs.filter(({ fact }) => fact.kind !== 'own-name').map(({ fact }) => fact.id))
  return word && facts.size >= 2
    ? [{ rule: 'A9', severity: 'warning', message: `“${word}”把两项事实说成因果，请人工确认` }]
    : []
}
