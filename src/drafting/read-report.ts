import { readDocument } from '../corpus/read-document.ts'
import type { ParsedDocument, Passage } from '../domain/document.ts'
import { extractFigures } from '../facts/extract/extract-figures.ts'
import type { ExtractedFigure } from '../facts/extract/figure.ts'
import { type PlanTask, planTasks } from '../facts/reconcile/plan-items.ts'

/** A report with all that the sheet could take from it. */
export type Report = {
  readonly file: string
  readonly document: ParsedDocument
  readonly passages: readonly Passage[]
  readonly figures: readonly ExtractedFigure[]
  readonly tasks: readonly PlanTask[]
}

/** Reads a 科室小结 or any report from its text. Throws what `readDocument` throws. */
export function readReport(file: string, text: string): Report {
  const read = readDocument(file, text)
  const figures = extractFigures(read)
  return { file, ...read, figures, tasks: planTasks(read, figures) }
}
