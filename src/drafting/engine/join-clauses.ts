import { hashText } from '../seed.ts'
import type { Clause } from './compose-clause.ts'
import { openingOf } from './memory.ts'

/** A sentence of the engine: template with its final mark, the facts it tells, the passages whose phrasing it follows. */
export type EngineSentence = {
  readonly template: string
  readonly facts: readonly string[]
  readonly exemplars: readonly string[]
}

const MOST_CLAUSES = 3
const LONGEST_SHORT = 24
const LONGEST_SENTENCE = 76
/** Two sentences that begin alike are better one, even a long one. */
const LONGEST_RESCUE = 110

/** Clauses that make one sentence, with the mark between them. */
export type Run = { readonly clauses: readonly Clause[]; readonly mark: '，' | '；' | '' }

/** How the sentence begins. */
export const openingOfRun = ({ clauses }: Run): string => openingOf(clauses[0]?.text ?? '')

/** What the sentence speaks of: the kind of its first fact. */
export const kindOfRun = ({ clauses }: Run): string => (clauses[0] ? kindOf(clauses[0]) : '')

/**
 * Joins neighbouring clauses into sentences as an office writes them: short ones in a row with ，, two longer ones
 * with ；, and everything else alone; neighbours that would begin alike are joined or change places. `alone` keeps
 * every clause a sentence of its own. `before`: how the sentence before begins.
 */
export function joinClauses(clauses: readonly Clause[], seed: string, alone: boolean, before = ''): Run[] {
  const runs: Run[] = []
  for (const clause of clauses) {
    const run = runs.at(-1)
    const mark = run && !alone ? markBetween(run, clause, seed) : ''
    if (run && mark) runs[runs.length - 1] = { clauses: [...run.clauses, clause], mark }
    else runs.push({ clauses: [clause], mark: '' })
  }
  return alone ? runs : partAlike(runs, before)
}

/** Sentences of the runs, each with its full stop. */
export const sentenceOf = ({ clauses, mark }: Run): EngineSentence => ({
  template: `${clauses.map(({ template }) => template).join(mark)}。`,
  facts: clauses.flatMap(({ facts }) => facts),
  exemplars: [...new Set(clauses.flatMap(({ exemplars }) => exemplars))],
})

function markBetween(run: Run, next: Clause, seed: string): Run['mark'] {
  const last = run.clauses.at(-1)
  if (!last || run.clauses.length >= MOST_CLAUSES || !mayFollow(last, next)) return ''
  const length = run.clauses.reduce((sum, { text }) => sum + text.length, next.text.length)
  if (length > LONGEST_SENTENCE) return ''
  const short = isShort(last) && isShort(next)
  if (run.mark !== '；' && short && sameDoer(last, next)) return '，'
  if (run.mark === '，' || kindOf(next) === 'plan') return isAim(next) && run.mark !== '，' ? '；' : ''
  if (run.clauses.length > 1 && !short) return ''
  return hashText(`${seed} ${next.template}`) % 3 > 0 ? '；' : ''
}

/** Whether two clauses may stand in one sentence at all. */
function mayFollow(last: Clause, next: Clause): boolean {
  if (kindOf(last) !== kindOf(next)) return false
  // 截至9月1日，甲为…；乙为…: behind a clause of another time than the document's, all would seem to be of that time.
  if (OWN_TIME.test(last.template) && !next.leans) return false
  if (last.leans && !next.leans) return false
  if (next.template.includes('{{缺.') || last.template.includes('{{缺.')) return false
  // What became of last year's plan is an account of its own.
  if (kindOf(next) === 'last-plan') return false
  // Behind a dated event an undated one would seem to bear the same date.
  return !(kindOf(next) === 'event' && DATED.test(last.text) && !DATED.test(next.text))
}

/** Prizes of different winners are told apart by ；. */
const sameDoer = (last: Clause, next: Clause): boolean =>
  kindOf(next) !== 'award' || (OWN_AWARD.test(last.text) && OWN_AWARD.test(next.text))
const OWN_AWARD = /^(?:获|荣获|入选|被|新增|创建|位居|位列|夺得|摘得|通过)/

/** Neighbours that begin with the same two characters change places with the next one or become one sentence. */
function partAlike(runs: readonly Run[], before: string): Run[] {
  const parted: Run[] = []
  const waiting = [...runs]
  let last = before
  for (let run = waiting.shift(); run; run = waiting.shift()) {
    const [next] = waiting
    const later = waiting.findIndex(
      (other) => kindOfRun(other) === kindOfRun(run) && openingOfRun(other) !== last,
    )
    const movable = ![run, next, waiting[1]].some((one) => one?.clauses[0]?.leans)
    if (openingOfRun(run) === last && next && later === 0 && movable && !ORDERED.has(kindOfRun(run))) {
      waiting[0] = run
      parted.push(next)
      last = openingOfRun(next)
      continue
    }
    const previous = parted.at(-1)
    const joint = openingOfRun(run) === last && previous ? joinRuns(previous, run) : undefined
    if (joint) parted[parted.length - 1] = joint
    else parted.push(run)
    last = openingOfRun(parted.at(-1) ?? run)
  }
  return parted
}

/** What was done is told in the order of time. */
const ORDERED: ReadonlySet<string> = new Set(['event'])

function joinRuns(one: Run, other: Run): Run | undefined {
  const [last, next] = [one.clauses.at(-1), other.clauses[0]]
  const clauses = [...one.clauses, ...other.clauses]
  const length = clauses.reduce((sum, { text }) => sum + text.length, 0)
  if (!last || !next || !mayFollow(last, next) || length > LONGEST_RESCUE || clauses.length > MOST_CLAUSES)
    return undefined
  if (one.mark === '，' || other.mark === '，') return undefined
  return { clauses, mark: '；' }
}

const OWN_TIME = /^\{\{[^{}]*\.期间\}\}/
const DATED = /^(?:\d{4}年)?\d{1,2}月/
const isShort = ({ text }: Clause): boolean => text.length <= LONGEST_SHORT && !/[，；]/.test(text)
const kindOf = ({ patterns }: Clause): string => patterns[0]?.split('.')[0] ?? ''
const isAim = ({ patterns }: Clause): boolean => patterns[0]?.endsWith('.aim') ?? false
