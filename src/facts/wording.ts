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
  '新增|新建|新设|新招|新聘|新发展|新培育|新创建|新开工|改建|扩建|改扩建|迁建|改造|建成|建设|建立|招聘|招录|招收|招募|引进|培育|培养|培训|创建|化解|发展|开展|组织|举办|承办|投入|完成|发放|资助|补助|选派|选树|选聘|入选|获评|荣获|获得|评选|认定|接入|整改|排查|处置|处理|办理|受理|督办|争取|落实|安排|交流|派遣|结对|立项|出台|印发|制定|修订|开设|开办|推进|实施|推广|配备|配置|更新|安装|采购|检查|督查|审计|调研|走访|帮扶|表彰|聘请|聘任|评审|录取|签约|签订|启动|建好|打造|成立|优化|撤并|整合|收回|清退|查处|消除|打通|解决|服务|惠及|减少|压减|关停|取缔|核减|减免|支付|拨付|下达|筹措|筹集|募集|收到|参加|参与|编制|编写|出版|发表|申报|命名|授予|通过|达到|新评|新创|新认定|新登记|新改建|登记|查办|转移|救助|救治|接诊|收治|筛查|随访|签发|核发|颁发|换发|注销|压缩|节约|清理|回访|劝返|安置|供养|抽检|追回|挽回|运送|征集|接待|吸纳|约谈|下架|销毁|备案|募捐|疏浚|加固|治理|修复'
const VERB_LABEL = new RegExp(
  `^(?:累计|全年|共|新)?(?:${VERBS})|^为[^，]{2,12}(?:挽回|减免|节约|发放|办理|提供|追回)`,
)
const NOUN_ENDING = /(?:率|数|数量|额|量|比|比例|比重|度|面积|人次|总量|规模|水平|情况|次数)$/

/** Whether the label says what was done, so that its figure follows without 达 or 为. */
export const isVerbLabel = (label: string): boolean => VERB_LABEL.test(label) && !NOUN_ENDING.test(label)

export const isNounOfAmount = (label: string): boolean =>
  NOUN_ENDING.test(label) || /(?:投入|经费|资金|费用|收入|支出|学费)$/.test(label)

/** Nouns of something done take their figure directly, as verbs do: 教师培训1260人次, 隐患排查1706处. */
export const DONE_THING =
  /(?:培训|演练|宣讲|巡查|督查|检查|调研|走访|研讨|家访|宣传|送教|交流|竣工|完工|开工|排查|查处|整改|办结|立案|结案|销号|学习|推送|就诊|出诊|义诊|签约|体检|抽检|巡护|维修|养护|发放|办理|登记|募集|募捐|救治|随访|筛查|接种|救助|压缩)$/

/** What is counted, in labels that end with 数; words such as 总数 and 人数 are no mere counts of what stands before. */
const COUNTED_NAME =
  /^(.{2,}?)(?:次数|(?<=[学床座工岗车]位)数|(?<![人总指基倍系分个件场所户名位项篇期台套天级参函变次量节门本册条栋间辆])数)$/

/**
 * The name of a metric as it stands before its figure: the unit says that it is counted, so that 教育集团数 and 86个
 * read 教育集团达86个. Names of amounts and rates stay as they are.
 */
export function countedName(label: string, unit: string): string {
  if (unit === '' || unit === '%' || unit === '‰' || unit.endsWith('元')) return label
  // 抽检批次 with 5230批次: the unit says it again.
  const times = unit.replace(/^[万亿]/, '')
  if (/^.+次$/.test(times) && label.endsWith(times) && label.length > times.length + 2)
    return label.slice(0, -times.length)
  const measured = `${unit}数`
  // 公开课节数 with 148节 says the measure twice.
  if (
    /^[节门本册条期场届栋间辆起件宗]$/.test(unit) &&
    label.length > measured.length + 1 &&
    label.endsWith(measured)
  )
    return label.slice(0, -measured.length)
  return COUNTED_NAME.exec(label)?.[1] ?? label
}

/** Whether the label only says that something is counted; what, the fact's own name tells. */
export const isBareCount = (label: string): boolean =>
  /^(?:数量|个数|人数|数目|次数|场数|场次|期数)$/.test(label)

/** 学位1080个, but 180余次 for a figure that only counts. */
export const figureText = ({ label, value, unit }: Figure): string =>
  isBareCount(label) ? `${value}${unit}` : `${label}${value}${unit}`

const DEED_NAME =
  /^(?:审计|检查|抽查|督查|巡查|巡察|调研|走访|排查|评价|评估|培训|演练|宣讲|研讨|交流|活动|讲座|宣传|执法|督导)$/
const TIMES = /^(?:次|场|期|轮|批|届|人次|场次|余次)$/

/**
 * Puts each figure behind the words that it counts, where the bureau's own words end a clause with them or begin one
 * with their verb: 组建共同体 and 共同体3个 become 组建共同体3个. `rest`: the figures that found no such place.
 */
export function weaveFigures(
  words: string,
  figures: readonly Figure[],
): { readonly text: string; readonly rest: readonly Figure[] } {
  const clauses = words.split(/(?<=[，；])/)
  const rest: Figure[] = []
  for (const figure of figures) {
    const place = clauses.findIndex((clause) => takesFigure(clause.replace(/[，；]$/, ''), figure))
    const clause = clauses[place]
    if (clause === undefined) rest.push(figure)
    else clauses[place] = clause.replace(/([，；]?)$/, `${figure.value}${figure.unit}$1`)
  }
  return { text: clauses.join(''), rest }
}

function takesFigure(clause: string, { label, unit }: Figure): boolean {
  if (/[\d”》）]/.test(clause.slice(-1)) || /\d/.test(clause)) return false
  if (isBareCount(label)) return TIMES.test(unit)
  if (clause.endsWith(label)) return !DEED_NAME.test(label) || TIMES.test(unit)
  return label.length === 2 && clause.startsWith(label) && VERB_LABEL.test(label)
}

/** The figures behind the words that they belong to; what the words have named already is only counted: 共审计24所. */
export function figuresAfter(words: string, figures: readonly Figure[]): string | undefined {
  const list = figureList(figures)
  const [first] = figures
  return list && first && words.includes(first.label) && isVerbLabel(first.label) ? `共${list}` : list
}

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
