import type { Rule } from './rule.ts'
import { BRACKET_RULES } from './rules/brackets.ts'
import { COUNT_RULES } from './rules/counts.ts'
import { DATE_RULES } from './rules/dates.ts'
import { ERA_RULES } from './rules/eras.ts'
import { HEADING_RULES } from './rules/headings.ts'
import { INGEST_RULES } from './rules/ingest.ts'
import { LAYOUT_RULES } from './rules/layout.ts'
import { LIST_RULES } from './rules/lists.ts'
import { MASK_RULES } from './rules/masks.ts'
import { NUMBERING_RULES } from './rules/numbering.ts'
import { NUMERAL_RULES } from './rules/numerals.ts'
import { ORDINAL_RULES } from './rules/ordinals.ts'
import { PARAGRAPH_RULES } from './rules/paragraphs.ts'
import { PUNCTUATION_RULES } from './rules/punctuation.ts'
import { REPEATED_FIGURE_RULES } from './rules/repeated-figures.ts'
import { REPETITION_RULES } from './rules/repetition.ts'
import { SHEET_RULES } from './rules/sheet.ts'
import { SPELLING_RULES } from './rules/spelling.ts'
import { SUM_RULES } from './rules/sums.ts'
import { TARGET_RULES } from './rules/targets.ts'
import { TERM_RULES } from './rules/terms.ts'
import { TIME_RULES } from './rules/time.ts'
import { TITLE_RULES } from './rules/titles.ts'
import { WIDTH_RULES } from './rules/width.ts'
import { WORD_RULES } from './rules/words.ts'

/** Every rule of the proofreader. A new one is a row or a file of `rules`, and one line here at most. */
export const RULES: readonly Rule[] = [
  ...INGEST_RULES,
  ...NUMBERING_RULES,
  ...ORDINAL_RULES,
  ...HEADING_RULES,
  ...WIDTH_RULES,
  ...BRACKET_RULES,
  ...PUNCTUATION_RULES,
  ...PARAGRAPH_RULES,
  ...NUMERAL_RULES,
  ...COUNT_RULES,
  ...REPEATED_FIGURE_RULES,
  ...LIST_RULES,
  ...SUM_RULES,
  ...DATE_RULES,
  ...TITLE_RULES,
  ...TIME_RULES,
  ...ERA_RULES,
  ...REPETITION_RULES,
  ...TARGET_RULES,
  ...TERM_RULES,
  ...WORD_RULES,
  ...SPELLING_RULES,
  ...MASK_RULES,
  ...SHEET_RULES,
  ...LAYOUT_RULES,
]
