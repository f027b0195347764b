import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReport } from '../../../src/drafting/read-report.ts'
import type { ExtractedFigure } from '../../../src/facts/extract/figure.ts'

const document = (body: string): string => `# 基础教育科2025年工作总结\n\n一、主要工作\n\n${body}\n`
const figuresOf = (body: string): ExtractedFigure[] => [...readReport('小结.md', document(body)).figures]
const told = (body: string): string[] =>
  figuresOf(body)
    .filter(({ kind }) => kind !== 'name')
    .map(({ metric, value, upper, unit }) => `${metric} ${value}${upper ? `-${upper}` : ''}${unit}`)

describe('extractFigures', () => {
  it.each([
    ['公办幼儿园在园幼儿占比达54.96%。', ['公办幼儿园在园幼儿占比 54.96%']],
    ['投入128万元对5所幼儿园进行标准化改造。', ['投入 128万元', '幼儿园标准化改造 5所']],
    ['新建、改扩建幼儿园12所，新增学位3600个。', ['新建、改扩建幼儿园 12所', '新增学位 3600个']],
    ['建成市第七中学等3所学校。', ['建成学校 3所']],
    ['课后服务开展率、覆盖率均达100%。', ['课后服务开展率 100%', '覆盖率 100%']],
    ['小学、初中、高中分别招聘教师120名、86名、30名。', ['小学 120名', '初中 86名', '高中 30名']],
    ['百分之九十五点六的学校通过验收。', ['学校通过验收 95.6%']],
    ['全年培训教师近1.2万人次。', ['培训教师 1.2万人次']],
    ['公办园占比首次突破六成，达61.3%。', ['公办园占比 61.3%']],
    ['培训教师超过1200人次，达到1236人次。', ['培训教师 1236人次']],
    ['全区一、二级医院互认率分别达到92.1%、88.5%。', ['一级医院互认率 92.1%', '二级医院互认率 88.5%']],
    ['发现隐患2345处，整改2301处。', ['发现隐患 2345处', '整改隐患 2301处']],
    ['平均用时由5.5天缩短到3天。', ['平均用时 5.5天', '平均用时 3天']],
    ['平均候车时间由12分钟缩短至8分钟。', ['平均候车时间 12分钟', '平均候车时间 8分钟']],
    ['行政处罚案件由356件增加到412件。', ['行政处罚案件 356件', '行政处罚案件 412件']],
  ])('reads %s', (body, expected) => {
    expect(told(body)).toEqual(expected)
  })

  it('hands the figures of a change, a share, a former value and a rank to the figure they speak of', () => {
    const figures = figuresOf(
      '教师总数1240名，比上年增加40名，其中骨干教师310名，占25%。巩固率由98.7%提高到99.1%，居全省第3位。',
    )
    expect(
      figures.map(({ metric, comparison, direction, related }) => [metric, comparison, direction, related]),
    ).toEqual([
      ['教师总数', null, null, []],
      ['教师总数', 'change', 'up', [0]],
      ['骨干教师', null, null, [0]],
      ['骨干教师占比', 'share', null, [2]],
      ['巩固率', 'previous', null, []],
      ['巩固率', null, null, [4]],
      ['巩固率', 'rank', null, [5]],
    ])
  })

  it.each([
    '推进“5+2”课后服务和“163”计划。',
    '开通12345热线，落实十五分钟课间。',
    '实施学前教育三年行动计划和第七届艺术节。',
    '印发《关于加强5所学校管理的意见》。',
    '落实“三会一课”制度，市第六中学开学。',
  ])('leaves the numbers of names alone: %s', (body) => {
    expect(told(body)).toEqual([])
  })

  it('lists a name that holds a digit as a name', () => {
    expect(figuresOf('推进“5+2”课后服务。').map(({ raw, kind, value }) => [raw, kind, value])).toEqual([
      ['5+2', 'name', null],
    ])
  })

  it('asks for a masked number and does not take a masked name for one', () => {
    const figures = figuresOf('对全市*所民办学校进行检查，*路小学和**市二中建成，参训xx人次。')
    expect(figures.map(({ raw, value, masked, unit }) => [raw, value, masked, unit])).toEqual([
      ['*所', null, true, '所'],
      ['xx人次', null, true, '人次'],
    ])
  })

  it('tells targets and deadlines of a plan from what was reached', () => {
    const text = `# 市教育局2024年工作总结和2025年工作计划\n\n## 一、2024年工作总结\n\n### （一）学前教育\n\n公办园占比达到56%。\n\n## 二、2025年工作计划\n\n### （一）学前教育\n\n公办园占比不低于60%，8月底前建成市第九幼儿园。\n`
    const { figures } = readReport('总结.md', text)
    expect(figures.map(({ raw, kind, period }) => [raw, kind, period])).toEqual([
      ['56%', 'actual', '2024'],
      ['不低于60%', 'target', '2025'],
      ['8月底前', 'deadline', '2025-08'],
    ])
  })

  it.each([
    ['2026年，计划新增床位500张以上，力争年底前新院区投用，签约率达到50%。', ['target', 'target']],
    ['2026年，新增学位3600个，培训教师120名。', ['target', 'target']],
    ['到2026年底，入园率达到98%，公办园占比达到60%。', ['target', 'target']],
    ['2025年，计划投资3亿元，实际完成投资3.2亿元。', ['target', 'actual']],
    ['强化监管，确保校园安全，开展检查36次，整改率100%。', ['actual', 'actual']],
    ['谋划2026年项目36个，完成投资3亿元。', ['actual', 'actual']],
    ['2024年，招聘教师120名。', ['actual']],
  ])('takes what stands under a later period for a target: %s', (body, kinds) => {
    const found = figuresOf(body).filter(({ kind }) => kind !== 'deadline')
    expect(found.map(({ kind }) => kind)).toEqual(kinds)
  })

  it('says whether a figure is new, cumulative or a stock', () => {
    const basis = (body: string) => figuresOf(body).map((figure) => figure.basis)
    expect(basis('新增学位360个。')).toEqual(['new'])
    expect(basis('累计建成名师工作室66个。')).toEqual(['cumulative'])
    expect(basis('巩固率99.1%。')).toEqual(['stock'])
  })

  it('finds its place in the file as read, whatever cleaning did to the text', () => {
    const raw = `首页 > 政务公开\r\n${document('(一)招聘教师２１２名,公办园占比５８.６％。')}`
    const { figures } = readReport('小结.txt', raw)
    const lines = raw.split('\n')
    expect(figures.map(({ line, start, end }) => lines[line - 1]?.slice(start, end))).toEqual([
      '２１２名',
      '５８.６％',
    ])
  })

  it('quotes nothing that the text does not hold, and computes no value', () => {
    const words = fc.constantFrom(
      '招聘教师',
      '公办园占比达',
      '比上年增加',
      '，',
      '。',
      '、',
      '其中',
      '约',
      '“',
      '”',
      '（',
      '）',
      '*',
      '12',
      '3.5',
      '万',
      '名',
      '%',
      '所学校',
      '第3位',
      '分别为',
      '由',
      '提高到',
    )
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 30 }), (parts) => {
        const raw = document(`${parts.join('')}字`)
        const lines = raw.split('\n')
        for (const { line, start, end, value, unit } of readReport('小结.md', raw).figures) {
          const quote = lines[line - 1]?.slice(start, end) ?? ''
          expect(quote).not.toBe('')
          if (value !== null && /\d/.test(quote)) expect(quote).toContain(value.replace(/[万名%]/g, ''))
          expect(unit.length).toBeLessThan(13)
        }
      }),
      { numRuns: 200 },
    )
  })
})
