import { describe, expect, it } from 'vitest'
import { exportRequestSchema } from '../../../src/export/export-request.ts'
import { INITIAL_EXPORT, reduceExport } from '../../../src/web/state/export-state.ts'
import { exportRequest } from '../../../src/web/views/export-view.ts'
import { DRAFT } from '../samples.ts'

const [section] = DRAFT.sections
if (!section) throw new Error('the sample has no section')
const BLOCKER = { words: '【待补：数值】', reason: '尚未补齐' }

describe('exporting', () => {
  it('says what stands in the way until something changes', () => {
    const blocked = reduceExport(INITIAL_EXPORT, { type: 'export-blocked', blockers: [BLOCKER] })
    expect(blocked.blockers).toEqual([BLOCKER])
    expect(reduceExport(blocked, { type: 'section-saved', section, isClean: true }).blockers).toBeNull()
    expect(reduceExport(blocked, { type: 'export-set', settings: { final: false } }).blockers).toBeNull()
  })

  it('keeps how the office wants its files from draft to draft, but no moment of another draft', () => {
    const set = reduceExport(INITIAL_EXPORT, {
      type: 'export-set',
      settings: { fonts: 'GBK', since: '2026-01-06T08:00:00Z', final: true },
    })
    expect(reduceExport(set, { type: 'draft-opened', draft: DRAFT }).settings).toMatchObject({
      fonts: 'GBK',
      since: '',
      final: false,
    })
  })

  it('asks for what the service takes, whatever is set', () => {
    const { settings } = INITIAL_EXPORT
    const head = { mark: ' 青石县水务局文件 ', number: '青水〔2026〕1号' }
    for (const set of [
      settings,
      { ...settings, format: 'md', since: 'first' },
      { ...settings, format: 'pdf', since: 'first', fonts: 'GBK' },
      { ...settings, profile: 'formal', ...head, since: '2026-01-06T08:00:00Z', final: true },
    ] as const)
      expect(exportRequestSchema.safeParse(exportRequest(set)).error).toBeUndefined()
    expect(exportRequest({ ...settings, profile: 'formal', ...head })).toMatchObject({
      layout: { head: { mark: '青石县水务局文件', number: '青水〔2026〕1号' } },
    })
  })
})
