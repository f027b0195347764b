import type { FactKind } from './fact-sheet.ts'

/**
 * What a template may ask of a fact, by kind. 全句 is a whole clause with metric, value, scope and period,
 * so that a value never stands beside another metric's name.
 */
export const ATTRIBUTES = {
  indicator: [
    '名称',
    '值',
    '上年',
    '增量',
    '同比',
    '变化',
    '目标',
    '完成率',
    '差距',
    '累计',
    '排名',
    '期间',
    '全句',
  ],
  project: ['名称', '状态', '投资', '数量', '时间', '地点', '详情', '全句'],
  award: ['名称', '授予', '级别', '获得者', '数量', '时间', '全句'],
  event: ['名称', '内容', '做法', '数量', '成效', '时间', '全句'],
  problem: ['名称', '全句'],
  plan: ['名称', '措施', '目标句', '时限', '责任', '全句'],
  'last-plan': ['名称', '措施', '目标句', '状态', '原因', '全句'],
  'own-name': ['名称'],
} as const satisfies Record<FactKind, readonly string[]>

export type Attribute = (typeof ATTRIBUTES)[FactKind][number]

/** 约 lets the code round, 整 drops a fraction that is zero, 表 writes the bare figure for a table cell. */
export const FORMATS = ['约', '整', '表'] as const
export type Format = (typeof FORMATS)[number]

/** `{{i3公办园占比.全句|约}}`: the label is a check digit of the id. */
export type Reference = {
  readonly id: string
  readonly label: string
  readonly attribute: Attribute
  readonly format: Format | null
}

/** The closed list of what may be missing; a gap's words hold no digit and only code writes them. */
export const GAPS = {
  数值: '【待补：指标数值】',
  上年同期数: '【待补：上年同期数】',
  目标值: '【待补：目标值】',
  存在问题: '【待补：存在问题】',
  下步计划: '【待补：下步计划】',
  完成情况: '【待补：上年计划完成情况】',
  责任单位: '【待定：责任单位】',
  完成时限: '【待定：完成时限】',
  成文日期: '【待定：成文日期】',
  工作内容: '【待补：工作内容】',
} as const
export type GapKey = keyof typeof GAPS
