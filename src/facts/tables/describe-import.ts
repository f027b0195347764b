import { periodName } from '../../domain/period.ts'
import { FIELD_NAMES } from '../explain-issue.ts'
import { COLUMN_FIELD_NAMES } from './header-words.ts'
import type { ImportJoin } from './join-import.ts'
import { brief, type CellAccount } from './ledger.ts'
import type { ColumnMapping, TableMapping } from './table-mapping.ts'
import { TEMPLATE_SHEETS } from './template-fields.ts'

/** What was understood of a table, as lines that a person can check against it. */
export function describeTable(table: TableMapping): string[] {
  const { sheet, kind, headerRows, firstRow, lastRow, period, unit, percents, columns } = table
  const [first, last] = [headerRows[0], headerRows.at(-1)]
  const header = first === last ? `第 ${first} 行` : `第 ${first}—${last} 行`
  const head = [
    `表“${sheet}”：作为${TEMPLATE_SHEETS[kind]}导入`,
    `${header}是表头`,
    `数据自第 ${firstRow} 行${lastRow === null ? '起' : `至第 ${lastRow} 行`}`,
    ...(period === undefined ? [] : [`期间 ${periodName(period)}`]),
    ...(unit === undefined ? [] : [`单位 ${unit}`]),
    ...(percents === 'fraction' ? ['百分数按小数存放（0.5496 作 54.96%）'] : []),
  ].join('，')
  return [
    head,
    ...columns.filter(({ header: words, field }) => words !== '' || field !== 'ignore').map(describeColumn),
  ]
}

const describeColumn = ({
  column,
  header,
  field,
  name,
  unit,
  period,
  basis,
  confidence,
}: ColumnMapping): string => {
  const details = [
    ...(name === undefined ? [] : [`名称 ${name}`]),
    ...(unit === undefined ? [] : [`单位 ${unit}`]),
    ...(period === undefined ? [] : [periodName(period)]),
    ...(basis === undefined ? [] : [basis]),
    ...(confidence <= 0.5 ? ['没有把握'] : []),
  ].join('，')
  const words = header === '' ? '（无表头）' : brief(header)
  return `  ${column.padEnd(3)}${words} → ${COLUMN_FIELD_NAMES[field]}${details === '' ? '' : `（${details}）`}`
}

/** The refused cells by sheet, column and reason: every one is named, runs of rows as a run. */
export function describeRefused(refused: readonly CellAccount[]): string[] {
  const groups = Map.groupBy(refused, ({ file, sheet, column, reason, text }) =>
    [file, sheet, column, reason, refusedAlike(reason, text)].join('\n'),
  )
  return [...groups.values()].map((cells) => {
    const [first] = cells
    if (!first) return ''
    const rows = rowRuns(cells.map(({ row }) => row))
    const words = cells.length === 1 ? `“${brief(first.text)}”` : `共 ${cells.length} 格`
    return `“${first.sheet}”第 ${rows} 行 ${first.column} 列，${words}：${first.reason}`
  })
}

/** A reason that quotes its cell is one of its own already. */
const refusedAlike = (reason: string, text: string): string => (reason.includes(brief(text)) ? text : '')

function rowRuns(rows: readonly number[]): string {
  const runs: [number, number][] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (last && row === last[1] + 1) last[1] = row
    else runs.push([row, row])
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}—${to}`)).join('、')
}

const shortValue = (value: unknown): string =>
  value === undefined || value === null
    ? '空'
    : brief(typeof value === 'string' ? value : JSON.stringify(value))

/** What an import did to the sheet, in a line for each thing that a person should know. */
export function describeJoin({ added, updated, unchanged, disputed, missing }: ImportJoin): string[] {
  return [
    `新增 ${added.length} 条，更新 ${updated.length} 条，不变 ${unchanged} 条`,
    ...updated.map(({ id, label, changes }) => {
      const words = changes.map(
        ({ field, before, after }) =>
          `${FIELD_NAMES[field] ?? field}由 ${shortValue(before)} 改为 ${shortValue(after)}`,
      )
      return `更新  ${id}“${label}”：${words.join('，')}`
    }),
    ...disputed.map(
      ({ id, label, dispute, fields }) =>
        `待定  ${id}“${label}”的${fields.map((field) => FIELD_NAMES[field] ?? field).join('、')}与文件中的不同，台账中的未动，请决定（分歧 ${dispute}）`,
    ),
    ...missing.map(({ id, label }) => `留意  ${id}“${label}”这次的文件里没有了，台账中仍保留`),
  ]
}
