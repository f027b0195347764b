import type { Hit } from '../../src/domain/document.ts'
import type { Draft, DraftEvent, Sentence } from '../../src/domain/draft.ts'
import { type FactSheet, factSheetSchema } from '../../src/domain/fact-sheet.ts'

export const SHEET: FactSheet = factSheetSchema.parse({
  profile: { organ: '云岭县教育局' },
  period: '2024',
  facts: [
    {
      kind: 'indicator',
      id: 'i1',
      label: '公办园在园幼儿占比',
      theme: '学前',
      must: true,
      value: '54.96',
      unit: '%',
      previous: { value: '52.60', basis: '上年' },
      target: { value: '50', sense: '不低于' },
      source: { file: '台账.xlsx', cell: '指标!D7' },
    },
    { kind: 'indicator', id: 'i2', label: '新增学位', theme: '资源', value: null, unit: '个' },
    { kind: 'problem', id: 'q1', label: '师资', theme: '队伍', text: '农村教师结构性缺编' },
  ],
})

export const sentence = (id: string, text: string, more: Partial<Sentence> = {}): Sentence => ({
  id,
  paragraph: 0,
  template: text,
  text,
  class: 'G',
  facts: [],
  exemplars: [],
  checks: [],
  author: 'engine',
  ...more,
})

const HEADS = [
  { id: 'a', level: 1, number: '一、', heading: '工作总结', runIn: false },
  { id: 'b', level: 2, number: '（一）', heading: '学前教育', runIn: false },
]

export const DRAFT: Draft = {
  id: 'd1',
  factSheetId: 'f1',
  writer: 'engine',
  status: 'planned',
  plan: {
    title: '云岭县教育局2024年工作总结',
    kind: 'annual',
    period: '2024',
    planPeriod: '2025',
    seed: 's',
    sections: [],
    signature: { organ: '云岭县教育局', date: '2025年1月6日' },
  },
  sections: HEADS.map((head) => ({
    ...head,
    role: 'summary',
    theme: null,
    paragraphs: [],
    revision: 0,
    sentences: [],
    locked: false,
  })),
  createdAt: '2025-01-06T01:30:00Z',
}

export const FACT_SENTENCE = sentence('s1', '公办园在园幼儿占比达54.96%。', {
  class: 'F',
  facts: [{ id: 'i1', attr: '全句', start: 0, end: 16 }],
  exemplars: ['x1'],
})

/** A whole stream, in order. */
export const EVENTS: readonly DraftEvent[] = [
  {
    type: 'draft-start',
    draftId: 'd1',
    title: DRAFT.plan.title,
    writer: 'engine',
    sections: HEADS,
    signature: DRAFT.plan.signature,
  },
  { type: 'section-start', sectionId: 'a' },
  { type: 'section-end', sectionId: 'a', revision: 1 },
  { type: 'section-start', sectionId: 'b' },
  { type: 'sentence', sectionId: 'b', sentence: FACT_SENTENCE },
  { type: 'notice', severity: 'hint', code: 'n', message: '没有可参考的材料' },
  { type: 'sentence', sectionId: 'b', sentence: sentence('s2', '群众满意度持续提升。') },
  { type: 'section-end', sectionId: 'b', revision: 1 },
  {
    type: 'draft-end',
    coverage: { must: { used: ['i1'], missing: [] }, unused: ['i2', 'q1'] },
    gaps: 0,
    findings: [],
  },
]

export const PROBLEM = {
  type: '/problems/model_unavailable',
  title: '模型服务不可用',
  status: 503,
  detail: '模型在 60 秒内没有回应',
  code: 'model_unavailable',
}

export const PASSAGE: Hit = {
  passageId: 'x1',
  documentId: 'doc',
  title: '霁原县教育体育局2022年工作总结',
  organ: null,
  path: [],
  role: 'summary',
  theme: '学前',
  text: '新建幼儿园3所。',
  masked: '新建幼儿园〈数〉所。',
  foreign: ['3'],
  score: 1,
  ranks: { lexical: 1, vector: null },
}
