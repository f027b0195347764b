import { describe, expect, it } from 'vitest'
import { planDraft } from '../../../src/drafting/plan/plan-draft.ts'
import { parseSheet } from '../../../src/facts/parse-sheet.ts'
import { indexSheet } from '../../../src/facts/sheet-index.ts'
import { writeWhole } from '../../support/engine-prose.ts'

const SEEDS = ['1', '2', '3', '4', '5', '6', '7', '8']

const sheetOf = (facts: readonly unknown[], organ = '青岚市水利局') =>
  parseSheet({ profile: { organ, region: '青岚市' }, kind: 'annual', period: '2024', facts })

/** What the engine writes of the facts, seed by seed; every sentence has to pass both gates. */
function textsOf(facts: readonly unknown[]): string[] {
  const sheet = sheetOf(facts)
  const index = indexSheet(sheet)
  return SEEDS.map((seed) => {
    const sentences = writeWhole(planDraft(sheet, { kind: 'annual', seed }), index).flatMap(
      (section) => section.sentences,
    )
    for (const { text, checks } of sentences) expect(checks, text).toEqual([])
    return sentences.map(({ text }) => text).join('')
  })
}

const indicator = (label: string, value: string, unit: string, more: object = {}) => ({
  kind: 'indicator',
  id: 'i1',
  label,
  value,
  unit,
  ...more,
})

describe('plain words for the facts of any bureau', () => {
  it.each([
    [
      'an average is reached and not had',
      indicator('每千人口执业医师数', '3.12', '人'),
      /医师(?:数)?(?:达到?|为)3\.12人/,
    ],
    ['what was done takes its figure directly', indicator('转移群众', '1.26', '万人'), /转移群众1\.26万人/],
    [
      'what was dealt with is not 新增',
      indicator('查办案件', '876', '件', { basis: 'new' }),
      /(?<!新增)查办案件876件/,
    ],
    [
      'a unit is not said twice',
      indicator('食品抽检批次', '5230', '批次', { basis: 'new' }),
      /食品抽检5230批次/,
    ],
    ['事故起数 of 3起 is 事故', indicator('较大以上事故起数', '3', '起'), /较大以上事故(?:达到?|为|有)3起/],
    [
      'a monthly amount keeps its unit',
      indicator('城市低保标准', '868', '元/月', { previous: { value: '832' } }),
      /868元\/月/,
    ],
    [
      'a unit that only the sheet knows',
      indicator('集装箱吞吐量', '386', '万标箱', { previous: { value: '341' } }),
      /386万标箱/,
    ],
    ['a share of another base', indicator('孕产妇死亡率', '0', '/10万'), /为0\/10万/],
    [
      'the whole target is completed, without 100%',
      indicator('教育集团数', '86', '个', { target: { value: '86', sense: '不低于' }, must: true }),
      /^(?!.*的100%)/,
    ],
    [
      'a month stands before its verb without a comma',
      { kind: 'event', id: 'e1', label: '爱国卫生月活动', date: '2024-04' },
      /4月(?:组织)?开展爱国卫生月活动|(?<!，)开展爱国卫生月活动/,
    ],
    ['a meeting of any name is called', { kind: 'event', id: 'e1', label: '银企对接会' }, /召开银企对接会/],
    ['a reform is pushed', { kind: 'event', id: 'e1', label: '水价综合改革' }, /推进水价综合改革/],
    ['a service is done well', { kind: 'event', id: 'e1', label: '春灌供水保障' }, /做好春灌供水保障/],
    [
      'one verb does not open both clauses',
      { kind: 'event', id: 'e1', label: '水价调查', what: '开展成本监审，形成报告' },
      /围绕水价调查，开展成本监审/,
    ],
    [
      'an event that its own words name is not named before them',
      { kind: 'event', id: 'e1', label: '电梯安全筑底行动', what: '开展电梯安全筑底三年行动' },
      /^(?!.*行动，开展)/,
    ],
    [
      'several of a title are not one who was given it',
      {
        kind: 'award',
        id: 'a1',
        label: '节水示范县',
        level: '省级',
        by: '省水利厅',
        figures: [{ label: '数量', value: '3', unit: '个' }],
      },
      /获得省水利厅授予的节水示范县3个/,
    ],
    [
      'a process is no promise, its result is',
      {
        kind: 'plan',
        id: 't1',
        label: '堤防提标',
        measure: '加快堤防提标工程建设，完成主体工程',
        commitment: '确保',
      },
      /加快堤防提标工程建设，确保完成主体工程/,
    ],
    [
      'a reason of what is under way says why it is not done',
      { kind: 'last-plan', id: 'l1', label: '灌区改造', status: '推进', reason: '征地滞后' },
      /正在推进，尚未完成的原因是征地滞后/,
    ],
  ])('%s', (_, fact, expected) => {
    for (const text of textsOf([fact])) expect(text).toMatch(expected)
  })

  it('accounts for a task that was given up and calls it no problem', () => {
    const item = { kind: 'last-plan', id: 'l1', label: '监测中心', status: '取消', reason: '与市级平台重复' }
    for (const text of textsOf([item])) {
      expect(text).toMatch(/监测中心任务已取消，原因是与市级平台重复.*【待补：存在问题】/)
    }
  })

  it('tells one problem once, with its figure and its task, and one reason once', () => {
    const texts = textsOf([
      { kind: 'problem', id: 'q1', label: '慢病管理', text: '高血压患者规范管理质量不高，随访不到位' },
      indicator('高血压患者规范管理率', '78.4', '%', { target: { value: '80', sense: '不低于' } }),
      { kind: 'project', id: 'p1', label: '县疾控中心实验室改造', status: '暂停', detail: '资金未落实' },
      { kind: 'last-plan', id: 'l1', label: '疾控实验室改造', status: '未完成', reason: '资金未落实' },
    ])
    for (const text of texts) {
      expect(text).toMatch(/二是/)
      expect(text).not.toMatch(/三是|资金未落实.*资金未落实/)
    }
  })

  it('says a cut-off date of its own once for the figures that share it', () => {
    const own = { asOf: '2024-09-01', basis: 'stock' }
    const texts = textsOf([
      indicator('小型水库数', '120', '座', own),
      { ...indicator('大型灌区数', '6', '处', own), id: 'i2' },
      { ...indicator('病险水库数', '3', '座', own), id: 'i3' },
      { ...indicator('完成水利投资', '9.4', '亿元'), id: 'i4' },
    ])
    for (const text of texts) {
      expect(text.match(/截至9月1日/g)).toHaveLength(1)
      expect(text.indexOf('完成水利投资')).toBeLessThan(text.indexOf('截至9月1日'))
    }
  })

  it('splits a long list of finished tasks evenly and says the second time that they too are finished', () => {
    const names = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰'
    const tasks = [...names].map((name, i) => ({
      kind: 'last-plan',
      id: `l${i + 1}`,
      label: `${name}河整治`,
      status: '完成',
    }))
    for (const text of textsOf(tasks)) {
      expect(text).toMatch(/任务均已完成。甲?.*等任务也已完成。/)
    }
  })

  it('speaks of the whole work of an organ by its own field', () => {
    const { profile } = sheetOf([])
    const sheet = parseSheet({
      profile: { ...profile, level: 'city', superiors: ['市委'] },
      kind: 'annual',
      period: '2024',
      facts: [],
    })
    const texts = SEEDS.map((seed) =>
      writeWhole(planDraft(sheet, { kind: 'annual', seed }), indexSheet(sheet))
        .flatMap(({ sentences }) => sentences)
        .map(({ text }) => text)
        .join(''),
    )
    expect(texts.some((text) => text.includes('全市水利工作'))).toBe(true)
    for (const text of texts) expect(text).not.toContain('有关工作')
  })
})
