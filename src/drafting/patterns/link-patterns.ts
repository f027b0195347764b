import type { FactKind } from '../../domain/fact-sheet.ts'

/**
 * Words that tie a sentence to the one before without saying how the two are related, or that say of what the
 * text goes on to speak. `of`: the kind that the sentence must tell; null for any.
 */
export type LinkPattern = { readonly id: string; readonly of: FactKind | null; readonly text: string }

const ROWS: readonly (readonly [id: string, of: FactKind | null, text: string])[] = [
  ['also', null, '同时，'],
  ['besides', null, '此外，'],
  ['meanwhile', null, '与此同时，'],
  ['further', null, '另外，'],
  ['beyond', null, '除此之外，'],
  ['figures', 'indicator', '从主要指标看，'],
  ['figures-regard', 'indicator', '主要指标方面，'],
  ['data', 'indicator', '从统计数据看，'],
  ['projects', 'project', '项目建设方面，'],
  ['progress', 'project', '从项目进展看，'],
  ['honours', 'award', '争先创优方面，'],
  ['honours-regard', 'award', '在荣誉创建方面，'],
  ['efforts', 'event', '工作推进中，'],
  ['actions', 'event', '具体工作中，'],
  ['tasks', 'last-plan', '从任务落实看，'],
  ['plan-tasks', 'last-plan', '年度任务方面，'],
]

/** Linking words; a section uses each at most once where there is a choice. */
export const LINK_PATTERNS: readonly LinkPattern[] = ROWS.map(([id, of, text]) => ({
  id: `link.${id}`,
  of,
  text,
}))
