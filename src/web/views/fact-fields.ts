import type { Fact, FactKind } from '../../domain/fact-sheet.ts'
import { THEMES } from '../../domain/theme.ts'

/** A part of a fact as a form or a table shows it. */
export type FactField = {
  /** Its place in the fact: `previous.value`. */
  readonly path: string
  readonly name: string
  readonly form: 'text' | 'number' | 'long' | 'period' | 'choice' | 'figures'
  readonly options: readonly string[]
  /** Characters that its column takes. */
  readonly width: number
}

const field = (
  path: string,
  name: string,
  form: FactField['form'] = 'text',
  width = 8,
  options: readonly string[] = [],
): FactField => ({ path, name, form, width, options })

const label = (name = '名称'): FactField => field('label', name, 'text', 16)
const SENSES = ['不低于', '不高于', '等于']
const PLAN_FIELDS = [
  label('事项'),
  field('measure', '措施', 'long', 16),
  field('target.label', '目标指标', 'text', 9),
  field('target.sense', '要求', 'choice', 5, SENSES),
  field('target.value', '目标值', 'number', 6),
  field('target.unit', '单位', 'text', 4),
  field('due', '时限', 'period', 7),
  field('owner', '责任单位', 'text', 9),
]
const STATUSES = ['完成', '推进', '未完成', '取消']

const OWN_FIELDS: Readonly<Record<FactKind, readonly FactField[]>> = {
  indicator: [
    label(),
    field('value', '数值', 'number', 7),
    field('unit', '单位', 'text', 4),
    field('previous.value', '上期数', 'number', 7),
    field('previous.basis', '上期', 'choice', 6, ['上年同期', '上年', '上期', '基期']),
    field('target.sense', '目标要求', 'choice', 6, SENSES),
    field('target.value', '目标值', 'number', 6),
    field('period', '期间', 'period', 7),
    field('scope', '口径', 'text', 9),
  ],
  project: [
    label(),
    field('status', '状态', 'choice', 5, ['谋划', '前期', '开工', '在建', '完工', '投用', '暂停', '取消']),
    field('site', '地点', 'text', 8),
    field('money', '资金', 'figures', 12),
    field('figures', '数量', 'figures', 12),
    field('dates.inUse', '投用', 'period', 7),
    field('detail', '进展', 'long', 14),
  ],
  award: [
    label(),
    field('level', '级别', 'choice', 5, ['国家级', '省级', '市级', '县级', '其他']),
    field('by', '授予单位', 'text', 10),
    field('recipient', '获得者', 'text', 10),
    field('date', '时间', 'period', 7),
    field('figures', '数量', 'figures', 12),
  ],
  event: [
    label(),
    field('what', '做了什么', 'long', 18),
    field('date', '时间', 'period', 7),
    field('figures', '数量', 'figures', 12),
    field('result', '成效', 'long', 14),
  ],
  problem: [label(), field('text', '问题', 'long', 40)],
  plan: PLAN_FIELDS,
  'last-plan': [
    ...PLAN_FIELDS.slice(0, 2),
    field('status', '完成情况', 'choice', 6, STATUSES),
    field('reason', '原因', 'long', 14),
    ...PLAN_FIELDS.slice(2),
  ],
  'own-name': [label()],
}

const THEME = field('theme', '领域', 'choice', 5, THEMES)

/** The parts of a fact of this kind that a person fills in, in the order of the template. */
export const fieldsOf = (kind: FactKind): readonly FactField[] => [...OWN_FIELDS[kind], THEME]

/** What a sentence may tell of a fact beyond what its row shows. */
const TOLD_FIELDS = [field('asOf', '截至', 'period'), field('target.text', '目标（文字）', 'long')]

/** The parts of a fact that a sentence about it may tell, in the order in which its card offers them for mending. */
const CARD_PATHS: Readonly<Record<FactKind, readonly string[]>> = {
  indicator: ['value', 'unit', 'previous.value', 'target.value', 'asOf', 'scope'],
  project: ['status', 'site', 'money', 'figures', 'detail'],
  award: ['level', 'by', 'recipient', 'date', 'figures'],
  event: ['what', 'date', 'figures', 'result'],
  problem: ['text'],
  plan: ['measure', 'target.value', 'target.text', 'due', 'owner'],
  'last-plan': ['measure', 'target.value', 'target.text', 'due', 'owner', 'status', 'reason'],
  'own-name': [],
}

/** The parts of a fact of this kind that a card in the conversation offers for mending. */
export const cardFieldsOf = (kind: FactKind): readonly FactField[] =>
  ['label', ...CARD_PATHS[kind], 'theme'].flatMap(
    (path) => [...fieldsOf(kind), ...TOLD_FIELDS].find((one) => one.path === path) ?? [],
  )

type Parts = Readonly<Record<string, unknown>>
const partsOf = (value: unknown): Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {}

/** What stands in a field, as it is shown and typed; empty where the sheet leaves it open. */
export function readField(fact: Fact | Parts, path: string): string {
  const [first = '', second] = path.split('.')
  const value = partsOf(fact)[first]
  const part = second === undefined ? value : partsOf(value)[second]
  if (Array.isArray(part)) return part.map(figureText).join('；')
  return typeof part === 'string' || typeof part === 'number' ? String(part) : ''
}

function figureText(figure: unknown): string {
  const { label: name, value, unit } = partsOf(figure)
  return `${name} ${value}${unit}`
}

const FIGURE = /^(.+?)[\s:：]*([\d,.０-９．，]+)\s*(\D{0,12})$/

/** 总投资 4200 万元；新增学位 360 个. What is no figure is sent as it is, so that the service can say what it lacks. */
export const parseFigures = (text: string): { label: string; value: string; unit: string }[] =>
  text
    .split(/[；;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, name = part, value = '', unit = ''] = FIGURE.exec(part) ?? []
      return { label: name.trim(), value, unit: unit.trim() }
    })

/** The fields of the fact that change when this text is typed into one; null takes a field away. */
export function changesFor(fact: Fact | Parts, { path, form }: FactField, text: string): Parts {
  const typed = text.trim()
  const [first = '', second] = path.split('.')
  if (form === 'figures') return { [first]: parseFigures(typed) }
  if (second === undefined) return { [first]: typed === '' ? (first === 'label' ? '' : null) : typed }
  const parts = Object.entries({ ...partsOf(partsOf(fact)[first]), [second]: typed }).filter(
    ([, value]) => value !== '' && value !== undefined,
  )
  // A basis or a unit without a figure says nothing.
  const says = parts.some(([name]) => name !== 'basis' && name !== 'unit')
  return { [first]: says ? Object.fromEntries(parts) : first === 'dates' ? {} : null }
}

/** A fact of what was typed into the fields of a form. */
export function factOfFields(kind: FactKind, typed: Readonly<Record<string, string>>, must: boolean): Parts {
  let fact: Parts = { kind, must, ...(kind === 'indicator' ? { value: null } : {}) }
  for (const one of fieldsOf(kind)) {
    const text = typed[one.path] ?? ''
    if (text.trim() !== '') fact = { ...fact, ...changesFor(fact, one, text) }
  }
  return fact
}

/** What is wrong, by the field of the form that it belongs to; the rest belongs to the fact as a whole (``). */
export function faultsByField(
  kind: FactKind,
  faults: readonly { readonly pointer: string; readonly detail: string }[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { pointer, detail } of faults) {
    const path = pointer.split('/').filter(Boolean).join('.')
    const fields = fieldsOf(kind).map((one) => one.path)
    const at =
      fields.find((one) => one === path) ??
      fields.find((one) => path.startsWith(`${one}.`) || one.startsWith(`${path}.`)) ??
      ''
    if (!found.has(at)) found.set(at, detail)
  }
  return found
}
