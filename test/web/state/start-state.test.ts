import { describe, expect, it } from 'vitest'
import type { PageEvent } from '../../../src/web/events/page-event.ts'
import { INITIAL_START, keptStart, reduceStart, type StartState } from '../../../src/web/state/start-state.ts'
import type { PlannedDraft } from '../../../src/web/transport/drafts.ts'
import type { ImportReport } from '../../../src/web/transport/imports.ts'
import { moveFact, sectionsById } from '../../../src/web/views/outline-view.ts'
import { isBegun, wantedDraft } from '../../../src/web/views/start-view.ts'
import { SHEET } from '../samples.ts'

const SHEET_READ = {
  type: 'start-sheet-read',
  sheet: { id: 'f1', revision: 1, sheet: { ...SHEET, kind: 'half-year' as const }, faults: [] },
} as const
const section = (id: string, level: number, heading: string, facts: string[]) => ({
  id,
  level,
  number: '',
  heading,
  runIn: false,
  role: 'summary' as const,
  theme: null,
  paragraphs: [{ facts, frame: 'none' as const, gaps: [] }],
})
const planned = (heading = '学前教育'): PlannedDraft => ({
  plan: {
    title: '总结',
    kind: 'annual',
    period: '2024',
    planPeriod: '2025',
    seed: '',
    sections: [
      section('s1', 1, '工作总结', []),
      section('s2', 2, heading, ['i1']),
      section('s3', 2, '教育资源', ['i2']),
    ],
    signature: { organ: '云岭县教育局', date: '' },
  },
  lengths: { s1: 0, s2: 30, s3: 40 },
})
const stateAfter = (...events: readonly PageEvent[]): StartState => events.reduce(reduceStart, INITIAL_START)
const arranged = (state: StartState): PageEvent => ({
  type: 'outline-arranged',
  outline: moveFact(state.outline ?? [], sectionsById(planned().plan), 'i1', 's2', 's3').map((one) =>
    one.id === 's3' ? { ...one, heading: '办学条件', length: 300 } : one,
  ),
})
const withOutline = stateAfter(SHEET_READ, { type: 'plan-read', planned: planned() })
const ready = reduceStart(withOutline, arranged(withOutline))

describe('a new draft in four steps', () => {
  it('takes kind, bureau and time from the sheet that it is begun with', () => {
    const { kind, profile } = stateAfter(SHEET_READ)
    expect({ kind, organ: profile.organ, period: profile.period }).toEqual({
      kind: 'half-year',
      organ: '云岭县教育局',
      period: '2024',
    })
  })

  it('asks for the draft with the arrangement, and without one where nothing was arranged', () => {
    expect(wantedDraft(withOutline, false)).toEqual({
      factSheetId: 'f1',
      kind: 'half-year',
      writer: 'engine',
    })
    expect(wantedDraft(ready, true)).toMatchObject({
      writer: 'model',
      outline: [{ facts: [] }, { facts: [] }, { heading: '办学条件', facts: ['i2', 'i1'], length: 300 }],
    })
  })

  it('goes on where it was left, with what was arranged', () => {
    const kept = keptStart(reduceStart(ready, { type: 'start-stepped', step: 'outline' }))
    const resumed = stateAfter({ type: 'start-resumed', kept }, SHEET_READ, {
      type: 'plan-read',
      planned: planned(),
    })
    expect(resumed).toMatchObject({ step: 'outline', outline: ready.outline })
    expect(isBegun(resumed)).toBe(true)
  })

  it('is not worth keeping while it was only looked at', () => {
    expect(isBegun(stateAfter(SHEET_READ))).toBe(false)
  })

  it('keeps the arrangement when the sheet changes, and puts what is new where the plan has it', () => {
    const fresh = planned()
    const more = {
      ...fresh,
      plan: {
        ...fresh.plan,
        sections: fresh.plan.sections.map((one) =>
          one.id === 's2' ? section('s2', 2, '学前教育', ['i1', 'q1']) : one,
        ),
      },
    }
    const { outline } = [SHEET_READ, { type: 'plan-read', planned: more } as const].reduce(reduceStart, ready)
    expect(outline?.map(({ facts }) => facts)).toEqual([[], ['q1'], ['i2', 'i1']])
  })

  it('keeps the names and lengths given where another plan proposes the same headings', () => {
    const { outline } = reduceStart(ready, { type: 'plan-read', planned: planned('幼有所育') })
    expect(outline?.map(({ heading, length }) => [heading, length])).toEqual([
      ['工作总结', undefined],
      ['幼有所育', undefined],
      ['办学条件', 300],
    ])
  })

  it('loses nothing of what was shown when another file cannot be read', () => {
    const report = { facts: 3 } as ImportReport
    const refused = [{ file: '坏.xlsx', title: '文件已损坏', detail: '', rows: [] }]
    const state = stateAfter(
      { type: 'import-wanted', files: ['好.xlsx'] },
      { type: 'import-read', report, refused: [] },
      { type: 'import-wanted', files: ['坏.xlsx'] },
      { type: 'import-refused', refused },
    )
    expect(state.importing).toMatchObject({ status: 'shown', report, refused })
  })

  it('knows after a reload which files were chosen and not brought in', () => {
    const kept = keptStart(stateAfter({ type: 'import-wanted', files: ['指标.xlsx'] }))
    expect(stateAfter({ type: 'start-resumed', kept }).importing).toMatchObject({
      status: 'left',
      files: ['指标.xlsx'],
    })
  })

  it('a draft that was refused leaves the wish as it was', () => {
    const wanted = reduceStart(ready, { type: 'draft-wanted' })
    expect(wanted.isWanted).toBe(true)
    expect(reduceStart(wanted, { type: 'draft-refused' })).toEqual(ready)
  })
})
