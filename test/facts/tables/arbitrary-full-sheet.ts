import fc from 'fast-check'
import type { FactSheet } from '../../../src/domain/fact-sheet.ts'
import { THEMES } from '../../../src/domain/theme.ts'
import { parseSheet } from '../../../src/facts/parse-sheet.ts'

/** Words with every mark that a form of the template gives a meaning. */
const words = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .string({
      unit: fc.constantFrom(...'公办园一2；;：:"“”、，,\n\t=+-%_x000D_ 示例'),
      maxLength,
      minLength: 1,
    })
    .map((text) => text.replaceAll('\r', '').trim())
    .filter((text) => text !== '')
const short = words(14)
const decimal = fc.oneof(
  fc.integer({ min: -99_999, max: 9_999_999 }).map(String),
  fc.tuple(fc.nat(99_999), fc.nat(999)).map(([whole, part]) => `${whole}.${String(part).padStart(3, '0')}`),
  fc.constantFrom('007', '+5', '3.50', '12345678901234567890.12', '-0', '0.10'),
)
const two = (value: number): string => String(value).padStart(2, '0')
const year = fc.integer({ min: 1990, max: 2040 })
const part = fc.oneof(
  fc.constantFrom('', '-H1', '-H2', '-Q1', '-Q4'),
  fc.integer({ min: 1, max: 12 }).map((month) => `-${two(month)}`),
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([month, day]) => `-${two(month)}-${two(day)}`),
)
const period = fc.tuple(year, part).map(([of, rest]) => `${of}${rest}`)
const figures = fc.array(fc.record({ label: short, value: decimal, unit: words(6) }), { maxLength: 3 })
const list = fc.array(short, { maxLength: 3 })
const some = <T extends object>(shape: { [K in keyof T]: fc.Arbitrary<T[K]> }, requiredKeys: (keyof T)[]) =>
  fc.record(shape, { requiredKeys })

const base = {
  label: short,
  aliases: list,
  theme: fc.constantFrom(...THEMES),
  must: fc.boolean(),
  period,
  note: words(30),
  source: some({ file: short, cell: short }, ['file']),
}
const sense = fc.constantFrom('不低于', '不高于', '等于')
const plan = {
  measure: words(30),
  target: some(
    { value: decimal, unit: words(5), label: short, indicator: fc.constant('i1'), text: words(10), sense },
    ['text'],
  ),
  due: period,
  owner: short,
  partners: list,
  commitment: fc.constantFrom('确保', '力争', '探索'),
}
const kinds: readonly fc.Arbitrary<{ readonly kind?: string }>[] = [
  some(
    {
      ...base,
      kind: fc.constant('indicator'),
      value: fc.option(decimal),
      unit: words(6),
      asOf: period,
      scope: short,
      basis: fc.constantFrom('new', 'cumulative', 'stock'),
      series: fc.array(fc.record({ period, value: decimal }), { minLength: 1, maxLength: 3 }),
      previous: some(
        { value: decimal, basis: fc.constantFrom('上年同期', '上年', '上期', '基期'), label: short },
        ['value'],
      ),
      target: some({ value: decimal, sense }, ['value']),
      given: some({ yoy: decimal, points: decimal, rate: decimal }, ['rate']),
      better: fc.constantFrom('up', 'down', 'none'),
      additive: fc.boolean(),
      rank: some(
        {
          n: fc.integer({ min: 1, max: 99 }),
          of: fc.integer({ min: 1, max: 99 }),
          scope: short,
          tie: fc.boolean(),
        },
        ['n', 'scope'],
      ),
    },
    ['kind', 'label', 'value'],
  ),
  some(
    {
      ...base,
      kind: fc.constant('project'),
      status: fc.constantFrom('谋划', '前期', '开工', '在建', '完工', '投用', '暂停', '取消'),
      site: short,
      money: figures,
      figures,
      dates: some({ start: period, finish: period, inUse: period, due: period }, []),
      detail: words(30),
    },
    ['kind', 'label', 'status'],
  ),
  some(
    {
      ...base,
      kind: fc.constant('award'),
      level: fc.constantFrom('国家级', '省级', '市级', '县级', '其他'),
      by: short,
      recipient: short,
      date: period,
      figures,
      first: some({ scope: short }, []),
    },
    ['kind', 'label', 'level'],
  ),
  some({ ...base, kind: fc.constant('event'), date: period, what: words(30), figures, result: words(30) }, [
    'kind',
    'label',
  ]),
  some({ ...base, kind: fc.constant('problem'), text: words(30) }, ['kind', 'label', 'text']),
  some({ ...base, ...plan, kind: fc.constant('plan') }, ['kind', 'label']),
  some(
    {
      ...base,
      ...plan,
      kind: fc.constant('last-plan'),
      status: fc.constantFrom('完成', '推进', '未完成', '取消'),
      evidence: fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }),
      reason: words(20),
    },
    ['kind', 'label'],
  ),
  some({ ...base, kind: fc.constant('own-name') }, ['kind', 'label']),
]
const LETTERS: Readonly<Record<string, string>> = {
  indicator: 'i',
  project: 'p',
  award: 'a',
  event: 'e',
  problem: 'q',
  plan: 't',
  'last-plan': 'l',
  'own-name': 'o',
}

/** Any sheet with facts of all kinds in the order of the template, every field of theirs there or not. */
export const arbitraryFullSheet = (): fc.Arbitrary<FactSheet> =>
  fc
    .record({
      header: some(
        {
          kind: fc.constantFrom('annual', 'half-year', 'key-points', 'outlook'),
          period,
          planPeriod: period,
          title: short,
          date: period,
        },
        ['period'],
      ),
      profile: some(
        {
          organ: short,
          shortNames: list,
          region: short,
          level: fc.constantFrom('province', 'city', 'county', 'division'),
          superiors: list,
          scopeWord: words(6),
        },
        ['organ'],
      ),
      facts: fc.tuple(...kinds.map((kind) => fc.array(kind, { maxLength: 3 }))),
    })
    .map(({ header, profile, facts }) =>
      parseSheet({
        ...header,
        profile,
        facts: facts.flatMap((ofKind) =>
          ofKind.map((fact, place) => ({ ...fact, id: `${LETTERS[String(fact.kind)]}${place + 1}` })),
        ),
      }),
    )
