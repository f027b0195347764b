import fc from 'fast-check'
import { type FactSheet, projectStatusSchema, targetSenseSchema } from '../../src/domain/fact-sheet.ts'
import { parseSheet } from '../../src/facts/parse-sheet.ts'

/** Labels that share no two-character run with each other, so that a sheet of them names every metric clearly. */
const RATES = [
  '公办园在园幼儿占比',
  '普惠性资源覆盖率',
  '义务教育巩固率',
  '课后服务参与面',
  '毕业生就业率',
  '教室空调安装率',
]
const COUNTS: readonly (readonly [string, string])[] = [
  ['招聘教师', '人'],
  ['在校学生', '人'],
  ['培训骨干校长', '人次'],
  ['整改安全隐患', '处'],
  ['资助困难家庭学子', '人'],
  ['创建平安校园', '所'],
  ['教育经费投入', '万元'],
  ['校舍面积', '平方米'],
]
const PROJECTS = ['东湖小学', '城南初中扩建工程', '实训基地', '青少年活动中心', '云山幼儿园']
const AWARDS = ['优秀组织奖', '文明单位', '绿色学校', '先进教研组']
const EVENTS = ['心理健康月', '校园艺术节', '开展消防演练', '家长开放日']
const PLANS = ['完善督导机制', '食堂改造', '数字课堂', '城乡结对']

const SCALES = [0, 1, 2] as const
const figure = (max: number) =>
  fc.tuple(fc.integer({ min: 1, max }), fc.constantFrom(...SCALES)).map(([units, scale]) => {
    const digits = String(units).padStart(scale + 1, '0')
    return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  })
const rate = fc
  .integer({ min: 100, max: 9999 })
  .map((units) => `${Math.floor(units / 100)}.${String(units % 100).padStart(2, '0')}`)
const whole = fc.integer({ min: 1, max: 99_999 }).map(String)

const basis = fc.constantFrom('上年', '上年同期', '上期')
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const month = fc.integer({ min: 1, max: 12 }).map((value) => `2024-${String(value).padStart(2, '0')}`)

function indicator(label: string, unit: string, value: fc.Arbitrary<string>) {
  return fc.record(
    {
      kind: fc.constant('indicator'),
      label: fc.constant(label),
      unit: fc.constant(unit),
      value,
      basis: fc.constantFrom('new', 'cumulative', 'stock'),
      better: fc.constantFrom('up', 'down', 'none'),
      previous: fc.record({ value, basis }),
      target: fc.record({ value, sense: fc.constantFrom(...targetSenseSchema.options) }),
      asOf: month,
      scope: fc.constantFrom('含附设班', '不含民办'),
      rank: fc.record({
        n: fc.integer({ min: 1, max: 11 }),
        of: fc.constant(11),
        scope: fc.constant('全省各市'),
      }),
      must: fc.boolean(),
    },
    { requiredKeys: ['kind', 'label', 'unit', 'value'] },
  )
}

const figures = fc.array(
  fc.record({ label: fc.constantFrom('新增座位', '惠及群众'), value: whole, unit: fc.constant('个') }),
  { maxLength: 1 },
)

const project = (label: string) =>
  fc.record({
    kind: fc.constant('project'),
    label: fc.constant(label),
    status: fc.constantFrom(...projectStatusSchema.options),
    money: fc.array(
      fc.record({ label: fc.constant('总投资'), value: figure(99_999), unit: fc.constant('万元') }),
      { maxLength: 1 },
    ),
    figures,
    must: fc.boolean(),
  })

const award = (label: string) =>
  fc.record(
    {
      kind: fc.constant('award'),
      label: fc.constant(label),
      level: fc.constantFrom('国家级', '省级', '市级'),
      date: month,
      first: fc.constant({ scope: '全省' }),
      must: fc.boolean(),
    },
    { requiredKeys: ['kind', 'label', 'level', 'must'] },
  )

const event = (label: string) =>
  fc.record(
    { kind: fc.constant('event'), label: fc.constant(label), date: month, figures, must: fc.boolean() },
    { requiredKeys: ['kind', 'label', 'figures', 'must'] },
  )

const plan = (label: string) =>
  fc.record(
    {
      kind: fc.constant('plan'),
      label: fc.constant(label),
      measure: fc.constantFrom('健全工作机制', '分批推进实施'),
      target: fc.record({
        label: fc.constant('完成比例'),
        value: rate,
        unit: fc.constant('%'),
        sense: fc.constantFrom('不低于', '等于'),
      }),
      due: month.map((text) => text.replace('2024', '2025')),
      commitment: fc.constantFrom('确保', '力争', '探索'),
      must: fc.boolean(),
    },
    { requiredKeys: ['kind', 'label', 'must'] },
  )

type AnyFact = { readonly kind: string; readonly label: string }
const LETTERS: Readonly<Record<string, string>> = {
  indicator: 'i',
  project: 'p',
  award: 'a',
  event: 'e',
  plan: 't',
}

/** A valid annual sheet for 2024 of an invented bureau with one to about twenty facts of all kinds that carry figures. */
export function arbitrarySheet(): fc.Arbitrary<FactSheet> {
  const facts: fc.Arbitrary<AnyFact | undefined>[] = [
    ...RATES.map((label) => optional(indicator(label, '%', rate))),
    ...COUNTS.map(([label, unit]) =>
      optional(indicator(label, unit, unit === '万元' ? figure(9_999_999) : whole)),
    ),
    ...PROJECTS.map((label) => optional(project(label))),
    ...AWARDS.map((label) => optional(award(label))),
    ...EVENTS.map((label) => optional(event(label))),
    ...PLANS.map((label) => optional(plan(label))),
  ]
  return fc.tuple(...facts).map((chosen) =>
    parseSheet({
      profile: { organ: '澄溪市教育局', region: '澄溪市', level: 'city' },
      kind: 'annual',
      period: '2024',
      facts: numbered(chosen.filter((fact) => fact !== undefined)),
    }),
  )
}

function numbered(facts: readonly AnyFact[]): unknown[] {
  const next = new Map<string, number>()
  return facts.map((fact) => {
    const number = (next.get(fact.kind) ?? 0) + 1
    next.set(fact.kind, number)
    return { ...fact, id: `${LETTERS[fact.kind]}${number}` }
  })
}
