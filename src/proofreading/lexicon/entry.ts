/** One entry of a word list: what is wrong or doubtful, what it should be, where that comes from and when it was checked. */
export type LexiconEntry = {
  /** The faulty words; `(?…)` conditions on the neighbours may stand around them. */
  readonly wrong: RegExp
  /** `$1` and the like are those of the expression; null where only a person can tell. */
  readonly right: string | null
  readonly note: string
  readonly source: string
  readonly checked: string
  /** A text in which the words are wrong, and one in which they or the right ones are fine. */
  readonly bad: string
  readonly good: string
}

const row =
  (source: string, checked = '2026-11') =>
  (wrong: RegExp, right: string | null, bad: string, good: string, note = ''): LexiconEntry => ({
    wrong,
    right,
    note,
    source,
    checked,
    bad,
    good,
  })

export const entriesOf = row
