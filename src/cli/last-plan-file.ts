import { AppError } from '../domain/errors.ts'
import type { FactSheet, LastPlanItem } from '../domain/fact-sheet.ts'
import { readReport } from '../drafting/read-report.ts'
import { itemsOfSheet, itemsOfTasks, itemsOfWorkbook } from '../facts/reconcile/last-plan-items.ts'
import { isTableName } from '../facts/tables/is-table-file.ts'
import { readSheetFile } from './sheet-file.ts'
import { readTableFile } from './table-file.ts'
import { readTextFile } from './text-file.ts'

/**
 * The items of last year's plan: from last year's document, from a table of tasks (xlsx, csv), or from last year's sheet
 * (json). Throws AppError `empty_document` where the file holds none.
 */
export async function readLastPlan(
  path: string,
  sheet: FactSheet,
  say: (message: string) => void,
): Promise<LastPlanItem[]> {
  const items = await readItems(path, sheet, say)
  if (items.length === 0) {
    throw new AppError(
      'empty_document',
      `${path}：没有找到上年计划的事项，请确认给的是上年的总结和计划，或任务分解表`,
    )
  }
  return items
}

async function readItems(
  path: string,
  sheet: FactSheet,
  say: (message: string) => void,
): Promise<LastPlanItem[]> {
  if (/\.json$/i.test(path)) return itemsOfSheet(await readSheetFile(path))
  if (isTableName(path)) {
    const { items, refused, questions } = itemsOfWorkbook(await readTableFile(path), sheet)
    for (const { sheet: name, cell, reason } of refused) say(`没有导入  ${path} ${name} ${cell}：${reason}`)
    for (const { message } of questions) say(`待核  ${path}：${message}`)
    return [...items]
  }
  return itemsOfTasks(path, readReport(path, await readTextFile(path)).tasks)
}
