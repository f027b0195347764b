import type { ColumnProfile } from './column-profile.ts'
import type { ColumnField } from './header-words.ts'

type Guess = {
  readonly profile: ColumnProfile
  field: ColumnField
  name: string
  reason: string
  /** Set where the column is a part of another one. */
  isPart?: boolean
}

const TOTAL = /^(?:合计|总计|小计|共计|总数|总量|总人数|合计数|总计数|全部)$/
const TOTAL_END = /(?:合计|总计|总数|总量|总人数)$/
const AMONG = /^其中[:：、]?/
const AMOUNTS: ReadonlySet<ColumnField> = new Set(['value', 'metric'])
const LEAST_PARTS = 2

const lastName = ({ profile }: Guess): string => profile.names.at(-1) ?? ''
const isAmong = ({ profile }: Guess): boolean => profile.names.some((name) => AMONG.test(name))
/** The words over a column but for the last, and what it counts: columns that share them are of one thing. */
const familyOf = ({ profile: { names, unit, period } }: Guess): string =>
  [...names.slice(0, -1), unit ?? '', period ?? ''].join('\n')

/**
 * Names columns that are parts of another one so that they are told and checked as its parts: 床位数 over 合计, 内科 and
 * 外科 is 床位数, 床位数（内科） and 床位数（外科）; 其中：急诊 behind 诊疗人次 is 诊疗人次中急诊.
 */
export function nameParts(guesses: readonly Guess[]): void {
  const amounts = guesses.filter(({ field }) => AMOUNTS.has(field))
  const hasEntity = guesses.some(({ field }) => field === 'entity')
  for (const family of Map.groupBy(
    amounts.filter((guess) => !isAmong(guess)),
    familyOf,
  ).values()) {
    const [whole, ...moreWholes] = family.filter((guess) => TOTAL.test(lastName(guess)))
    const parts = family.filter((guess) => guess !== whole && guess.field === 'metric')
    if (!whole || moreWholes.length > 0 || parts.length < LEAST_PARTS) continue
    const stem = whole.name.replace(new RegExp(`${lastName(whole)}$`), '')
    // A school's own name says nothing of what its pupils, girls and boys are.
    if (stem === '' && hasEntity) continue
    whole.name = stem
    if (stem === '') whole.field = 'value'
    for (const part of parts) {
      part.name = `${stem}（${lastName(part)}）`
      part.isPart = true
    }
  }
  let before: Guess | undefined
  for (const guess of amounts) {
    if (!isAmong(guess)) before = guess
    else if (before && before.profile.period === guess.profile.period) {
      guess.name = `${before.name.replace(TOTAL_END, '')}中${lastName(guess).replace(AMONG, '')}`
      guess.isPart = true
      guess.reason = `${guess.reason}；是前面“${before.profile.header}”一列的一部分`
    }
  }
}
