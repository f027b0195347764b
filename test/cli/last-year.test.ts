import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runNigao } from '../support/run-nigao.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nigao-last-year-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const file = async (name: string, content: string): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}
const sheet = (facts: unknown[]): string =>
  JSON.stringify({ profile: { organ: '市教育局' }, period: '2025', facts })
const LAST =
  '# 市教育局2024年工作总结和2025年工作计划\n\n## 一、2024年工作总结\n\n### （一）学前教育\n\n公办园占比达到54.0%。\n\n## 二、2025年工作计划\n\n### （一）学前教育\n\n1.提高公办园占比。公办园占比不低于58%。\n'

describe('facts extract and facts accept', () => {
  it('write proposals that enter a sheet only once they are accepted', async () => {
    const report = await file(
      '小结.md',
      '# 学前科2025年工作小结\n\n一、主要工作\n\n公办园占比达到58.6%。招聘教师212名。\n',
    )
    const [proposed, merged] = [join(folder, '提议.json'), join(folder, '新台账.json')]
    const facts = await file('台账.json', sheet([]))
    const found = await runNigao(['facts', 'extract', report, '-o', proposed, '--json'])
    expect(found.status).toBe(0)
    expect(JSON.parse(found.stdout)).toMatchObject({
      figures: [{ metric: '公办园占比', line: 5 }, { metric: '招聘教师' }],
    })
    const content = (await readFile(proposed, 'utf8')).replace('"accept": false', '"accept": true')
    await writeFile(proposed, content)
    const accepted = await runNigao(['facts', 'accept', proposed, '--facts', facts, '-o', merged, '--json'])
    expect(JSON.parse(accepted.stdout)).toMatchObject({ added: [{ fact: 'i1' }], left: 1 })
    expect(JSON.parse(await readFile(merged, 'utf8'))).toMatchObject({
      facts: [{ label: '公办园占比', value: '58.6' }],
    })
  })
})

describe('reconcile', () => {
  it('exits with 1 while an item is unanswered, from a document and from a table of tasks', async () => {
    const facts = await file(
      '台账2.json',
      sheet([{ id: 'i1', label: '公办园占比', value: '58.6', unit: '%' }]),
    )
    const document = await file('上年.md', LAST)
    const table = await file(
      '任务分解表.csv',
      '序号,重点任务,工作目标,牵头科室,完成时限\n1,提高公办园占比,公办园占比不低于58%,学前科,2025年12月\n',
    )
    for (const plan of [document, table]) {
      const { status, stdout } = await runNigao(['reconcile', plan, '--facts', facts, '--json'])
      expect(status).toBe(1)
      expect(JSON.parse(stdout)).toMatchObject({
        items: [{ label: '提高公办园占比', status: null }],
        counts: { unanswered: 1 },
      })
    }
  })

  it('exits with 0 when every item is answered', async () => {
    const answered = { id: 'l1', label: '提高公办园占比', status: '未完成', reason: '新园未投用' }
    const facts = await file('台账3.json', sheet([answered]))
    const { status, stdout } = await runNigao(['reconcile', await file('上年2.md', LAST), '--facts', facts])
    expect(status).toBe(0)
    expect(stdout).toContain('l1  未完成  提高公办园占比')
    expect(stdout).toContain('可列入问题  提高公办园占比')
  })
})

describe('facts check --last', () => {
  it('holds the values before against last year’s summary', async () => {
    const fact = { id: 'i1', label: '公办园占比', value: '58.6', unit: '%', previous: { value: '55.1' } }
    const { stdout } = await runNigao([
      'facts',
      'check',
      await file('台账4.json', sheet([fact])),
      '--last',
      await file('上年3.md', LAST),
    ])
    expect(stdout).toContain('“公办园占比”的上年数台账填 55.1%')
  })
})

describe('verify --against', () => {
  it('says what is left out and what repeats last year, and where', async () => {
    const facts = await file('台账5.json', sheet([{ id: 'i1', label: '招聘教师', value: '212', unit: '人' }]))
    const last = await file('上年5.md', LAST)
    const { stdout } = await runNigao(['verify', last, '--facts', facts, '--against', last, '--json'])
    expect(JSON.parse(stdout)).toMatchObject({
      omissions: [{ omissions: [{ fact: 'i1', reason: 'unmentioned' }] }],
      likeness: {
        places: [
          { line: 1, lastLine: 1 },
          { line: 13, lastLine: 13 },
        ],
      },
    })
  })
})
