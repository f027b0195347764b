import { expect, it } from 'vitest'
import { INITIAL_SESSION, reduceSession } from '../../../src/web/state/session-state.ts'

const banner = { key: 'draft', title: '连不上服务', details: [] }

it('a banner is shown once for each cause and goes when closed', () => {
  const shown = [banner, { ...banner, title: '模型服务不可用' }].reduce(
    (state, raised) => reduceSession(state, { type: 'banner-raised', banner: raised }),
    INITIAL_SESSION,
  )
  expect(shown.banners.map(({ title }) => title)).toEqual(['模型服务不可用'])
  expect(reduceSession(shown, { type: 'banner-closed', key: 'draft' }).banners).toEqual([])
})
