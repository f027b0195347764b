import { z } from 'zod'
import { periodSchema } from '../../domain/period.ts'
import { themeSchema } from '../../domain/theme.ts'

/**
 * A figure as a report states it (domain.md ), with its place. `line` is 1-based in the file as read,
 * `start` and `end` are UTF-16 offsets in that line.
 */
export const extractedFigureSchema = z.object({
  /** The figure with its approximator and unit, as written. */
  raw: z.string(),
  line: z.int().min(1),
  start: z.int().min(0),
  end: z.int().min(0),
  sentence: z.string(),
  /** What the figure counts or measures, in words of the sentence; a proposal for a name. */
  metric: z.string(),
  /** As typed, without thousands separators; null where it is masked, or for a name. */
  value: z.string().nullable(),
  /** The upper end of a range. */
  upper: z.string().nullable(),
  unit: z.string(),
  /** The period it speaks of; for a deadline the date itself. Null where neither text nor document says. */
  period: periodSchema.nullable(),
  /** 约 近 超 共 累计 新增 力争 … as written. */
  qualifier: z.string().nullable(),
  basis: z.enum(['new', 'cumulative', 'stock']),
  /** deadline: a date by which something is to be done · name: a name that holds a numeral, which is no figure. */
  kind: z.enum(['actual', 'target', 'deadline', 'name']),
  /** How the figure relates to another one: the change of a value, its share of a whole, its value before, its place. */
  comparison: z.enum(['change', 'share', 'previous', 'rank']).nullable(),
  /** For a change: which way it goes. */
  direction: z.enum(['up', 'down']).nullable(),
  /** Places in the list of the figures that this one belongs to: 380条（1415件）, 其中…. */
  related: z.array(z.int().min(0)),
  masked: z.boolean(),
  theme: themeSchema,
})
export type ExtractedFigure = z.infer<typeof extractedFigureSchema>
export type FigureKind = ExtractedFigure['kind']
export type Comparison = NonNullable<ExtractedFigure['comparison']>
