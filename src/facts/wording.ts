import {
  absolute,
  type Decimal,
  decimal,
  divide,
  formatDecimal,
  HUNDRED,
  round,
  trim,
} from '../domain/decimal.ts'
import type { Figure } from '../domain/fact-sheet.ts'

/** A signed figure as a text shows it after a verb that already says the direction. */
export const bare = (value: Decimal): string => formatDecimal(absolute(value))

/**
 * Verbs with which a bureau's own label may begin; the figure follows such a label directly (招聘教师185人),
 * where a noun needs 达 or 为 (覆盖率达94.13%).
 */
const VERBS =
  '新增|新建|新设|新招|改建|扩建|改扩建|迁建|改造|建成|建设|建立|招聘|招录|招收|招募|引进|培育|培养|培训|创建|化解|发展|开展|组织|举办|承办|投入|完成|发放|资助|补助|选派|选树|选聘|入选|获评|荣获|获得|评选|认定|接入|整改|排查|处置|处理|办理|受理|督办|争取|落实|安排|交流|派遣|结对|立项|出台|印发|制定|修订|开设|开办|推进|实施|推广|配备|配置|更新|安装|采购|检查|督查|审计|调研|走访|帮扶|表彰|聘请|聘任|评审|录取|签约|签订|启动|建好|打造|成立|优化|撤并|整合|收回|清退|查处|消除|打通|解决|服务|惠及|减少|压减|关停|取缔|核减|减免|支付|拨付|下达|筹措|筹集|募集|收到|参加|参与|编制|编写|出版|发表|申报|命名|授予|通过|达到|新评|新创|新认定'
const VERB_LABEL = new RegExp(`^(?:累计|全年|共|新)?(?:${VERBS})`)
const NOUN_ENDING = /(?:率|数|数量|额|量|比|比例|比重|度|面积|人次|总量|规模|水平|情况|次数)$/

/** Whether the label says what was done, so that its figure follows without 达 or 为. */
export const isVerbLabel = (label: string): boolean => VERB_LABEL.test(label) && !NOUN_ENDING.test(label)

export const isNounOfAmount = (label: string): boolean =>
  NOUN_ENDING.test(label) || /(?:投入|经费|资金|费用|收入|支出|学费)$/.test(label)

/** Whether the label only says that something is counted; what, the fact's own name tells. */
export const isBareCount = (label: string): boolean => /^(?:数量|个数|人数|数目)$/.test(label)

/** 学位1080个, but 180余次 for a figure that only counts. */
export const figureText = ({ label, value, unit }: Figure): string =>
  isBareCount(label) ? `${value}${unit}` : `${label}${value}${unit}`

export const figureList = (figures: readonly Figure[]): string | undefined =>
  figures.length > 0 ? figures.map(figureText).join('、') : undefined

const WITHOUT_FRACTION = /^(\d+)\.0+$/

/** 整: drops a fraction that is zero. Null where there is none to drop. */
export function wholeFigure(value: string): string | null {
  return WITHOUT_FRACTION.exec(value)?.[1] ?? null
}

/**
 * 约: the figure rounded to two digits with the word that tells on which side the true value lies. Null where
 * rounding moves it by more than 3 %, not at all, or the figure is too small to round.
 */
export function approximateFigure(value: string, unit: string): string | null {
  const exact = decimal(value)
  if (exact.units <= 0n || !/^[万亿]?\p{Script=Han}*$/u.test(unit)) return null
  const whole = exact.units / 10n ** BigInt(exact.scale)
  const digits = whole.toString().length
  if (digits < 2) return null
  const step: Decimal = { units: 10n ** BigInt(digits - 2), scale: 0 }
  const steps = round(divide(exact, step, exact.scale + digits), 0)
  const rounded: Decimal = { units: steps.units * step.units, scale: 0 }
  const distance = absolute({
    units: exact.units - rounded.units * 10n ** BigInt(exact.scale),
    scale: exact.scale,
  })
  if (distance.units === 0n) return null
  if (distance.units * 100n > exact.units * 3n) return null
  const below = exact.units < rounded.units * 10n ** BigInt(exact.scale)
  return `${below ? '近' : '超'}${inTenThousands(rounded, unit)}`
}

function inTenThousands(value: Decimal, unit: string): string {
  const tenThousand: Decimal = { units: 10000n, scale: 0 }
  if (value.units < tenThousand.units || /^[万亿]/.test(unit)) return `${formatDecimal(value)}${unit}`
  return `${formatDecimal(trim(divide(value, tenThousand, 4)))}万${unit}`
}

/**
 * 120 % more is 增长1.2倍; a growth of less than 100 % stays in %. `growth` is in % and positive; `exact` is the same
 * before it was rounded for showing, so that no figure is rounded twice.
 */
export function growthFigure(growth: Decimal, exact: Decimal): string {
  const isMultiple = growth.units >= 100n * 10n ** BigInt(growth.scale)
  return isMultiple ? `${formatDecimal(trim(divide(exact, HUNDRED, 1)))}倍` : `${bare(growth)}%`
}

/** A sentence end inside a fact's own words would cut the sentence that the fact stands in. */
export const asClause = (text: string): string =>
  text
    .replace(/[。；;，,.！!\s]+$/u, '')
    .replaceAll(/[。！]\s*/gu, '；')
    .replaceAll(/\s*\n\s*/g, '，')
