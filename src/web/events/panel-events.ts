/** The panels beside the document, in the order of their tabs. */
export const PANELS = ['source', 'facts', 'shelf', 'review', 'last-plan', 'versions', 'export'] as const
export type PanelName = (typeof PANELS)[number]

export type PanelEvent =
  | { readonly type: 'panel-opened'; readonly panel: PanelName }
  | { readonly type: 'panel-folded'; readonly isFolded: boolean }
