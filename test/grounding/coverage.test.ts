import { describe, expect, it } from 'vitest'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { indexSheet } from '../../src/facts/sheet-index.ts'
import { toldBy } from '../../src/grounding/coverage.ts'

const index = indexSheet(
  parseSheet({
    profile: { organ: '澄溪市教育局' },
    period: '2024',
    facts: [
      { id: 'i1', label: '公办园占比', value: '58.2', unit: '%', previous: { value: '55.1' } },
      { id: 'i2', label: '集团数', value: null, unit: '个' },
      { id: 'p1', label: '东湖小学', status: '投用', site: '东湖新区' },
      { id: 'p2', label: '西湖小学', status: '投用' },
      { id: 'a1', label: '文明校园', level: '省级', by: '省文明办' },
      { id: 'e1', label: '读书节', what: '举办读书节，推荐图书', date: '2024-04' },
      { id: 'e2', label: '开展家访' },
      { id: 't1', label: '食堂改造', measure: '改造食堂', due: '2025-06' },
      { id: 'q1', label: '师资短缺', text: '乡村教师仍然不足' },
    ],
  }),
)
const told = (text: string, ...facts: [id: string, attr: string][]): string[] => [
  ...toldBy({ text, facts: facts.map(([id, attr]) => ({ id, attr, start: 0, end: 1 })) }, index),
]

describe('a sentence tells a fact', () => {
  it.each([
    ['i1', '', [['i1', '值']]],
    ['i1', '', [['i1', '全句']]],
    ['i2', '', [['i2', '名称']]],
    [
      'p1',
      '',
      [
        ['p1', '名称'],
        ['p1', '状态'],
      ],
    ],
    [
      'p2',
      '',
      [
        ['p2', '名称'],
        ['p1', '状态'],
      ],
    ],
    [
      'a1',
      '',
      [
        ['a1', '名称'],
        ['a1', '授予'],
      ],
    ],
    ['a1', '东湖小学获评文明校园。', [['a1', '名称']]],
    ['e1', '', [['e1', '内容']]],
    ['e2', '', [['e2', '名称']]],
    ['t1', '', [['t1', '措施']]],
    ['q1', '', [['q1', '全句']]],
  ] as [string, string, [string, string][]][])('%s by %s%j', (id, text, facts) => {
    expect(told(text, ...facts)).toContain(id)
  })
})

describe('a sentence only touches on a fact', () => {
  it.each([
    ['', [['i1', '名称']]],
    ['', [['i1', '上年']]],
    ['', [['i1', '目标']]],
    ['', [['p1', '地点']]],
    ['', [['p1', '时间']]],
    ['东湖小学。', [['p1', '名称']]],
    ['文明校园被取消。', [['a1', '名称']]],
    ['', [['a1', '级别']]],
    ['', [['e1', '时间']]],
    ['', [['e1', '名称']]],
    ['', [['t1', '时限']]],
    ['', [['t1', '名称']]],
    ['', [['q1', '名称']]],
  ] as [string, [string, string][]][])('by %s%j', (text, facts) => {
    expect(told(text, ...facts)).toEqual([])
  })
})
