import { type Period, periodName, periodYear } from '../domain/period.ts'

/** The period in words, without its year where that is the one already understood: 9月15日, 上半年. */
export function periodWords(period: Period, statedYear: number): string {
  const name = periodName(period)
  return period.length > 4 && periodYear(period) === statedYear ? name.slice(name.indexOf('年') + 1) : name
}

/** The end of the period as a time limit: 2025年底前, 6月底前, 上半年前 is not said, 6月30日前. */
export function deadlineWords(period: Period, statedYear: number): string {
  const [year, part] = [period.slice(0, 4), period.slice(5)]
  if (part === '') return `${year}年底前`
  const month = { H1: '6月', H2: '12月', Q1: '3月', Q2: '6月', Q3: '9月', Q4: '12月' }[part]
  const words = month
    ? `${periodYear(period) === statedYear ? '' : `${year}年`}${month}`
    : periodWords(period, statedYear)
  return part.length === 5 ? `${words}前` : `${words}底前`
}

/** The day up to which a stock is counted: 截至2024年6月底, 截至9月30日. */
export function asOfWords(period: Period, statedYear: number): string {
  const words = deadlineWords(period, statedYear)
  return `截至${words.slice(0, -1)}`
}
