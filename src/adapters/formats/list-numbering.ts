import { numberFormat } from './number-format.ts'

/** One level of a list, 0 the outermost. */
export type ListLevel = {
  readonly format: string
  /** The number with its marks; %1 stands for the number of the outermost level, %2 for the next. */
  readonly template: string
  readonly start: number
  /** The count begins anew behind a paragraph of this level or one further out; 0 never. Levels here count from 1. */
  readonly restartsBelow: number
  /** All numbers of the template in plain digits. */
  readonly legal: boolean
}

export type List = {
  /** Lists with the same counter go on from each other. */
  readonly counter: string
  readonly levels: readonly (ListLevel | undefined)[]
  /** A list that begins its levels anew when it is first used, by level. */
  readonly startsAnew: ReadonlyMap<number, number>
}

export type ListNumbering = {
  /** The typed form of the next number of the level; '' for bullets and for lists that are not there. */
  next(id: string, level: number): string
}

const DEEPEST = 9

/** Counts the paragraphs of automatic lists as Word does and gives each its number in typed form. */
export function createListNumbering(lists: ReadonlyMap<string, List>): ListNumbering {
  const counters = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  return {
    next(id, level) {
      const list = lists.get(id)
      const own = list?.levels[level]
      if (!list || !own || level >= DEEPEST) return ''
      const counter = counters.get(list.counter) ?? []
      counters.set(list.counter, counter)
      const anew = list.startsAnew.get(level)
      if (anew !== undefined && !begun.has(`${id} ${level}`)) {
        begun.add(`${id} ${level}`)
        counter[level] = anew
      } else counter[level] = (counter[level] ?? own.start - 1) + 1
      for (let below = level + 1; below < DEEPEST; below++) {
        const restart = list.levels[below]?.restartsBelow ?? below
        if (restart > level) counter[below] = undefined
      }
      return numberText(list, own, level, counter)
    },
  }
}

function numberText(
  { levels }: List,
  own: ListLevel,
  level: number,
  counter: readonly (number | undefined)[],
): string {
  if (own.format === 'bullet') return ''
  const text = own.template.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1
    if (at > level) return ''
    const format = levels[at]?.format ?? 'decimal'
    const value = counter[at] ?? levels[at]?.start ?? 1
    if (format === 'none') return ''
    return own.legal ? String(value) : numberFormat(format)(value)
  })
  return text.trim()
}

/** The number before its words; a blank parts them where 1.1 and 总量, or 1. and 2024, would read as one. */
export function withNumber(number: string, words: string): string {
  if (number === '' || words === '') return words
  const runsOn = /[\p{L}\p{N}]$/u.test(number) || (/[.．]$/.test(number) && /^\d/.test(words))
  return runsOn ? `${number} ${words}` : number + words
}
