import { describe, expect, it } from 'vitest'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { verifyText } from '../../src/grounding/verify.ts'

const sheet = parseSheet({
  profile: { organ: '澄溪市教育局', region: '澄溪市', level: 'city' },
  period: '2024',
  facts: [
    { id: 'i1', label: '公办园占比', value: '58.2', unit: '%', previous: { value: '55.1' } },
    { id: 'i2', label: '大班额', value: '12', unit: '个' },
    { id: 'i3', label: '课后服务覆盖率', value: '100', unit: '%' },
    { id: 'i4', label: '超大班额', value: '0', unit: '个' },
    { id: 'i5', label: '专任教师', value: '4200', unit: '人' },
    { id: 'i6', label: '农村寄宿制学校', value: '36', unit: '所' },
    { id: 'p1', label: '城北初中', status: '前期' },
    { id: 'p2', label: '城南中学', status: '投用', dates: { inUse: '2024-09' } },
    { id: 'p3', label: '西苑小学', status: '暂停' },
    {
      id: 'a1',
      label: '智慧教育先进集体',
      level: '省级',
      by: '省教育厅',
      recipient: '实验小学',
      date: '2024-11',
    },
    { id: 'e1', label: '校园安全隐患排查', date: '2024-05', what: '开展校园安全隐患排查' },
    { id: 'e2', label: '食堂整改', what: '问题食堂全部整改到位' },
    { id: 'o1', label: '岚溪区' },
  ],
})
const found = (text: string): string[] => verifyText(text, sheet).findings.map(({ rule }) => rule)

describe('verifyText finds what is false without a figure', () => {
  it.each([
    ['uniqueness', '这一做法在全省独一份。', 'B5'],
    ['uniqueness', '课后服务模式为全市独有。', 'B5'],
    ['uniqueness', '我市是全省头一家开展此项工作的。', 'B5'],
    ['a universal claim against the figure', '大班额全部消除。', 'B3'],
    ['a universal claim against the figure', '大班额已清零。', 'B1'],
    ['a universal claim that nothing bears out', '空调安装实现全覆盖。', 'B3'],
    ['a universal claim that nothing bears out', '历史遗留问题全部化解。', 'B3'],
    ['work begun that is not', '城北初中已开工。', 'B7'],
    ['work begun that is not', '城北初中项目加快施工，主体封顶。', 'B7'],
    ['work going on that rests', '西苑小学建设进展顺利。', 'B7'],
    ['a feast that is not the date', '国庆前夕，开展校园安全隐患排查。', 'B4'],
    ['a time that is not the date', '开学前，智慧教育先进集体评选揭晓。', 'B4'],
    ['a time that is not the date', '春节前，开展校园安全隐患排查。', 'B4'],
    ['half a year for the whole', '上半年，公办园占比达58.2%。', 'B4'],
    ['a part for the whole', '农村专任教师4200人。', 'B2'],
    ['a part for the whole', '城区专任教师达4200人。', 'B2'],
    ['another place', '岚溪区专任教师4200人。', 'B2'],
    ['a wider area', '全省专任教师4200人。', 'B2'],
    ['a smaller area', '全县专任教师4200人。', 'B2'],
    ['a total for each', '每校专任教师4200人。', 'B2'],
    ['another holder', '第一小学荣获智慧教育先进集体。', 'B3'],
    ['another holder', '城南中学荣获智慧教育先进集体。', 'B3'],
    ['a higher level', '实验小学荣获国家级智慧教育先进集体。', 'B3'],
    ['another giver', '实验小学被教育部评为智慧教育先进集体。', 'B3'],
    ['a cause', '得益于课后服务覆盖率达100%，公办园占比达58.2%。', 'B8'],
  ])('%s: %s', (_, text, rule) => {
    expect(found(text)).toContain(rule)
  })
})

describe('verifyText leaves alone', () => {
  it.each([
    '超大班额全部消除。',
    '课后服务实现全覆盖，课后服务覆盖率达100%。',
    '问题食堂全部整改到位。',
    '力争大班额全部消除。',
    '城北初中正在开展前期工作。',
    '城南中学建成投用。',
    '9月，城南中学建成投用。',
    '国庆前夕，城南中学建成投用。',
    '秋季开学时，城南中学建成投用。',
    '农村寄宿制学校36所。',
    '全市专任教师4200人。',
    '专任教师4200人，公办园占比达58.2%。',
    '实验小学荣获省级智慧教育先进集体。',
    '实验小学被省教育厅评为智慧教育先进集体。',
    '积极应对新高考，深化新高考改革。',
    '推进新高中课程改革。',
    '2024年，公办园占比达58.2%。',
    '全面落实全员育人，全部工作围绕中心展开。',
  ])('%s', (text) => {
    expect(found(text)).toEqual([])
  })
})

describe('verifyText binds each change of a list to its own metric', () => {
  const growing = parseSheet({
    profile: { organ: '澄溪市国资委', region: '澄溪市', level: 'city' },
    period: '2024',
    facts: [
      { id: 'i1', label: '监管企业营收', value: null, given: { yoy: '5.9' } },
      { id: 'i2', label: '上缴利润', value: null, given: { yoy: '5.5' } },
    ],
  })
  const rules = (text: string): string[] => verifyText(text, growing).findings.map(({ rule }) => rule)

  it('leaves the changes alone where they are their own', () => {
    expect(rules('监管企业营收增长5.9%、上缴利润增长5.5%。')).toEqual([])
  })

  it('flags both where they are exchanged', () => {
    expect(rules('监管企业营收增长5.5%、上缴利润增长5.9%。')).toEqual(['B2', 'B2'])
  })
})

describe('a rank behind a value', () => {
  const ranked = parseSheet({
    profile: { organ: '澄溪市统计局' },
    period: '2025',
    facts: [
      { id: 'i1', label: '农村居民人均收入', value: '2.1', unit: '万元', rank: { n: 3, scope: '全省' } },
      { id: 'i2', label: '农村居民人均消费支出', value: null, rank: { n: 2, scope: '全省' } },
    ],
  })
  const rules = (text: string): string[] => verifyText(text, ranked).findings.map(({ rule }) => rule)

  it('belongs to what the clause names in full', () => {
    expect(rules('农村居民人均收入突破2万元、居全省第2位。')).toEqual(['B2'])
    expect(rules('农村居民人均收入突破2万元、居全省第3位。')).toEqual([])
  })

  it('belongs to each item of a list by 分别', () => {
    expect(rules('农村居民人均收入、农村居民人均消费支出分别居全省第3位、第2位。')).toEqual([])
  })
})
