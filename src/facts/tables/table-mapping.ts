import { z } from 'zod'
import { targetSenseSchema } from '../../domain/fact-sheet.ts'
import { columnNumber } from '../../domain/grid.ts'
import { periodSchema } from '../../domain/period.ts'
import { COLUMN_FIELDS } from './header-words.ts'

const words = z.string().max(400)
const row = z.int().min(1).max(1_048_576)

/** What one column of a table is for. `header` is what stands over it, `reason` why it was taken so. */
export const columnMappingSchema = z.strictObject({
  column: z.string().refine((letters) => columnNumber(letters) > 0, '列应写作 A、B、AA'),
  header: words,
  field: z.enum(COLUMN_FIELDS),
  /** The metric's name, or that of a quantity of money or other. */
  name: z.string().max(120).optional(),
  unit: z.string().max(12).optional(),
  period: periodSchema.optional(),
  /** The month up to which a column tells of its year: 1-10月. */
  asOf: periodSchema.optional(),
  sense: targetSenseSchema.optional(),
  /** What a previous value or a ranking refers to: 上年同期, 全省. */
  basis: z.string().max(60).optional(),
  confidence: z.number().min(0).max(1),
  reason: words,
})
export type ColumnMapping = z.infer<typeof columnMappingSchema>

export const TABLE_KINDS = [
  'indicator',
  'project',
  'award',
  'event',
  'problem',
  'plan',
  'last-plan',
  'own-name',
] as const

/** How one table of a sheet is read. A person may change any of it; rows count from 1. */
export const tableMappingSchema = z.strictObject({
  sheet: z.string().max(200),
  title: words.default(''),
  kind: z.enum(TABLE_KINDS),
  headerRows: z.array(row).min(1).max(8),
  firstRow: row,
  /** Null: to the end of the table, however long it is next time. */
  lastRow: row.nullable(),
  /** The period of the figures where no column says otherwise. */
  period: periodSchema.optional(),
  /** The day up to which the figures are counted. */
  asOf: periodSchema.optional(),
  /** The unit where neither column nor row names one. */
  unit: z.string().max(12).optional(),
  /** Whether percentages in plain number cells are stored as 0.5496 or as 54.96. */
  percents: z.enum(['fraction', 'percent']).default('percent'),
  /** Whether 合计 rows of indicators become facts. */
  totals: z.enum(['fact', 'ignore']).default('fact'),
  columns: z.array(columnMappingSchema).max(200),
  confidence: z.number().min(0).max(1),
  reason: words,
})
export type TableMapping = z.infer<typeof tableMappingSchema>

/** How the tables of a file are read: plain JSON, to be shown, corrected, kept and given again next time. */
export const workbookMappingSchema = z.strictObject({
  version: z.literal(1),
  tables: z.array(tableMappingSchema).max(500),
})
export type WorkbookMapping = z.infer<typeof workbookMappingSchema>
