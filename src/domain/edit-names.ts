import type { EditAction } from './suggestion.ts'

/** What a writer calls each way of editing. */
export const EDIT_NAMES: Readonly<Record<EditAction, string>> = {
  polish: '润色',
  expand: '扩写',
  condense: '缩写',
  rephrase: '改写',
  continue: '续写',
  formalize: '规范用语',
  headings: '标题',
  rewrite: '重写',
  refresh: '更新数据',
  instruct: '修改',
}
