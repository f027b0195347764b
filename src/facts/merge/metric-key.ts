import type { Indicator } from '../../domain/fact-sheet.ts'
import { type Period, periodYear } from '../../domain/period.ts'
import { dimensionOf } from './compare-figures.ts'

const BRACKETED = /[（(【[〔][^（()）【】[\]〔〕]{0,40}[)）】\]〕]/g
/** 在校生数含民办, 占比-不含附设班: what the figure counts, told behind its name. */
const SCOPE_TAIL =
  /[，,、—-]{0,2}(?:(?:不|未)?(?:包?含|包括)|剔除|扣除)(?!金|量|义)[\p{Script=Han}、和及]{2,12}$/u
const BUREAU = /^(?:我|本)(?:省|市|县|区|州|盟|旗|局|校|科|处)/
const STATE = /^(?:截[至止](?:目前|年底|年末)?|目前|现有|共有|期末|年末|年底)/
const COUNT =
  /(?:总人数|总数量|总户数|人数|总数|总量|数量|总计|合计|总额|金额|(?<![名余差定限配])额|(?<![指分系倍基函参级岁])数)$/
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/在校学生/g, '在校生'],
  [/在园(?:儿童|孩子)/g, '在园幼儿'],
  [/(?:所占)?(?:比例|比重|比率)$/, '占比'],
  [/覆盖面$/, '覆盖率'],
  [/的/g, ''],
]
const MARKS = /[\s“”‘’"'《》〈〉「」·•．。,，、;；:：—\-_/\\|]+/gu

/** A name without what varies from hand to hand: width, blanks, quotes, dashes. */
export const plainName = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(MARKS, '')

/**
 * A metric's name without bracketed remarks, words of scope and area, and endings such as 数 and 总数, so that 全市
 * 在校学生数（含民办） and 在校生总数 are one. `scopeWord` is how the bureau calls its whole area: 全市.
 */
export function metricName(name: string, scopeWord: string, year: number): string {
  let rest = plainName(name.normalize('NFKC').replaceAll(BRACKETED, '').trim().replace(SCOPE_TAIL, ''))
  rest = rest.replace(new RegExp(`^${year}年(?:度|底|末)?`), '').replace(STATE, '')
  if (scopeWord !== '' && rest.startsWith(scopeWord)) rest = rest.slice(scopeWord.length)
  rest = rest.replace(BUREAU, '')
  for (const [spelling, common] of SPELLINGS) rest = rest.replace(spelling, common)
  const counted = rest.replace(COUNT, '')
  const short = counted.length >= 2 ? counted : rest
  return short === '' ? plainName(name) : short
}

const RATE_NAME = /(?:率|占比|比例|比重)$/

/** What the indicator is counted in, where its unit is left to its name: 参训人数 in 人, 覆盖率 in %. */
function dimensionIn({ unit, label }: Indicator): string {
  if (unit !== '') return dimensionOf(unit)
  const plain = plainName(label.replaceAll(BRACKETED, ''))
  if (RATE_NAME.test(plain)) return dimensionOf('%')
  return dimensionOf(/(人次|人|所|户|册)数$/.exec(plain)?.[1] ?? '')
}

const NO_UNIT = dimensionOf('')

/**
 * Keys under which indicators are known: label and aliases, each with what it counts and when. One that does not say
 * what it counts is taken to count what all others of its name and time do.
 */
export function createMetricKeys(
  indicators: readonly Indicator[],
  scopeWord: string,
  sheetPeriod: Period,
): (indicator: Indicator) => string[] {
  const namesOf = ({ label, aliases, period = sheetPeriod }: Indicator): string[] => [
    ...new Set(
      [label, ...aliases].map((name) => `${metricName(name, scopeWord, periodYear(period))}\n${period}`),
    ),
  ]
  const counted = new Map<string, Set<string>>()
  for (const indicator of indicators) {
    const dimension = dimensionIn(indicator)
    if (dimension === NO_UNIT) continue
    for (const name of namesOf(indicator)) counted.set(name, (counted.get(name) ?? new Set()).add(dimension))
  }
  return (indicator) => {
    const own = dimensionIn(indicator)
    return namesOf(indicator).map((name) => {
      const known = counted.get(name)
      const [only] = own === NO_UNIT && known?.size === 1 ? known : [own]
      return `${name}\n${only}`
    })
  }
}
