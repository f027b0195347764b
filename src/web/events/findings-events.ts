import type { DraftFinding } from '../../domain/draft-finding.ts'

export type FindingsEvent =
  | { readonly type: 'findings-wanted' }
  | { readonly type: 'findings-read'; readonly draftId: string; readonly findings: readonly DraftFinding[] }
  | { readonly type: 'findings-missed' }
