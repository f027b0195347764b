import type { GridCell } from '../../domain/grid.ts'

/** Why the cell of a formula cannot be taken: no program has stored a result, or the result is a fault such as #REF!. */
export const formulaFault = ({ raw, text }: GridCell): string =>
  raw === '' ? '公式没有算出的数，请用表格软件打开后保存' : `公式结果有误（${text}）`
