import type { HeadingForm } from '../../domain/draft.ts'
import { hashText } from '../seed.ts'
import type { Field, FieldBank } from './field-bank.ts'
import type { Clause, ThemeHeadings } from './heading-bank.ts'

/**
 * The fields under one heading, the leading one first, whether their comparable figures all rose, and the bank of the
 * organ that has their words.
 */
export type HeadedFields = {
  readonly fields: readonly Field[]
  readonly risen: boolean
  readonly bank: FieldBank
}

/**
 * Parallel headings for siblings that sum up work done: the same number of clauses of the same length, no
 * leading verb twice, no figure. A word of improvement such as 进一步加强 is chosen only when the figures of every
 * sibling rose. `wanted`: the construction that the bureau uses, where the siblings bear it.
 */
export function chooseSummaryHeadings(
  siblings: readonly HeadedFields[],
  seed: string,
  wanted: HeadingForm | null = null,
): string[] {
  const forms: HeadingForm[] = siblings.every(({ risen }) => risen)
    ? ['improved', 'focus', 'two-clauses', 'two-clauses']
    : ['focus', 'two-clauses', 'two-clauses']
  return headingsOfForm(siblings, formFor(siblings, forms, `${seed} summary headings`, wanted))
}

/** Parallel headings for siblings that speak of work to come; the counterpart of the summary's. */
export function choosePlanHeadings(
  siblings: readonly HeadedFields[],
  seed: string,
  wanted: HeadingForm | null = null,
): string[] {
  return headingsOfForm(siblings, formFor(siblings, ['principle', 'effort'], `${seed} plan headings`, wanted))
}

/** Only two clauses name the fields of a heading over several; any form names a single one. */
function formFor(
  siblings: readonly HeadedFields[],
  forms: readonly HeadingForm[],
  seed: string,
  wanted: HeadingForm | null,
): HeadingForm {
  const single = siblings.every(({ fields }) => namedCount(fields) <= 1)
  if (!single) return 'two-clauses'
  const risen = siblings.every((sibling) => sibling.risen)
  if (wanted && (wanted !== 'improved' || risen)) return wanted
  return forms[hashText(seed) % forms.length] ?? 'two-clauses'
}

const namedCount = (fields: readonly Field[]): number => fields.filter((field) => field !== '综合').length

function headingsOfForm(siblings: readonly HeadedFields[], form: HeadingForm): string[] {
  const build = (
    clauseOf: (words: ThemeHeadings) => Clause,
    phrase: (action: string, words: ThemeHeadings) => string,
  ): string[] => {
    const verbs = chooseVerbs(siblings.map((sibling) => clauseOf(wordsOf(sibling))))
    return siblings.map((sibling, i) => {
      const words = wordsOf(sibling)
      return phrase(`${verbs[i] ?? ''}${clauseOf(words).object}`, words)
    })
  }
  switch (form) {
    case 'improved':
      return siblings.map((sibling) => {
        const { subject, verb } = wordsOf(sibling).risen
        return `${subject}进一步${verb}`
      })
    case 'focus':
      return build(
        ({ focus }) => focus,
        (action, { short }) => `抓${short}，${action}`,
      )
    case 'principle':
      return build(
        ({ main }) => main,
        (action, { principle }) => `坚持${principle}，${action}`,
      )
    case 'effort':
      return build(
        ({ main }) => main,
        (action) => `着力${action}`,
      )
    case 'single':
      return build(
        ({ main }) => main,
        (action) => action,
      )
    case 'two-clauses':
      return headingsOfTwoClauses(siblings)
  }
}

/** Run-in headings of one verb and one object each, for the parts of a field. */
export function chooseTopicHeadings(topics: readonly Clause[]): string[] {
  const verbs = chooseVerbs(topics)
  return topics.map((topic, i) => `${verbs[i] ?? ''}${topic.object}`)
}

function headingsOfTwoClauses(siblings: readonly HeadedFields[]): string[] {
  const pairs = siblings.map(clausesOf)
  const verbs = chooseVerbs(pairs.flat())
  return pairs.map(
    ([first, second], i) => `${verbs[2 * i] ?? ''}${first.object}，${verbs[2 * i + 1] ?? ''}${second.object}`,
  )
}

/** A heading over one field names its two sides, over two fields both, over more what they have in common, or the two that lead. */
function clausesOf({ fields, bank }: HeadedFields): [Clause, Clause] {
  const words = bank.headingsOf
  // What belongs to no field needs no name beside one that has.
  const named = fields.filter((field) => field !== '综合')
  const [first, second, third] = named.length > 0 ? named : fields
  if (first === undefined) throw new RangeError('a heading needs a field')
  if (second === undefined) return [words(first).main, words(first).support]
  if (third === undefined) return [words(first).main, words(second).main]
  const common = bank.merged.find((merged) => fields.every((field) => merged.fields.includes(field)))
  return common ? [common.main, words(first).support] : [words(first).main, words(second).main]
}

const wordsOf = ({ fields, bank }: HeadedFields): ThemeHeadings =>
  bank.headingsOf(fields.find((field) => field !== '综合') ?? '综合')

/**
 * One verb per clause, none twice. Tries the clauses in order and goes back where a later one is left
 * without a verb; where the bank allows no such choice, a verb returns as late as possible.
 */
export function chooseVerbs(clauses: readonly Clause[]): string[] {
  const chosen: string[] = []
  let steps = 0
  const place = (index: number): boolean => {
    const clause = clauses[index]
    if (!clause) return true
    for (const verb of clause.verbs) {
      steps += 1
      if (steps > 2000) return false
      if (chosen.includes(verb)) continue
      chosen.push(verb)
      if (place(index + 1)) return true
      chosen.pop()
    }
    return false
  }
  if (place(0)) return chosen
  return clauses.reduce<string[]>((verbs, { verbs: options }) => {
    const latest = options.toSorted((a, b) => verbs.lastIndexOf(a) - verbs.lastIndexOf(b))
    verbs.push(latest[0] ?? '')
    return verbs
  }, [])
}
