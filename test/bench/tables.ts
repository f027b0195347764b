/** Office tables: whether every cell is accounted for, and how long a large file takes. */
import { readTables } from '../../src/adapters/spreadsheet/read-tables.ts'
import { writeWorkbook } from '../../src/adapters/spreadsheet/write-workbook.ts'
import { decodeText } from '../../src/corpus/decode.ts'
import type { OutputCell } from '../../src/domain/grid.ts'
import { mergeSheets } from '../../src/facts/merge/merge-sheets.ts'
import { parseSheet } from '../../src/facts/parse-sheet.ts'
import { importFiles } from '../../src/facts/tables/import-files.ts'
import { importTables } from '../../src/facts/tables/import-tables.ts'
import type { CellUse } from '../../src/facts/tables/ledger.ts'
import { INDICATOR_TABLES } from '../facts/tables/office-indicator-tables.ts'
import { ODD_TABLES } from '../facts/tables/office-odd-tables.ts'
import { RECORD_TABLES } from '../facts/tables/office-record-tables.ts'
import { TASK_TABLES } from '../facts/tables/office-task-tables.ts'
import { VARIED_TABLES } from '../facts/tables/office-varied-tables.ts'

const report = (what: string, result: string): void => console.log(`${what.padEnd(46)} ${result}`)

const tables = [...INDICATOR_TABLES, ...RECORD_TABLES, ...TASK_TABLES, ...ODD_TABLES, ...VARIED_TABLES]
const uses = new Map<CellUse, number>()
let cells = 0
let unstated = 0
for (const { grid } of tables) {
  const { accounts } = importTables([grid], { report: '2024' })
  cells += grid.cells.length
  unstated += grid.cells.length - accounts.length
  for (const { use, reason } of accounts) {
    uses.set(use, (uses.get(use) ?? 0) + 1)
    if (reason === '' || reason === '看不出这一格属于哪张表') unstated += 1
  }
}
report(
  `${tables.length} mixed office tables, ${cells} cells`,
  `${(((cells - unstated) / cells) * 100).toFixed(1)} % accounted for: ${[...uses].map(([use, count]) => `${use} ${count}`).join(', ')}`,
)

const ROWS = 20_000
const cell = (text: string, kind: OutputCell['kind'] = 'text'): OutputCell => ({ text, kind })
const rows = Array.from({ length: ROWS }, (_, row) => [
  cell(String(row + 1), 'decimal'),
  cell(`澄溪市第${row + 1}学校`),
  cell(['城关镇', '河西镇', '东山乡'][row % 3] ?? ''),
  cell(String(300 + (row % 900)), 'decimal'),
  cell(String(20 + (row % 60)), 'decimal'),
  cell(`${50 + (row % 50)}.${row % 10}`, 'decimal'),
])
const bytes = await writeWorkbook([
  {
    name: '学校情况',
    columns: [],
    headerRows: 1,
    rows: [
      ['序号', '学校名称', '所在乡镇', '在校生数（人）', '专任教师（人）', '达标率（%）'].map((text) =>
        cell(text),
      ),
      ...rows,
    ],
  },
])
let start = performance.now()
const cpuStart = process.cpuUsage()
const workbook = await readTables('学校情况.xlsx', bytes, decodeText)
const readMs = performance.now() - start
start = performance.now()
const { imported, joined } = importFiles([workbook], { organ: '澄溪市教育局', period: '2024' })
const importMs = performance.now() - start
const cpuMs = process.cpuUsage(cpuStart).user / 1000
report(
  `${ROWS} rows, ${imported.accounts.length} cells, ${(bytes.length / 1e6).toFixed(1)} MB xlsx`,
  `read ${Math.round(readMs)} ms, imported ${Math.round(importMs)} ms (${Math.round(cpuMs)} ms of processor for both); ${joined.sheet.facts.length} facts, ${imported.refused.length} cells refused for the limit of a sheet`,
)

const division = (place: number) => ({
  origin: `科室${place}`,
  sheet: parseSheet({
    profile: { organ: '澄溪市教育局' },
    period: '2024',
    facts: Array.from({ length: 500 }, (_, row) => ({
      id: `i${row + 1}`,
      label: `第${row % 450}项在校生${row % 2 ? '数' : '人数'}`,
      period: row < 450 ? undefined : '2023',
      value: String(1000 + row + (row % 50 === place ? 1 : 0)),
      unit: '人',
    })),
  }),
})
const divisions = Array.from({ length: 10 }, (_, place) => division(place))
start = performance.now()
const merged = mergeSheets(divisions)
report(
  '10 sheets of 500 facts merged',
  `${Math.round(performance.now() - start)} ms; ${merged.sheet.facts.length} facts, ${merged.joined.length} joined, ${merged.sheet.disputes?.length ?? 0} to decide`,
)
