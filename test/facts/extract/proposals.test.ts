import { describe, expect, it } from 'vitest'
import { labelProposals } from '../../../src/drafting/label-proposals.ts'
import { readReport } from '../../../src/drafting/read-report.ts'
import { acceptProposals, parseProposals } from '../../../src/facts/extract/accept-proposals.ts'
import { proposeFacts } from '../../../src/facts/extract/propose-facts.ts'
import { parseSheet } from '../../../src/facts/parse-sheet.ts'
import { scriptedChatModel } from '../../support/scripted-model.ts'

const REPORT = `# 基础教育科2025年工作小结

一、主要工作

1.学前教育。全市公办园在园幼儿占比达到58.6%，比上年提高1.4个百分点，累计建成普惠园*所。
2.义务教育。招聘教师212名，比上年增加12名，同比增长6%，其中小学120名、初中92名。
3.课后服务。“5+2”课后服务参与学生近28万人。

二、2026年工作计划

1.新建幼儿园。8月底前建成市第九幼儿园，力争公办园占比不低于60%，由学前教育科牵头。
`
const report = readReport('小结.md', REPORT)
const sheet = parseSheet({
  profile: { organ: '澄溪市教育局' },
  period: '2025',
  facts: [{ id: 'i1', label: '招聘教师数', value: '210', unit: '人' }],
})
const proposals = proposeFacts([report], sheet)
const named = (label: string) => proposals.find(({ fact }) => fact.label === label)
const signal = new AbortController().signal
const answering = (text: string) => scriptedChatModel(() => ({ pieces: [text] }))

describe('proposeFacts', () => {
  it('accepts nothing by itself', () => {
    expect(proposals.length).toBeGreaterThan(5)
    expect(proposals.filter(({ accept }) => accept)).toEqual([])
    expect(acceptProposals(sheet, proposals).sheet).toEqual(sheet)
  })

  it('takes the change that the text states along with its figure, each with its place', () => {
    const proposal = named('公办园在园幼儿占比')
    expect(proposal?.fact).toMatchObject({
      value: '58.6',
      unit: '%',
      given: { points: '1.4' },
      theme: '学前',
    })
    expect(proposal?.places.map(({ file, line, quote }) => [file, line, quote])).toEqual([
      ['小结.md', 5, '58.6%'],
      ['小结.md', 5, '1.4个百分点'],
    ])
  })

  it('names a part after its whole', () => {
    expect(named('招聘教师（小学）')?.fact).toMatchObject({ value: '120', unit: '名', basis: 'new' })
  })

  it('asks about masked and rounded figures', () => {
    expect(named('建成普惠园')).toMatchObject({
      fact: { value: null },
      question: '第 5 行“*所”的数被遮盖，请补填',
    })
    expect(named('“5+2”课后服务参与学生')).toMatchObject({
      fact: { value: null },
      question: '原文“近28万人”是约数，请填确数',
    })
  })

  it('asks about a figure that only says how much of another, and makes no indicator of it', () => {
    const told = proposeFacts([
      readReport(
        '小结.md',
        '# 规划科2025年工作小结\n\n一、主要工作\n\n完成投资3.26亿元，完成年度目标的108.7%。建成公路15公里，是去年的1.3倍。全年减少事故三分之一。\n',
      ),
    ]).map(({ fact, question }) => [fact.label, 'value' in fact ? fact.value : '', question])
    expect(told).toEqual([
      ['完成投资', '3.26', '原文还写到“完成年度目标的108.7%”，请核对'],
      ['建成公路', '15', '原文还写到“是去年的1.3倍”，请核对'],
      ['减少事故', null, '原文“全年减少事故三分之一”是相对数，请填本期数'],
    ])
  })

  it('says which fact of the sheet bears the name already, and whether the values agree', () => {
    expect(named('招聘教师')).toMatchObject({
      known: { id: 'i1', label: '招聘教师数', value: '210', same: false },
      fact: { given: { yoy: '6' } },
      question: '原文还写到增加12名，如有上期数请补填',
    })
  })

  it('proposes the tasks of the plan part as plan items', () => {
    expect(named('新建幼儿园')?.fact).toMatchObject({
      kind: 'plan',
      due: '2026-08',
      owner: '学前教育科',
      commitment: '力争',
      target: { label: '公办园占比', value: '60', unit: '%', sense: '不低于' },
    })
  })

  it('proposes a name with a numeral as an own name', () => {
    expect(named('“5+2”')?.fact.kind).toBe('own-name')
  })
})

describe('acceptProposals', () => {
  const confirmed = proposals.map((proposal) => ({
    ...proposal,
    accept: proposal.fact.label === '招聘教师（小学）',
  }))

  it('adds what is accepted and leaves the rest of the sheet as it is', () => {
    const { sheet: merged, added, left } = acceptProposals(sheet, confirmed)
    expect(merged.facts.slice(0, 1)).toEqual(sheet.facts)
    expect(merged.facts.slice(1).map(({ label }) => label)).toEqual(['招聘教师（小学）'])
    expect(added).toHaveLength(1)
    expect(left).toBe(proposals.length - 1)
  })

  it('gives a new id where the sheet has used it meanwhile', () => {
    const twice = acceptProposals(
      acceptProposals(sheet, confirmed).sheet,
      confirmed.map((proposal) => ({ ...proposal, fact: { ...proposal.fact, label: '另一指标' } })),
    )
    expect(new Set(twice.sheet.facts.map(({ id }) => id)).size).toBe(3)
  })

  it('survives the way through a file', () => {
    expect(parseProposals(JSON.parse(JSON.stringify({ version: 1, proposals }))).proposals).toEqual(proposals)
  })

  it('names the place that is wrong in a file', () => {
    const broken = { version: 1, proposals: [{ ...proposals[0], accept: '是' }] }
    expect(() => parseProposals(broken)).toThrow('提议文件内容有误')
  })
})

describe('labelProposals', () => {
  const [first] = proposals
  const relabel = async (answer: string) =>
    (await labelProposals(answering(answer), proposals, '材料x', signal)).proposals[0]

  it('takes a name made of the words of the sentence, and a theme', async () => {
    const changed = await relabel(
      '好的：{"x1":{"label":"全市公办园在园幼儿占比","theme":"学前教育","value":"99"}}',
    )
    expect(changed).toEqual({
      ...first,
      fact: { ...first?.fact, label: '全市公办园在园幼儿占比', theme: '学前' },
    })
  })

  it.each([
    ['with a figure in it', '{"x1":{"label":"公办园在园幼儿占比99%"}}'],
    ['with a numeral in it', '{"x1":{"label":"公办园在园幼儿占比九成"}}'],
    ['of words that the sentence does not hold', '{"x1":{"label":"余姚市普惠率"}}'],
    ['with the marks of a reference', '{"x1":{"label":"{{i9别的.值}}"}}'],
    ['for an id that was not asked', '{"x99":{"label":"公办园占比"}}'],
    ['that is not JSON', '公办园占比'],
    ['of another form', '{"x1":"公办园占比"}'],
    ['that breaks off', '{"x1":{"label":"公办园'],
  ])('changes nothing for an answer %s', async (_, answer) => {
    expect(await relabel(answer)).toEqual(first)
  })

  it('keeps every proposal and says so when the model fails', async () => {
    const result = await labelProposals(
      scriptedChatModel(() => ({ pieces: [], status: 500 })),
      proposals,
      '材料x',
      signal,
    )
    expect(result.proposals).toEqual(proposals)
    expect(result.notices).toHaveLength(1)
  })

  it('shows the model no figure apart from the sentences', async () => {
    const model = answering('{}')
    await labelProposals(model, proposals, '材料x', signal)
    expect(model.requests[0]?.messages[1]?.content).toContain('材料x x1 | 公办园在园幼儿占比 | 全市公办园')
  })
})
