import { z } from '@hono/zod-openapi'
import { describeTable } from '../facts/tables/describe-import.ts'
import type { FilesImport } from '../facts/tables/import-files.ts'
import { shownCells } from '../facts/tables/shown-cells.ts'
import { workbookMappingSchema } from '../facts/tables/table-mapping.ts'
import { storedSheetSchema } from './schemas.ts'

const named = { id: z.string(), label: z.string() }
const cell = z.object({
  file: z.string(),
  sheet: z.string(),
  cell: z.string(),
  row: z.int(),
  column: z.string(),
  text: z.string(),
  reason: z.string(),
})

/** What an import did, or would do. */
export const importReportSchema = z
  .object({
    /** Null where nothing was stored. */
    stored: storedSheetSchema.nullable(),
    period: z.string().nullable(),
    facts: z.int(),
    /** Filled cells read; each is in a fact, part of the frame, without content, or refused. */
    cells: z.int(),
    added: z.array(z.object(named)),
    updated: z.array(
      z.object({
        ...named,
        changes: z.array(z.object({ field: z.string(), before: z.unknown(), after: z.unknown() })),
      }),
    ),
    unchanged: z.int(),
    disputed: z.array(z.object({ ...named, dispute: z.string(), fields: z.array(z.string()) })),
    missing: z.array(z.object(named)),
    refused: z.array(cell),
    /** Rows to look at: the first of each sheet, and those with a cell that was refused or is asked about. */
    shown: z.array(cell.extend({ use: z.enum(['fact', 'mapping', 'ignored', 'refused']) })),
    leftOut: z.array(z.object({ sheet: z.string(), reason: z.string() })),
    questions: z.array(
      cell.pick({ file: true, sheet: true, reason: true }).extend({ cell: z.string().nullable() }),
    ),
    mapping: workbookMappingSchema,
    /** What was understood of each table, in lines for a person. */
    understood: z.array(z.object({ sheet: z.string(), lines: z.array(z.string()) })),
  })
  .meta({ id: 'ImportReport' })

export function importReport(
  { imported, joined, period }: FilesImport,
  stored: z.output<typeof storedSheetSchema> | null,
): z.output<typeof importReportSchema> {
  return {
    stored,
    period: period ?? null,
    facts: joined.sheet.facts.length,
    cells: imported.accounts.length,
    added: [...joined.added],
    updated: joined.updated.map((each) => ({
      ...each,
      changes: each.changes.map((change) => ({ ...change })),
    })),
    unchanged: joined.unchanged,
    disputed: joined.disputed.map((each) => ({ ...each, fields: [...each.fields] })),
    missing: [...joined.missing],
    refused: imported.refused.map(({ use: _, ...rest }) => rest),
    shown: shownCells(imported.accounts, imported.questions),
    leftOut: [...imported.leftOut],
    questions: imported.questions.map(({ file, sheet, cell: place, message }) => ({
      file,
      sheet,
      cell: place,
      reason: message,
    })),
    mapping: imported.mapping,
    understood: imported.mapping.tables.map((table) => ({ sheet: table.sheet, lines: describeTable(table) })),
  }
}
