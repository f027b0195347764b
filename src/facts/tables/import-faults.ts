import type { SheetFault } from '../../domain/fact-sheet.ts'
import { describeRefused } from './describe-import.ts'
import type { WorkbookImport } from './import-workbook.ts'

/** What could not be taken of a file of tables, as faults beside those of the sheet. */
export const importFaults = ({
  refused,
  questions,
  leftOut,
}: Pick<WorkbookImport, 'refused' | 'questions' | 'leftOut'>): SheetFault[] => [
  ...describeRefused(refused).map(
    (message): SheetFault => ({
      severity: 'error',
      fact: null,
      code: 'cell.refused',
      message: `不予导入：${message}`,
    }),
  ),
  ...leftOut.map(
    ({ sheet, reason }): SheetFault => ({
      severity: 'warning',
      fact: null,
      code: 'table.left-out',
      message: `“${sheet}”：${reason}`,
    }),
  ),
  ...questions.map(
    ({ sheet, cell, message }): SheetFault => ({
      severity: 'warning',
      fact: null,
      code: 'cell.question',
      message: `“${sheet}”${cell ?? ''}：${message}`,
    }),
  ),
]
