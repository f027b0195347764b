import type { HeadingForm } from '../../domain/draft.ts'
import type { Theme } from '../../domain/theme.ts'
import { hashText } from '../seed.ts'
import type { Clause, ThemeHeadings } from './heading-bank.ts'
import { headingsOf, MERGED_HEADINGS } from './heading-bank.ts'

/**
 * The fields under one heading, the leading one first, whether their comparable figures all rose, and whether the
 * organ's own field is education.
 */
export type HeadedThemes = {
  readonly themes: readonly Theme[]
  readonly risen: boolean
  readonly education: boolean
}

/**
 * Parallel headings for siblings that sum up work done: the same number of clauses of the same length, no
 * leading verb twice, no figure. A word of improvement such as 进一步加强 is chosen only when the figures of every
 * sibling rose. `wanted`: the construction that the bureau uses, where the siblings bear it.
 */
export function chooseSummaryHeadings(
  siblings: readonly HeadedThemes[],
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
  siblings: readonly HeadedThemes[],
  seed: string,
  wanted: HeadingForm | null = null,
): string[] {
  return headingsOfForm(siblings, formFor(siblings, ['principle', 'effort'], `${seed} plan headings`, wanted))
}

/** Only two clauses name the fields of a heading over several; any form names a single one. */
function formFor(
  siblings: readonly HeadedThemes[],
  forms: readonly HeadingForm[],
  seed: string,
  wanted: HeadingForm | null,
): HeadingForm {
  const single = siblings.every(({ themes }) => themes.length === 1)
  if (!single) return 'two-clauses'
  const risen = siblings.every((sibling) => sibling.risen)
  if (wanted && (wanted !== 'improved' || risen)) return wanted
  return forms[hashText(seed) % forms.length] ?? 'two-clauses'
}

function headingsOfForm(siblings: readonly HeadedThemes[], form: HeadingForm): string[] {
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

function headingsOfTwoClauses(siblings: readonly HeadedThemes[]): string[] {
  const pairs = siblings.map(clausesOf)
  const verbs = chooseVerbs(pairs.flat())
  return pairs.map(
    ([first, second], i) => `${verbs[2 * i] ?? ''}${first.object}，${verbs[2 * i + 1] ?? ''}${second.object}`,
  )
}

/** A heading over one field names its two sides, over two fields both, over more what they have in common, or the two that lead. */
function clausesOf({ themes, education }: HeadedThemes): [Clause, Clause] {
  const words = (theme: Theme) => headingsOf(theme, education)
  const [first, second, third] = themes
  if (first === undefined) throw new RangeError('a heading needs a theme')
  if (second === undefined) return [words(first).main, words(first).support]
  if (third === undefined) return [words(first).main, words(second).main]
  const common = MERGED_HEADINGS.find((merged) => themes.every((theme) => merged.themes.includes(theme)))
  return common ? [common.main, words(first).support] : [words(first).main, words(second).main]
}

function wordsOf({ themes, education }: HeadedThemes) {
  return headingsOf(themes[0] ?? '综合', education)
}

/**
 * One verb per clause, none twice. Tries the clauses in order and goes back where a later one is left
 * without a verb; where the bank allows no such choice, a verb returns as late as possible.
 */
function chooseVerbs(clauses: readonly Clause[]): string[] {
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
