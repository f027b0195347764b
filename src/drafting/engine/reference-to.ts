import type { Fact } from '../../domain/fact-sheet.ts'
import type { Attribute } from '../../domain/reference.ts'

/** The reference as templates hold it: `{{i3公办园占比.值}}`. */
export const referenceTo = ({ id, label }: Fact, attribute: Attribute): string =>
  `{{${id}${label}.${attribute}}}`
