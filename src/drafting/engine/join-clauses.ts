import { hashText } from '../seed.ts'
import type { Clause } from './compose-clause.ts'

/** A sentence of the engine: template with its final mark, the facts it tells, the passages whose phrasing it follows. */
export type EngineSentence = {
  readonly template: string
  readonly facts: readonly string[]
  readonly exemplars: readonly string[]
}

const MOST_CLAUSES = 3
const LONGEST_SHORT = 24
const LONGEST_SENTENCE = 76

type Run = { readonly clauses: readonly Clause[]; readonly mark: '，' | '；' | '' }

/**
 * Joins neighbouring clauses into sentences as an office writes them: short ones in a row with ，, two longer ones
 * with ；, and everything else alone. `alone` keeps every clause a sentence of its own.
 */
export function joinClauses(clauses: readonly Clause[], seed: string, alone: boolean): EngineSentence[] {
  const runs: Run[] = []
  for (const clause of clauses) {
    const run = runs.at(-1)
    const mark = run && !alone ? markBetween(run, clause, seed) : ''
    if (run && mark) runs[runs.length - 1] = { clauses: [...run.clauses, clause], mark }
    else runs.push({ clauses: [clause], mark: '' })
  }
  return runs.map(({ clauses: joined, mark }) => ({
    template: `${joined.map(({ template }) => template).join(mark)}。`,
    facts: joined.flatMap(({ facts }) => facts),
    exemplars: [...new Set(joined.flatMap(({ exemplars }) => exemplars))],
  }))
}

function markBetween(run: Run, next: Clause, seed: string): Run['mark'] {
  const last = run.clauses.at(-1)
  if (!last || kindOf(last) !== kindOf(next) || run.clauses.length >= MOST_CLAUSES) return ''
  if (next.template.includes('{{缺.') || last.template.includes('{{缺.')) return ''
  // What became of last year's plan is an account of its own.
  if (kindOf(next) === 'last-plan') return ''
  // Behind a dated event an undated one would seem to bear the same date.
  if (kindOf(next) === 'event' && DATED.test(last.text) && !DATED.test(next.text)) return ''
  const length = run.clauses.reduce((sum, { text }) => sum + text.length, next.text.length)
  if (length > LONGEST_SENTENCE) return ''
  if (run.mark !== '；' && isShort(last) && isShort(next)) return '，'
  if (run.clauses.length > 1 || run.mark === '，' || kindOf(next) === 'plan') return ''
  return hashText(`${seed} ${next.template}`) % 3 > 0 ? '；' : ''
}

const DATED = /^(?:\d{4}年)?\d{1,2}月/
const isShort = ({ text }: Clause): boolean => text.length <= LONGEST_SHORT && !/[，；]/.test(text)
const kindOf = ({ patterns }: Clause): string => patterns[0]?.split('.')[0] ?? ''
