import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readReport } from '../../src/drafting/read-report.ts'
import { checkAgainstDocument } from '../../src/facts/check-against-document.ts'
import { checkSheet } from '../../src/facts/check-sheet.ts'
import { parseSheet, parseSheetText } from '../../src/facts/parse-sheet.ts'

const sheetOf = (facts: unknown[], rest: object = {}) =>
  parseSheet({ profile: { organ: '澄溪市教育局' }, period: '2025', ...rest, facts })
const codes = (...facts: unknown[]): string[] => checkSheet(sheetOf(facts)).map(({ code }) => code)
const messages = (...facts: unknown[]): string[] => checkSheet(sheetOf(facts)).map(({ message }) => message)

const count = (id: string, label: string, value: string, rest: object = {}) => ({
  id,
  label,
  value,
  unit: '名',
  ...rest,
})

describe('parts against their total', () => {
  const whole = count('i1', '招聘教师数', '212')
  it.each([
    ['that make it up', ['120', '92'], []],
    ['that leave some over', ['120', '80'], ['parts.under']],
    ['that come to more', ['120', '100'], ['parts.over']],
    ['of which one is larger', ['220', '1'], ['part.over']],
  ])('says what is wrong with parts %s', (_, [a, b], expected) => {
    expect(
      codes(whole, count('i2', '招聘教师（小学）', a ?? ''), count('i3', '招聘教师（初中）', b ?? '')),
    ).toEqual(expected)
  })
  it('tells the sum and what is missing', () => {
    expect(
      messages(whole, count('i2', '招聘教师（小学）', '120'), count('i3', '招聘教师（初中）', '80')),
    ).toEqual([
      '“招聘教师数”为 212名，各部分合计 200名，少于总数：请补列其余部分，或核对（招聘教师（小学） 120名、招聘教师（初中） 80名）',
    ])
  })
  it('grants rounded parts their rounding, across units', () => {
    const seats = (id: string, label: string, value: string, unit = '万个') => ({ id, label, value, unit })
    expect(
      codes(
        seats('i1', '新增学位', '1.15'),
        seats('i2', '新增学位（小学）', '0.7'),
        seats('i3', '新增学位（初中）', '4520', '个'),
      ),
    ).toEqual([])
    expect(
      codes(
        seats('i1', '新增学位', '1.15'),
        seats('i2', '新增学位（小学）', '0.7'),
        seats('i3', '新增学位（初中）', '5600', '个'),
      ),
    ).toEqual(['parts.over'])
  })
  it('does not expect those picked out to be all', () => {
    expect(
      codes(count('i1', '学生', '900'), count('i2', '学生中寄宿生', '500'), count('i3', '学生中女生', '430')),
    ).toEqual(['parts.over'])
    expect(
      codes(count('i1', '学生', '900'), count('i2', '学生中寄宿生', '100'), count('i3', '学生中女生', '430')),
    ).toEqual([])
  })
  it('holds the figures of an event and the money of a project against their whole', () => {
    const event = {
      id: 'e1',
      label: '技能大赛',
      figures: [
        { label: '获奖', value: '46', unit: '项' },
        { label: '其中一等奖', value: '50', unit: '项' },
      ],
    }
    const project = {
      id: 'p1',
      label: '九幼',
      status: '在建',
      money: [
        { label: '总投资', value: '0.42', unit: '亿元' },
        { label: '完成投资', value: '4300', unit: '万元' },
      ],
    }
    expect(codes(event, project)).toEqual(['part.over', 'money.over'])
  })
})

describe('one metric in several facts', () => {
  it('shows two values side by side with their sources', () => {
    expect(
      messages(
        count('i1', '招聘教师数', '212', { source: { file: '人事科.xlsx', cell: 'B3' } }),
        count('i2', '招聘教师', '210', { asOf: '2025-11' }),
      ),
    ).toEqual([
      '同一指标有两个数：“招聘教师数”（i1）212名（人事科.xlsx B3），“招聘教师”（i2）210名（截至 2025-11），请选定一个，或分别写明口径',
    ])
  })
  it('lets two 口径 stand side by side', () => {
    expect(
      codes(
        count('i1', '招聘教师数', '212', { scope: '含编外' }),
        count('i2', '招聘教师', '180', { scope: '在编' }),
      ),
    ).toEqual([])
  })
  it('asks whether 人 and 人次 are one metric', () => {
    expect(
      codes(
        { ...count('i1', '教师培训', '900'), unit: '人' },
        { ...count('i2', '教师培训数', '1900'), unit: '人次' },
      ),
    ).toEqual(['unit.differs'])
  })
  it('finds more new than there are in all, and a total that does not add up', () => {
    const fresh = count('i1', '新增示范校', '15', { basis: 'new' })
    const total = (value: string) =>
      count('i2', '示范校', value, { basis: 'cumulative', previous: { value: '61' } })
    expect(codes(fresh, total('76'))).toEqual([])
    expect(codes(fresh, total('78'))).toEqual(['cumulative.sum'])
    expect(codes(fresh, count('i2', '示范校', '9', { basis: 'cumulative' }))).toEqual(['basis.exceeds'])
  })
  it('holds the half-years against the year', () => {
    const year = count('i1', '招聘教师', '212', { basis: 'new' })
    const half = (id: string, period: string, value: string) =>
      count(id, '招聘教师数', value, { basis: 'new', period })
    expect(codes(year, half('i2', '2025-H1', '300'))).toEqual(['period.exceeds'])
    expect(codes(year, half('i2', '2025-H1', '100'), half('i3', '2025-H2', '112'))).toEqual([])
    expect(codes(year, half('i2', '2025-H1', '100'), half('i3', '2025-H2', '100'))).toEqual(['period.sum'])
  })

  it('holds the periods that a table lists against the year, where name and unit tell a sum', () => {
    const series = (...values: readonly string[]) =>
      values.map((value, place) => ({ period: `2025-Q${place + 1}`, value }))
    const cases = (values: readonly string[]) =>
      codes({ id: 'i1', label: '查处案件', value: '50', unit: '件', series: series(...values) })
    expect(cases(['10', '12', '14', '14'])).toEqual([])
    expect(cases(['10', '12', '14', '16'])).toEqual(['period.sum'])
    expect(cases(['10', '12', '14'])).toEqual([])
    expect(cases(['60', '12'])).toEqual(['period.exceeds'])
  })

  it('lets a stock be larger in the middle of the year than at its end', () => {
    const series = [{ period: '2025-H1', value: '12' }]
    expect(codes({ id: 'i1', label: 'A级景区', value: '11', unit: '家', series })).toEqual([])
  })
})

describe('names', () => {
  it('asks about an ordinal or the year of the report in front of a name', () => {
    expect(codes(count('i1', '一是招聘教师', '12'))).toEqual(['label.front'])
    expect(codes(count('i1', '2025年招聘教师', '12'))).toEqual(['label.front'])
    expect(codes(count('i1', '一级教师', '12'))).toEqual([])
    expect(codes({ id: 'o1', label: '一是一实验班' })).toEqual([])
  })
})

describe('single indicators', () => {
  it.each([
    [
      'a cumulative total that falls',
      count('i1', '示范校', '9', { basis: 'cumulative', previous: { value: '12' } }),
      'cumulative.falls',
    ],
    [
      'a fall told as negative twice',
      count('i1', '隐患降幅', '5', { given: { yoy: '-3' } }),
      'given.double-negative',
    ],
    [
      'decimals of two kinds',
      { id: 'i1', label: '就业率', value: '96.31', unit: '%', previous: { value: '95.2' } },
      'decimals.mixed',
    ],
    ['a zero among achievements', count('i1', '新增公园', '0', { basis: 'new', better: 'up' }), 'value.zero'],
    ['a completion below zero', count('i1', '开工数', '5', { given: { rate: '-3' } }), 'given.rate.negative'],
  ])('asks about %s', (_, fact, code) => {
    expect(codes(fact)).toEqual([code])
  })
})

describe('plans', () => {
  const rate = { id: 'i1', label: '公办园占比', value: '58.2', unit: '%' }
  it('finds a target below the present value by its name alone', () => {
    const plan = (value: string) => ({
      id: 't1',
      label: '学前教育',
      target: { label: '公办园占比', value, unit: '%', sense: '不低于' },
    })
    expect(codes(rate, plan('57'))).toEqual(['plan.target.below'])
    expect(codes(rate, plan('60'))).toEqual([])
  })
  it('finds a target that last year’s plan did not set, and a done item whose figure missed it', () => {
    const missed = { ...rate, target: { value: '60', sense: '不低于' } }
    const item = (value: string, status: string) => ({
      id: 'l1',
      label: '学前教育',
      status,
      reason: '在建',
      evidence: ['i1'],
      target: { indicator: 'i1', value, unit: '%', sense: '不低于' },
    })
    expect(codes(missed, item('60', '推进'))).toEqual([])
    expect(codes(missed, item('62', '推进'))).toEqual(['last-plan.target.differs'])
    expect(codes(missed, item('60', '完成'))).toEqual(['last-plan.contradicted'])
  })
  it('holds an item against the project that it names, evidence or not', () => {
    const project = (status: string) => ({ id: 'p1', label: '城南水厂', status })
    const item = (label: string, status: string) => ({ id: 'l1', label, status, reason: '征地滞后' })
    const contradicted = (...facts: unknown[]) => codes(...facts).includes('last-plan.contradicted')
    expect(contradicted(project('在建'), item('建成城南水厂', '完成'))).toBe(true)
    expect(contradicted(project('投用'), item('建成城南水厂', '完成'))).toBe(false)
    expect(contradicted(project('在建'), item('推动城南水厂开工', '完成'))).toBe(false)
    expect(contradicted(project('前期'), item('推动城南水厂开工', '完成'))).toBe(true)
    expect(contradicted(project('投用'), item('建成城南水厂', '未完成'))).toBe(true)
    expect(contradicted(project('在建'), item('建成城北水厂', '完成'))).toBe(false)
  })
  it('lets an item stand as undone whose target was missed, though a project for it is finished', () => {
    const project = { id: 'p1', label: '照明改造', status: '完工' }
    const rate = (value: string) => ({
      id: 'i1',
      label: '近视率',
      value,
      unit: '%',
      better: 'down',
      target: { value: '50', sense: '不高于' },
    })
    const item = {
      id: 'l1',
      label: '防控近视',
      target: { indicator: 'i1', value: '50', unit: '%', sense: '不高于' },
      status: '未完成',
      evidence: ['i1', 'p1'],
      reason: '家庭用眼管理不够',
    }
    expect(codes(rate('51.2'), project, item)).not.toContain('last-plan.contradicted')
    expect(codes(rate('49.5'), project, item)).toContain('last-plan.contradicted')
  })
  it('does not take an item for done while its projects are under way', () => {
    const project = { id: 'p1', label: '九幼', status: '在建' }
    expect(codes(project, { id: 'l1', label: '建设九幼', status: '完成', evidence: ['p1'] })).toEqual([
      'last-plan.contradicted',
    ])
  })
})

describe('a sheet against an earlier document', () => {
  const report = (title: string, body: string) => {
    const { document, figures } = readReport(
      '上年总结.md',
      `# ${title}\n\n## 一、工作总结\n\n### （一）学前教育\n\n${body}\n`,
    )
    return { file: '上年总结.md', period: document.period, figures }
  }
  const last = report(
    '澄溪市教育局2024年工作总结和2025年工作计划',
    '公办园占比达到55.1%，比上年提高2个百分点。招聘教师200名。',
  )
  const against = (fact: object, document = last) => checkAgainstDocument(sheetOf([fact]), document)

  it('names the line where last year’s document says something else', () => {
    const fact = { id: 'i1', label: '公办园占比', value: '58.2', unit: '%', previous: { value: '54.9' } }
    expect(against(fact)).toMatchObject([
      {
        code: 'last.differs',
        message:
          '“公办园占比”的上年数台账填 54.9%，“上年总结.md”第 7 行“公办园占比”55.1%，两者不同，请核对数值和口径',
      },
    ])
    expect(against({ ...fact, previous: { value: '55.1' } })).toEqual([])
  })
  it('knows a rate by the end of its name', () => {
    const fact = { id: 'i1', label: '全市公立公办园占比', value: '58', unit: '%', previous: { value: '8.2' } }
    expect(against(fact).map(({ code }) => code)).toEqual(['last.differs'])
  })
  it('offers the value before where the sheet has none', () => {
    expect(against(count('i1', '招聘教师数', '212')).map(({ code }) => code)).toEqual(['last.missing'])
  })
  it('finds a half-year with more than the year', () => {
    const half = report('澄溪市教育局2025年上半年工作总结', '招聘教师230名。')
    expect(against(count('i1', '招聘教师', '212', { basis: 'new' }), half).map(({ code }) => code)).toEqual([
      'half-year.exceeds',
    ])
    expect(against(count('i1', '招聘教师', '240', { basis: 'new' }), half)).toEqual([])
  })
  it('says when the document is of another time', () => {
    expect(
      against(count('i1', '甲', '1'), report('澄溪市教育局2019年工作总结', '招聘教师230名。')).map(
        ({ code }) => code,
      ),
    ).toEqual(['document.period'])
  })
  it('finds no difference between the sample sheet and the summary that its values before come from', () => {
    const corpus = new URL('../../corpus/', import.meta.url)
    const name = '澜川市教育局2024年工作总结和2025年工作计划.md'
    const { document, figures } = readReport(name, readFileSync(new URL(encodeURI(name), corpus), 'utf8'))
    const sheet = parseSheetText(readFileSync(new URL('sample-facts.json', corpus), 'utf8'))
    const faults = checkAgainstDocument(sheet, { file: name, period: document.period, figures })
    expect(faults.filter(({ code }) => code === 'last.differs')).toEqual([])
  })
})
