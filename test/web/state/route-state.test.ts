import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseRoute, routeHash } from '../../../src/web/state/route-state.ts'

it('every place has an address that leads back to it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (id) => {
      expect(parseRoute(routeHash({ name: 'draft', id }))).toEqual({ name: 'draft', id })
    }),
  )
  expect(parseRoute(routeHash({ name: 'new' }))).toEqual({ name: 'new' })
})

it('what names no place leads to the list of drafts', () => {
  for (const hash of ['', '#', '#/', '#/draft/', '#/draft/%E4%B', '#/nowhere/1']) {
    expect(parseRoute(hash)).toEqual({ name: 'drafts' })
  }
})
