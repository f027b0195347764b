import { expect, it } from 'vitest'
import { INITIAL_SESSION, reduceSession } from '../../../src/web/state/session-state.ts'
import { INITIAL_START, reduceStart } from '../../../src/web/state/start-state.ts'
import { SHEET } from '../samples.ts'

const banner = { key: 'draft', title: '连不上服务', details: [] }

it('a banner is shown once for each cause and goes when closed', () => {
  const shown = [banner, { ...banner, title: '模型服务不可用' }].reduce(
    (state, raised) => reduceSession(state, { type: 'banner-raised', banner: raised }),
    INITIAL_SESSION,
  )
  expect(shown.banners.map(({ title }) => title)).toEqual(['模型服务不可用'])
  expect(reduceSession(shown, { type: 'banner-closed', key: 'draft' }).banners).toEqual([])
})

it('a model is the writer where one is configured', () => {
  const health = { version: '0', model: 'm', documents: 0, passages: 0 }
  const after = (model: string | null) =>
    reduceStart(INITIAL_START, { type: 'health-read', health: { ...health, model } }).writer
  expect([after('m'), after(null)]).toEqual(['model', 'engine'])
})

it('a sheet brings its kind along', () => {
  const sheet = { id: 'f1', revision: 1, sheet: { ...SHEET, kind: 'half-year' as const }, faults: [] }
  expect(reduceStart(INITIAL_START, { type: 'sheet-opened', sheet }).kind).toBe('half-year')
})

it('a draft that was refused leaves the wish as it was', () => {
  const wanted = reduceStart(INITIAL_START, { type: 'draft-wanted' })
  expect(wanted.isWanted).toBe(true)
  expect(reduceStart(wanted, { type: 'draft-refused' })).toEqual(INITIAL_START)
})
