import { describe, expect, it } from 'vitest'
import { composeClause, composeJoint } from '../../src/drafting/engine/compose-clause.ts'
import { createMemory } from '../../src/drafting/engine/memory.ts'
import { contextOf, type Place, type Stance } from '../../src/drafting/engine/place.ts'
import { PATTERN_BANK } from '../../src/drafting/patterns/pattern-bank.ts'
import { hashText } from '../../src/drafting/seed.ts'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { indexSheet } from '../../src/facts/sheet-index.ts'

/** All ways to choose one of each list. */
const product = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>((rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])), [[]])

const merged = (lists: readonly (readonly object[])[]): object[] =>
  product(lists).map((parts) => Object.assign({}, ...parts) as object)

const FACTS: readonly object[] = [
  ...merged([
    [{ kind: 'indicator' }],
    [
      { label: '水质达标率', unit: '%' },
      { label: '示范泵站', unit: '座' },
      { label: '招聘人员', unit: '人' },
      { label: '用水量', unit: '万吨' },
    ],
    [{ basis: 'stock' }, { basis: 'new' }, { basis: 'cumulative' }],
    [{ value: '90' }, { value: '0' }, { value: null }],
    [
      {},
      { previous: { value: '80' } },
      { previous: { value: '95', basis: '上年同期' } },
      { previous: { value: '80', basis: '上年同期' } },
      { previous: { value: '95' } },
      { previous: { value: '90' } },
    ],
    [
      {},
      { better: 'up', target: { value: '85', sense: '不低于' } },
      { better: 'up', target: { value: '99', sense: '不低于' } },
    ],
    [{}, { asOf: '2024-09' }, { scope: '含农村' }],
    [{}, { rank: { n: 2, scope: '全省' } }, { better: 'up' }],
  ]),
  ...merged([
    [{ kind: 'project' }],
    [{ label: '东湖泵站' }, { label: '东湖泵站改造工程' }],
    ['谋划', '前期', '开工', '在建', '完工', '投用', '暂停'].map((status) => ({ status })),
    [{}, { site: '城北' }],
    [{}, { money: [{ label: '总投资', value: '3', unit: '亿元' }] }],
    [{}, { figures: [{ label: '装机', value: '4', unit: '台' }] }],
    [{}, { dates: { start: '2024-03', finish: '2024-10', inUse: '2024-11', due: '2025-06' } }],
    [{}, { detail: '主体封顶' }],
  ]),
  ...merged([
    [{ kind: 'award', level: '省级' }],
    [{ label: '节水示范县' }, { label: '大禹杯二等奖' }, { label: '荣获节水先锋' }],
    [{}, { by: '省水利厅' }],
    [{}, { recipient: '东湖镇' }],
    [{}, { date: '2024-05' }],
    [
      {},
      { figures: [{ label: '数量', value: '3', unit: '个' }] },
      { figures: [{ label: '一等奖', value: '3', unit: '个' }] },
    ],
  ]),
  ...merged([
    [{ kind: 'event' }],
    [
      { label: '巡河检查' },
      { label: '水利工作会议' },
      { label: '节水知识竞赛' },
      { label: '开展巡河检查' },
      { label: '水价改革' },
      { label: '供水保障' },
      { label: '查处违法取水' },
      { label: '出台节水方案' },
    ],
    [
      {},
      { what: '组织专家进乡村' },
      { what: '会同公安开展巡河检查，水价改革，供水保障' },
      { what: '开展巡河检查' },
    ],
    [{}, { date: '2024-05' }],
    [{}, { figures: [{ label: '参加人员', value: '300', unit: '人次' }] }],
    [{}, { result: '化解积案' }],
  ]),
  { kind: 'problem', label: '供水', text: '水源单一' },
  { kind: 'own-name', label: '清源行动' },
  ...merged([
    [
      { kind: 'plan' },
      { kind: 'last-plan' },
      { kind: 'last-plan', status: '完成' },
      { kind: 'last-plan', status: '推进' },
      { kind: 'last-plan', status: '未完成' },
    ],
    [
      { label: '河湖管护' },
      { label: '修订预案' },
      { label: '提高供水保障水平' },
      { label: '节水工作' },
      { label: '城乡供水均衡' },
    ],
    [{}, { measure: '健全巡查制度' }, { measure: '抓紧河湖管护、修订预案和节水工作' }],
    [{}, { target: { text: '出台办法' } }],
    [{}, { due: '2025-06' }],
    [{}, { owner: '工程科' }],
    [{}, { reason: '资金未到位' }],
  ]).filter((fact) => !('reason' in fact) || (fact as { readonly kind?: string }).kind === 'last-plan'),
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

describe('the pattern bank', () => {
  it('holds no wording that no fact can ever be told in', { timeout: 300_000 }, () => {
    // One in so many of what can be combined meets every choice beside every other.
    const facts = FACTS.filter(
      (fact, i) =>
        hashText(String(i)) % ('unit' in fact ? 9 : 2) === 0 ||
        'measure' in fact ||
        !('status' in fact || 'unit' in fact),
    ).map((fact, i) => ({
      ...fact,
      id: `${LETTERS[(fact as { readonly kind: string }).kind] ?? ''}${i + 1}`,
    }))
    const sheet = parseSheet({ profile: { organ: '青岚市水利局' }, kind: 'annual', period: '2024', facts })
    const index = indexSheet(sheet)
    const reached = new Set<string>()
    const stancesOf = (kind: string): readonly Stance[] =>
      kind === 'indicator' || kind === 'project' || kind === 'plan'
        ? ['account', 'problem', 'task', 'aim']
        : ['account', 'problem']
    for (const [i, fact] of sheet.facts.entries())
      for (const stance of stancesOf(fact.kind)) {
        const place: Place = {
          index,
          context: contextOf({ role: stance === 'task' || stance === 'aim' ? 'plan' : 'summary' }),
          stance,
          detail: i % 5 < 2 ? 'full' : undefined,
          heading: i % 3 === 0 ? fact.label : '',
          own: [],
        }
        // The same fact told again and again wears out one wording after the other.
        const memory = createMemory(String(i))
        for (let turn = 0; turn < 4; turn += 1) {
          for (const id of composeClause(fact, place, memory).patterns) reached.add(id)
          if (turn < 4)
            for (const again of [false, true])
              for (const id of composeJoint([fact, fact], { ...place, again }, memory)?.patterns ?? [])
                reached.add(id)
        }
      }
    const ids = Object.values(PATTERN_BANK).flatMap((list) => list.map(({ id }) => id))
    expect(ids.filter((id) => !reached.has(id))).toEqual([])
  })
})
