/** What is being dragged: a section, or a fact out of one (or out of those left out). */
export type Dragged =
  | { readonly type: 'section'; readonly id: string }
  | { readonly type: 'fact'; readonly id: string; readonly from: string | null }
