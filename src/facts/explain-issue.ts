import { z } from 'zod'
import type { Fault } from '../domain/errors.ts'

/** What the fields of a sheet are called in the office. */
export const FIELD_NAMES: Readonly<Record<string, string>> = {
  title: '标题',
  profile: '单位信息',
  organ: '单位名称',
  shortNames: '单位简称',
  region: '地区',
  superiors: '上级单位',
  scopeWord: '范围用语',
  period: '期间',
  planPeriod: '计划期间',
  facts: '台账条目',
  kind: '类别',
  id: '编号',
  label: '名称',
  aliases: '别名',
  theme: '领域',
  must: '必写',
  note: '备注',
  source: '来源',
  file: '文件',
  cell: '单元格',
  value: '数值',
  unit: '单位',
  asOf: '截止日期',
  scope: '范围或口径',
  basis: '统计方式',
  previous: '上期数',
  series: '其他各期',
  target: '目标',
  sense: '目标方向',
  given: '自报数',
  yoy: '同比',
  points: '百分点',
  rate: '完成率',
  better: '向好方向',
  additive: '可否相加',
  rank: '排名',
  n: '位次',
  of: '参评总数',
  tie: '并列',
  status: '状态',
  site: '地点',
  money: '资金',
  figures: '数量',
  dates: '时间',
  start: '开工时间',
  finish: '完工时间',
  inUse: '投用时间',
  due: '时限',
  detail: '详情',
  level: '级别',
  by: '授予单位',
  recipient: '获得者',
  date: '日期',
  first: '首次情况',
  what: '内容',
  result: '成效',
  text: '内容',
  measure: '措施',
  indicator: '对应指标',
  owner: '责任单位',
  partners: '配合单位',
  commitment: '承诺程度',
  evidence: '依据',
  reason: '原因',
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表（方括号）',
  object: '一组字段（花括号）',
}

const chinese = z.locales.zhCN().localeError

/** The message of an issue in words an office uses; for what is not listed here, zod's own Chinese. Passed per parse. */
export const issueMessage: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? '缺少此项'
        : Number.isNaN(issue.input)
          ? '不是有效的数字'
          : `应为${TYPE_NAMES[issue.expected] ?? issue.expected}，实际是${typeName(issue.input)}`
    case 'invalid_value':
      if ('expected' in issue && issue['expected'] === 'stringbool') return '应为 true 或 false'
      return issue.input === undefined ? '缺少此项' : `只能是：${issue.values.map(String).join('、')}`
    case 'invalid_union':
      return issue.input === undefined
        ? '缺少此项'
        : '类别不认识，可用：indicator、project、award、event、problem、plan、last-plan、own-name'
    case 'unrecognized_keys':
      return `不认识的字段：${issue.keys.join('、')}`
    case 'too_small':
      if (issue.origin === 'string')
        return issue.minimum === 1 ? '不能为空' : `不能少于 ${issue.minimum} 个字`
      return `不能小于 ${issue.minimum}`
    case 'too_big':
      return issue.origin === 'array' ? `不能超过 ${issue.maximum} 项` : `不能大于 ${issue.maximum}`
    default:
      return chinese(issue)
  }
}

function typeName(input: unknown): string {
  if (input === null) return '空值 null'
  if (Array.isArray(input)) return '列表'
  return TYPE_NAMES[typeof input] ?? typeof input
}

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')

/** One fault per wrong place, naming the fact, the field in Chinese and as written, and what is wrong there. */
export function explainIssue(issue: z.core.$ZodIssue, input: unknown): Fault[] {
  const subject = factName(issue.path, input)
  const fields = issue.path.slice(subject === '' ? 0 : 2)
  const paths =
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]
  const message = [subject, fieldName(fields)].filter(Boolean).join('的')
  return paths.map((path) => ({
    at: pointerOf(path),
    message: message === '' ? `台账：${issue.message}` : `${message}：${issue.message}`,
  }))
}

function fieldName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return ''
  const words = path.map((key) =>
    typeof key === 'number' ? `第 ${key + 1} 项` : (FIELD_NAMES[String(key)] ?? String(key)),
  )
  return `“${words.join('·')}”（${path.map(String).join('.')}）`
}

/** 第 4 条“公办园占比”（i3), so that the writer finds the line whatever program made the sheet. */
function factName(path: readonly PropertyKey[], input: unknown): string {
  const [head, place] = path
  if (head !== 'facts' || typeof place !== 'number') return ''
  const fact = property(property(input, 'facts'), place)
  const [label, id] = [property(fact, 'label'), property(fact, 'id')]
  const labelText = typeof label === 'string' && label !== '' ? `“${label.slice(0, 40)}”` : ''
  const idText = typeof id === 'string' ? `（${id.slice(0, 12)}）` : ''
  return `第 ${place + 1} 条${labelText}${idText}`
}

function property(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return Object.entries(value).find(([name]) => name === String(key))?.[1]
}
