import { describe, expect, it } from 'vitest'
import type { Finding } from '../../src/domain/finding.ts'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { verifyText } from '../../src/grounding/verify.ts'

const sheet = parseSheet({
  profile: { organ: '澄溪市教育局', shortNames: ['市教育局'], region: '澄溪市', superiors: ['省教育厅'] },
  period: '2024',
  facts: [
    {
      id: 'i1',
      label: '公办幼儿园在园幼儿占比',
      aliases: ['公办园占比'],
      must: true,
      value: '58.2',
      unit: '%',
      previous: { value: '55.1', basis: '上年同期' },
      target: { value: '57', sense: '不低于' },
      rank: { n: 3, of: 11, scope: '全省各市' },
    },
    { id: 'i2', label: '普惠性幼儿园覆盖率', value: '94.13', unit: '%' },
    { id: 'i3', label: '在校学生', value: 11_837, unit: '人', previous: { value: 5000 } },
    { id: 'i4', label: '小学专任教师', value: 320, unit: '人' },
    { id: 'i5', label: '中学专任教师', value: 410, unit: '人' },
    { id: 'i6', label: '教育经费投入', value: '1.28', unit: '亿元' },
    {
      id: 'p1',
      label: '东湖小学',
      status: '在建',
      must: true,
      money: [{ label: '总投资', value: 4200, unit: '万元' }],
      figures: [{ label: '规划学位', value: 1080, unit: '个' }],
      dates: { start: '2024-03', due: '2025-08' },
    },
    { id: 'p2', label: '城南中学', status: '投用', figures: [{ label: '规划学位', value: 900, unit: '个' }] },
    {
      id: 'e1',
      label: '校园安全隐患排查',
      date: '2024-09',
      what: '开展校园安全隐患排查，整改问题146处',
      result: '整改率达100%',
    },
    { id: 'a1', label: '智慧教育示范区', level: '省级', date: '2024-11', first: { scope: '全省' } },
    { id: 'e2', label: '家长学校', figures: [{ label: '参训家长', value: 2, unit: '万余名' }] },
    {
      id: 'a2',
      label: '技能大赛一等奖',
      level: '国家级',
      figures: [{ label: '数量', value: 7, unit: '项' }],
    },
    {
      id: 't1',
      label: '公办园扩容',
      target: { indicator: 'i1', value: '60', unit: '%', sense: '不低于' },
      commitment: '力争',
    },
  ],
})

const findings = (text: string): Finding[] => verifyText(text, sheet).findings
const rules = (text: string): string[] => findings(text).map(({ rule, severity }) => `${rule} ${severity}`)

describe('verifyText accepts', () => {
  it.each([
    '公办幼儿园在园幼儿占比达58.2%，同比提高3.1个百分点，居全省各市第3位。',
    '公办园占比达到百分之五十八点二，超过年度目标1.2个百分点。',
    '公办园占比由55.1%提高到58.2%。',
    '在校学生达11837人，比上年增加6837人。',
    '在校学生1.18万人，增长1.4倍。',
    '在校学生近1.2万人。',
    '在校学生比上年增长136.7%。',
    '小学、中学专任教师分别为320人、410人。',
    '全年教育经费投入12800万元。',
    '东湖小学总投资4200万元，规划学位1080个，计划2025年8月完工。',
    '城南中学建成投用，规划学位900个。',
    '开展校园安全隐患排查，整改问题一百四十六处，整改率达100%。',
    '9月，开展校园安全隐患排查。',
    '11月，在全省率先获评智慧教育示范区。',
    '开办家长学校，参训家长2万余名。',
    '获技能大赛一等奖7项。',
    '力争公办园占比达到60%以上。',
    '2025年，公办园占比力争不低于60%。',
    '坚持立德树人根本任务，进一步统一思想，深入实施各项行动。',
  ])('%s', (text) => {
    expect(findings(text)).toEqual([])
  })
})

describe('verifyText reports', () => {
  it.each([
    ['a figure that is nowhere', '组织培训37场。', 'B1 error'],
    ['a wrong value', '公办园占比达58.3%。', 'B1 error'],
    ['a lost decimal point', '公办园占比达582%。', 'B1 error'],
    ['rounding that hides a digit', '公办园占比达58%。', 'B1 error'],
    ['a figure under another metric', '普惠性幼儿园覆盖率达58.2%。', 'B2 error'],
    ['two figures exchanged', '小学专任教师410人。', 'B2 error'],
    ['two figures exchanged in one list', '小学、中学专任教师分别为410人、320人。', 'B2 error'],
    ['a figure of another project', '东湖小学规划学位900个。', 'B2 error'],
    ['% in place of percentage points', '公办园占比提高3.1%。', 'B1 error'],
    ['a value told as a change', '公办园占比提高58.2%。', 'B3 error'],
    ['a target told as reached', '公办园占比达57%。', 'B3 error'],
    ['last year told as this year', '公办园占比达55.1%。', 'B3 error'],
    ['a rise told as a fall', '公办园占比同比下降3.1个百分点。', 'B3 error'],
    ['a rise told as a fall without a figure', '公办园占比有所下降。', 'B3 error'],
    ['a change told as a level', '在校学生增加到6837人。', 'B3 error'],
    ['a wrong month', '8月，开展校园安全隐患排查。', 'B4 error'],
    ['a wrong year', '2022年，公办园占比达58.2%。', 'B4 error'],
    ['a five-year plan long past', '“十三五”以来，公办园占比达58.2%。', 'B4 error'],
    ['a better rank', '公办园占比居全省各市第2位。', 'B1 error'],
    ['a first place that is none', '公办园占比居全省各市首位。', 'B5 error'],
    ['a wider field', '公办园占比位居全国前列。', 'B5 error'],
    ['a building site told as open', '东湖小学建成投用。', 'B7 error'],
    ['an open school told as planned', '城南中学将建成投用。', 'B7 error'],
  ])('%s: %s', (_, text, rule) => {
    expect(rules(text)).toContain(rule)
  })
  it('where the words stand, by line and offset in the line', () => {
    const [finding] = findings('认真做好工作。\n  公办园占比达58.2%。普惠性幼儿园覆盖率达95%。')
    expect(finding).toMatchObject({ line: 2, quote: '95%', suggestion: '94.13%' })
    expect('  公办园占比达58.2%。普惠性幼儿园覆盖率达95%。'.slice(finding?.start, finding?.end)).toBe('95%')
  })
  it('which fact was meant', () => {
    expect(findings('公办园占比达58.3%。')[0]?.message).toBe(
      '“58.3%”在台账中没有依据；台账“公办幼儿园在园幼儿占比”（i1）为 58.2%',
    )
  })
})

describe('the sentences of a verified text', () => {
  it('carry the facts that bear them out, at their offsets', () => {
    const [sentence] = verifyText('公办园占比达58.2%。', sheet).sentences
    expect(sentence).toMatchObject({ class: 'F', line: 1 })
    expect(
      sentence?.facts.map(({ id, attr, start, end }) => [id, attr, sentence.text.slice(start, end)]),
    ).toEqual([
      ['i1', '名称', '公办园占比'],
      ['i1', '值', '58.2%'],
    ])
  })
  it('are classed by what they rest on', () => {
    const classes = (text: string) => verifyText(text, sheet).sentences.map((sentence) => sentence.class)
    expect(
      classes(
        '公办园占比同比提高3.1个百分点。力争公办园占比达到60%以上。认真做好工作。目标为【待补：目标值】。共37场。',
      ),
    ).toEqual(['D', 'P', 'G', 'gap', '?'])
  })
  it('show which musts are missing; naming an indicator does not tell it', () => {
    expect(verifyText('公办园占比不断提高。东湖小学正在推进建设。', sheet).coverage.must).toEqual({
      used: ['p1'],
      missing: ['i1'],
    })
  })
})

describe("an item of last year's plan without an answer", () => {
  const unanswered = parseSheet({
    profile: { organ: '宁川市交通运输局' },
    period: '2025',
    facts: [
      { kind: 'last-plan', id: 'l1', label: '开工建设客运枢纽站' },
      { kind: 'last-plan', id: 'l2', label: '新能源公交占比达到90%' },
      { kind: 'last-plan', id: 'l3', label: '加强队伍建设' },
      { kind: 'last-plan', id: 'l4', label: '危桥改造' },
      { id: 'p1', label: '危桥改造', status: '完工' },
    ],
  })
  const statusRules = (text: string) =>
    verifyText(text, unanswered).findings.flatMap(({ rule, severity }) => (rule === 'B7' ? [severity] : []))
  it.each([
    '开工建设客运枢纽站。',
    '此外，开工建设客运枢纽站。',
    '新能源公交占比达到90%。',
    '一是新能源公交占比达到90%。',
    '新能源公交占比达到90%的任务已完成。',
    '年初确定的开工建设客运枢纽站如期完成。',
  ])('is not told as done: %s', (text) => {
    expect(statusRules(text)).toEqual(['error'])
  })
  it.each([
    '列入年度工作安排的“新能源公交占比达到90%”【待补：上年计划完成情况】。',
    '年初确定的开工建设客运枢纽站尚未完成。',
    '2026年，计划开工建设客运枢纽站。',
    '## 三、2026年工作计划\n开工建设客运枢纽站。',
    '（一）加强队伍建设',
    '一是加强队伍建设。开展学习活动。',
    '危桥改造已完工。',
  ])('may be told otherwise: %s', (text) => {
    expect(statusRules(text)).toEqual([])
  })
})
