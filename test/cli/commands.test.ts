import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { lockDirectory } from '../../src/adapters/postgres/directory-lock.ts'
import { sheetTemplate } from '../../src/facts/template.ts'
import { type Outcome, runNigao } from '../support/run-nigao.ts'

let folder: string
let sheetFile: string
let settings: Record<string, string>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nigao-cli-'))
  sheetFile = join(folder, '台账.json')
  settings = { NIGAO_DATA_DIR: join(folder, 'data') }
  await writeFile(sheetFile, JSON.stringify(sheetTemplate()))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const file = async (name: string, content: string | Uint8Array): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

describe('facts', () => {
  it('template gives a sheet that check finds nothing wrong with', async () => {
    const path = join(folder, '样例.json')
    expect((await runNigao(['facts', 'template', '-o', path])).status).toBe(0)
    const { status, stdout } = await runNigao(['facts', 'check', path, '--json'])
    expect(status).toBe(0)
    const { facts, faults } = z
      .object({ facts: z.int(), faults: z.array(z.unknown()) })
      .parse(JSON.parse(stdout))
    expect(facts).toBeGreaterThan(5)
    expect(faults).toEqual([])
  })

  it('check exits with 1 for a fault in the figures and says it in Chinese', async () => {
    const sheet = {
      profile: { organ: '某局' },
      period: '2025',
      facts: [
        {
          id: 'i1',
          label: '在校生',
          value: '110',
          unit: '人',
          previous: { value: '100' },
          given: { yoy: '20' },
        },
      ],
    }
    const { status, stdout } = await runNigao([
      'facts',
      'check',
      await file('有误.json', JSON.stringify(sheet)),
      '--json',
    ])
    expect(status).toBe(1)
    const { faults } = z
      .object({ faults: z.array(z.object({ severity: z.string(), fact: z.string(), message: z.string() })) })
      .parse(JSON.parse(stdout))
    expect(faults).toMatchObject([{ severity: 'error', fact: 'i1' }])
    expect(faults[0]?.message).toMatch(/[一-鿿]/)
  })

  it.each([
    ['不是.json', '{"facts":', '不是有效的 JSON'],
    ['空.json', '', '没有内容'],
    [
      '字段.json',
      '{"profile":{"organ":"某局"},"period":"2025","facts":[{"id":"i1","label":"甲","value":"多"}]}',
      '/facts/0/value',
    ],
  ])('check of %s exits with 2 and says why', async (name, content, reason) => {
    const { status, stderr, stdout } = await runNigao(['facts', 'check', await file(name, content)])
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(reason)
  })

  it('check of a file that is not there says so', async () => {
    const { status, stderr } = await runNigao(['facts', 'check', join(folder, '没有.json')])
    expect(status).toBe(2)
    expect(stderr).toContain('文件不存在')
  })
})

describe('draft, verify, corpus and search', () => {
  let firstSearch: Outcome

  // The first start of a data directory takes long where other work is going on; it is made once, and has the time of a hook.
  beforeAll(async () => {
    firstSearch = await runNigao(['search', '教师交流轮岗', '--limit', '3', '--json'], settings)
  })

  it('write a document whose every figure the sheet bears out', async () => {
    const word = join(folder, '总结.docx')
    const draft = await runNigao(['draft', sheetFile, '-o', word, '--json'], settings)
    expect(draft.status, draft.stderr).toBe(0)
    const report = z
      .object({
        draftId: z.string(),
        title: z.string(),
        sections: z.array(
          z.object({
            heading: z.string(),
            level: z.int(),
            sentences: z.array(z.looseObject({ text: z.string() })),
          }),
        ),
        coverage: z.object({ must: z.object({ missing: z.array(z.string()) }) }),
        gaps: z.int(),
      })
      .parse(JSON.parse(draft.stdout))
    expect(report.coverage.must.missing).toEqual([])
    expect([...(await readFile(word)).subarray(0, 2)]).toEqual([0x50, 0x4b])

    const markdown = join(folder, '总结.md')
    expect((await runNigao(['export', report.draftId, '-o', markdown], settings)).status).toBe(0)
    const verified = await runNigao(['verify', markdown, '--facts', sheetFile, '--json'])
    const { findings } = z
      .object({ findings: z.array(z.looseObject({ severity: z.string() })) })
      .parse(JSON.parse(verified.stdout))
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(verified.status).toBe(0)
  })

  it('verify exits with 1 for a figure that is in no fact', async () => {
    const path = await file('编造.md', '全年新建学校98765所，居全省第一。\n')
    const { status, stdout } = await runNigao(['verify', path, '--facts', sheetFile, '--json'])
    expect(status).toBe(1)
    expect(stdout).toContain('98765')
  })

  it('corpus add --dry-run reads without storing, names what it refuses and says so by its status', async () => {
    const good = await file(
      '好.txt',
      '某市教育局2023年工作总结\n\n一、教师队伍\n\n教师交流轮岗有序推进，培训扎实开展。\n',
    )
    const empty = await file('空.txt', '')
    const { status, stdout } = await runNigao(['corpus', 'add', good, empty, '--dry-run', '--json'])
    expect(status).toBe(2)
    expect(JSON.parse(stdout)).toMatchObject({
      documents: [{ file: good, title: '某市教育局2023年工作总结', id: null }],
      refused: [{ file: empty, code: 'empty_document' }],
    })
  })

  it('a new data directory comes with the sample shelf, which search finds', () => {
    const { status, stdout, stderr } = firstSearch
    expect(status, stderr).toBe(0)
    const { hits } = z
      .object({ hits: z.array(z.looseObject({ text: z.string() })) })
      .parse(JSON.parse(stdout))
    expect(hits).toHaveLength(3)
    expect(hits.map(({ text }) => text).join()).toContain('轮岗')
  })
})

describe('the command line', () => {
  it.each([
    [['fly'], '没有这个命令'],
    [['draft'], '用法：nigao draft'],
    [['search', '党建', '--limit', '0'], '--limit'],
    [['search', '党建', '--theme', '钓鱼'], '--theme'],
    [['draft', '--colour', 'red'], '用法：nigao draft'],
  ])('%j exits with 2 and says how it is meant', async (words, reason) => {
    const { status, stderr } = await runNigao(words, settings)
    expect(status).toBe(2)
    expect(stderr).toContain(reason)
  })

  it('has the doctor tell all else of a data directory that another program uses', async () => {
    const directory = join(folder, 'locked')
    const lock = await lockDirectory(join(directory, 'database'))
    try {
      const { status, stdout } = await runNigao(['doctor', '--json'], {
        NIGAO_DATA_DIR: directory,
        PORT: '1',
      })
      const { checks } = z
        .object({ checks: z.array(z.object({ name: z.string(), status: z.string(), message: z.string() })) })
        .parse(JSON.parse(stdout))
      expect(checks.map(({ name, status }) => `${name} ${status}`)).toEqual([
        '运行环境 ok',
        '服务地址 ok',
        '数据库 warning',
        '素材库 error',
        '检索 error',
        '向量模型 ok',
        '模型 ok',
      ])
      expect(checks[2]?.message).toContain('已被占用')
      expect(status).toBe(1)
    } finally {
      lock.release()
    }
  })

  it('names a wrong setting', async () => {
    const { status, stderr } = await runNigao(['doctor'], { ...settings, PORT: 'http' })
    expect(status).toBe(2)
    expect(stderr).toContain('PORT')
  })

  it('refuses to listen where others can reach it', async () => {
    const { status, stderr } = await runNigao(['serve'], { ...settings, HOST: '0.0.0.0', PORT: '0' })
    expect(status).toBe(2)
    expect(stderr).toContain('HOST')
  })
})
