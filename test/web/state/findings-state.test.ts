import { describe, expect, it } from 'vitest'
import type { DraftFinding } from '../../../src/domain/draft-finding.ts'
import {
  type FindingsState,
  INITIAL_FINDINGS,
  reduceFindings,
} from '../../../src/web/state/findings-state.ts'
import { DRAFT } from '../samples.ts'

const [section] = DRAFT.sections
if (!section) throw new Error('the sample has no section')
const FINDING: DraftFinding = {
  rule: 'P-01',
  severity: 'warning',
  quote: ',',
  message: '半角标点',
  suggestion: '，',
  source: '标准',
  safe: true,
  places: [{ sectionId: 'a', sentenceId: null, start: 0, end: 1, suggestion: '，' }],
  ignored: null,
}
const READ: FindingsState = reduceFindings(reduceFindings(INITIAL_FINDINGS, { type: 'findings-wanted' }), {
  type: 'findings-read',
  draftId: 'd1',
  findings: [FINDING],
})

describe('what the page knows of findings', () => {
  it('is read when asked for', () => expect(READ).toEqual({ status: 'read', findings: [FINDING] }))

  it('stays in view and is called old once the text changes', () => {
    const stale = reduceFindings(READ, { type: 'section-saved', section, isClean: true })
    expect(stale).toEqual({ status: 'stale', findings: [FINDING] })
    expect(reduceFindings(INITIAL_FINDINGS, { type: 'section-saved', section, isClean: true })).toBe(
      INITIAL_FINDINGS,
    )
  })

  it('stays in view when the service does not answer', () =>
    expect(reduceFindings(READ, { type: 'findings-missed' })).toEqual({
      status: 'missed',
      findings: [FINDING],
    }))

  it('belongs to one draft', () =>
    expect(reduceFindings(READ, { type: 'draft-opened', draft: DRAFT })).toEqual(INITIAL_FINDINGS))
})
