import { z } from 'zod'
import { parseDecimal } from './decimal.ts'
import { draftKindSchema, levelSchema } from './document.ts'
import { periodSchema } from './period.ts'
import { themeNamed, themeSchema } from './theme.ts'

const text = (max: number) => z.string().trim().min(1, '不能为空').max(max, `不能超过 ${max} 字`)
const shortText = text(120)
const longText = text(1000)

/** A figure as typed: a JSON number or a decimal text, full-width digits and thousands separators allowed. */
const decimalText = z
  .union([z.string(), z.number()], { error: '应为数字，如 54.96' })
  .transform((value) => String(value).normalize('NFKC').replaceAll(/[,\s]/g, ''))
  .refine((value) => parseDecimal(value) !== undefined, '应为数字，如 54.96')

const sheetTheme = z.preprocess(
  (value) => (typeof value === 'string' ? (themeNamed(value) ?? value) : value),
  themeSchema,
)

/** Where a fact came from: a file and cell, or words such as 对话中录入. */
export const sourceSchema = z.strictObject({
  file: shortText,
  cell: shortText.optional(),
  /** A digest of what was read there, by which a later import tells its own words from a person's. */
  read: z
    .string()
    .regex(/^[0-9a-z]{1,16}$/, '来源摘要有误')
    .optional(),
})
export type Source = z.infer<typeof sourceSchema>

/** A counted quantity that belongs to a project, award or event: 总投资 1.2 亿元. */
export const figureSchema = z.strictObject({ label: shortText, value: decimalText, unit: text(12) })
export type Figure = z.infer<typeof figureSchema>

export const targetSenseSchema = z.enum(['不低于', '不高于', '等于'])
export type TargetSense = z.infer<typeof targetSenseSchema>

const base = {
  label: shortText,
  aliases: z.array(shortText).max(20).default([]),
  theme: sheetTheme.default('综合'),
  /** A must appears in every draft; leaving it out is an error. */
  must: z.boolean().default(false),
  /** Absent: the period of the sheet. */
  period: periodSchema.optional(),
  note: longText.optional(),
  source: sourceSchema.optional(),
  /** Where else the same fact was found. */
  alsoIn: z.array(sourceSchema).max(50).optional(),
}
const id = (letter: string) =>
  z.string().regex(new RegExp(`^${letter}[1-9][0-9]{0,4}$`), `编号应为 ${letter} 加数字，如 ${letter}1`)

export const indicatorSchema = z.strictObject({
  kind: z.literal('indicator'),
  id: id('i'),
  ...base,
  /** Null while the figure is still awaited. */
  value: decimalText.nullable(),
  /** Empty for pure numbers. */
  unit: z.string().trim().max(12).default(''),
  asOf: periodSchema.optional(),
  /** 口径: what the figure counts. */
  scope: shortText.optional(),
  basis: z.enum(['new', 'cumulative', 'stock']).default('stock'),
  previous: z
    .strictObject({
      value: decimalText,
      basis: z.enum(['上年同期', '上年', '上期', '基期']).default('上年'),
      label: shortText.optional(),
    })
    .optional(),
  /** The metric in other periods, in the same unit: what a table lists by years. No draft tells it as this period's. */
  series: z
    .array(z.strictObject({ period: periodSchema, value: decimalText }))
    .max(60)
    .optional(),
  /** A target without sense is accepted here and reported by the checks. */
  target: z.strictObject({ value: decimalText, sense: targetSenseSchema.optional() }).optional(),
  /** Derived figures as the bureau itself states them: 同比 in %, change in 个百分点, completion in %. */
  given: z
    .strictObject({
      yoy: decimalText.optional(),
      points: decimalText.optional(),
      rate: decimalText.optional(),
    })
    .optional(),
  better: z.enum(['up', 'down', 'none']).default('none'),
  /** Values of several periods or parts may be summed. */
  additive: z.boolean().default(false),
  rank: z
    .strictObject({
      n: z.int().min(1).max(99999),
      of: z.int().min(1).max(99999).optional(),
      scope: shortText,
      tie: z.boolean().default(false),
    })
    .optional(),
})

export const projectStatusSchema = z.enum(['谋划', '前期', '开工', '在建', '完工', '投用', '暂停', '取消'])
export type ProjectStatus = z.infer<typeof projectStatusSchema>

export const projectSchema = z.strictObject({
  kind: z.literal('project'),
  id: id('p'),
  ...base,
  status: projectStatusSchema,
  site: shortText.optional(),
  money: z.array(figureSchema).max(10).default([]),
  figures: z.array(figureSchema).max(20).default([]),
  dates: z
    .strictObject({
      start: periodSchema.optional(),
      finish: periodSchema.optional(),
      inUse: periodSchema.optional(),
      /** Expected completion of what is not finished. */
      due: periodSchema.optional(),
    })
    .default({}),
  /** The state in the bureau's own words: 主体封顶，正在进行内外装修. */
  detail: longText.optional(),
})

export const awardSchema = z.strictObject({
  kind: z.literal('award'),
  id: id('a'),
  ...base,
  level: z.enum(['国家级', '省级', '市级', '县级', '其他']),
  by: shortText.optional(),
  recipient: shortText.optional(),
  date: periodSchema.optional(),
  figures: z.array(figureSchema).max(20).default([]),
  /** First or only of its kind; the scope says among whom. Without scope the checks refuse it. */
  first: z.strictObject({ scope: shortText.optional() }).optional(),
})

export const eventSchema = z.strictObject({
  kind: z.literal('event'),
  id: id('e'),
  ...base,
  date: periodSchema.optional(),
  /** What was done, beginning with a verb. Absent: the label says it. */
  what: longText.optional(),
  figures: z.array(figureSchema).max(20).default([]),
  result: longText.optional(),
})

export const problemSchema = z.strictObject({
  kind: z.literal('problem'),
  id: id('q'),
  ...base,
  text: longText,
})

const planFields = {
  measure: longText.optional(),
  target: z
    .strictObject({
      /** The indicator whose value the target is about. */
      indicator: z.string().optional(),
      label: shortText.optional(),
      value: decimalText.optional(),
      unit: z.string().trim().max(12).default(''),
      sense: targetSenseSchema.optional(),
      /** A named result in place of a figure: 出台实施细则. */
      text: longText.optional(),
    })
    .optional(),
  due: periodSchema.optional(),
  owner: shortText.optional(),
  partners: z.array(shortText).max(20).default([]),
  commitment: z.enum(['确保', '力争', '探索']).optional(),
}

export const planItemSchema = z.strictObject({
  kind: z.literal('plan'),
  id: id('t'),
  ...base,
  ...planFields,
})

export const lastPlanItemSchema = z.strictObject({
  kind: z.literal('last-plan'),
  id: id('l'),
  ...base,
  ...planFields,
  /** Absent while the item is not yet answered. */
  status: z.enum(['完成', '推进', '未完成', '取消']).optional(),
  evidence: z.array(z.string()).max(50).default([]),
  reason: longText.optional(),
})

/** A name of the bureau's own: school, programme or slogan, in particular one that holds a numeral. */
export const ownNameSchema = z.strictObject({
  kind: z.literal('own-name'),
  id: id('o'),
  ...base,
})

export const factSchema = z.discriminatedUnion('kind', [
  indicatorSchema,
  projectSchema,
  awardSchema,
  eventSchema,
  problemSchema,
  planItemSchema,
  lastPlanItemSchema,
  ownNameSchema,
])
export type Indicator = z.infer<typeof indicatorSchema>
export type Project = z.infer<typeof projectSchema>
export type Award = z.infer<typeof awardSchema>
export type Event = z.infer<typeof eventSchema>
export type Problem = z.infer<typeof problemSchema>
export type PlanItem = z.infer<typeof planItemSchema>
export type LastPlanItem = z.infer<typeof lastPlanItemSchema>
export type OwnName = z.infer<typeof ownNameSchema>
export type Fact = z.infer<typeof factSchema>
export type FactKind = Fact['kind']

/** The letter with which the ids of a kind begin. */
export const FACT_LETTERS = {
  indicator: 'i',
  project: 'p',
  award: 'a',
  event: 'e',
  problem: 'q',
  plan: 't',
  'last-plan': 'l',
  'own-name': 'o',
} as const satisfies Record<FactKind, string>

export const profileSchema = z.strictObject({
  organ: shortText,
  shortNames: z.array(shortText).max(20).default([]),
  region: shortText.optional(),
  level: levelSchema.default('city'),
  superiors: z.array(shortText).max(20).default([]),
  /** How the text speaks of the whole area: 全市, 全县. Absent: by the level. */
  scopeWord: text(6).optional(),
})
export type Profile = z.infer<typeof profileSchema>

export const MAX_FACTS = 5000

/** What one division or file says where several speak of the same thing. */
export const claimSchema = z.strictObject({ origin: shortText, fact: factSchema })
export type Claim = z.infer<typeof claimSchema>

/** Which claim counts: its place, all of them as facts of their own, or the fact as a person has typed it. */
export const choiceSchema = z.union([z.int().min(0).max(49), z.enum(['all', 'typed'])])
export type Choice = z.infer<typeof choiceSchema>

export const decisionSchema = z.strictObject({
  choice: choiceSchema,
  by: shortText,
  at: z.iso.datetime({ offset: true }),
  note: longText.optional(),
})
export type Decision = z.infer<typeof decisionSchema>

/** Claims that a person has to decide between. They stay with the sheet, so that a decision can be taken anew. */
export const disputeSchema = z.strictObject({
  id: z.string().regex(/^d[1-9][0-9]{0,4}$/, '分歧编号应为 d 加数字，如 d1'),
  /** `value`: one thing told differently; `same`: facts so alike that they may be one thing claimed twice. */
  about: z.enum(['value', 'same']),
  /** The facts of the sheet that stand for the claims now. */
  facts: z.array(shortText).min(1).max(50),
  /** The fields in which the claims differ. */
  fields: z.array(shortText).max(40).default([]),
  claims: z.array(claimSchema).min(2).max(50),
  /** Absent: nobody has decided yet. */
  decision: decisionSchema.optional(),
  earlier: z.array(decisionSchema).max(50).default([]),
})
export type Dispute = z.infer<typeof disputeSchema>

/** The bureau's own data of one period (台账), from which everything checkable in a draft comes. */
export const factSheetSchema = z.strictObject({
  /** What the office calls this sheet. The document's own title is made of organ, kind and periods. */
  title: shortText.optional(),
  profile: profileSchema,
  kind: draftKindSchema.default('annual'),
  period: periodSchema,
  /** Absent: the period that follows. */
  planPeriod: periodSchema.optional(),
  /** The date under the text. Absent: the writer fills it in. */
  date: periodSchema.optional(),
  facts: z.array(factSchema).max(MAX_FACTS, `台账不能超过 ${MAX_FACTS} 条`),
  disputes: z.array(disputeSchema).max(1000, '待定的分歧不能超过 1000 处').optional(),
})
export type FactSheet = z.infer<typeof factSheetSchema>

/** What the checks say about a sheet before anything is drafted. */
export type SheetFault = {
  readonly severity: 'error' | 'warning'
  /** The fact's id, null where the sheet as a whole is meant. */
  readonly fact: string | null
  readonly code: string
  readonly message: string
}
