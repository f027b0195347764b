import { expect, it } from 'vitest'
import { type FollowedWork, followWork } from '../../src/drafting/follow-work.ts'

type Numbered = { readonly id: number; readonly text: string }

/** A work that somebody else holds and finishes at the moment when a reader has just looked for events. */
function workOfAnother(): FollowedWork<Numbered> {
  const stored: Numbered[] = [{ id: 1, text: '甲' }]
  return {
    claim: async () => false,
    release: async () => undefined,
    eventsAfter: async (after) => stored.filter(({ id }) => id > after),
    isEnd: ({ text }) => text === '完',
    isDone: async () => {
      if (stored.length === 1) stored.push({ id: 2, text: '乙' }, { id: 3, text: '完' })
      return true
    },
    go: () => {
      throw new Error('who does not hold the work must not do it')
    },
  }
}

const read = async (after: number): Promise<string[]> => {
  const following = { holder: 'h1', pause: async () => undefined, pollMs: 1 }
  const told: string[] = []
  for await (const { text } of followWork(workOfAnother(), following, after, new AbortController().signal))
    told.push(text)
  return told
}

it('misses nothing of what another stores while it looks', async () => {
  expect(await read(0)).toEqual(['甲', '乙', '完'])
})

it('tells the end to a reader that has seen it', async () => {
  expect(await read(3)).toEqual(['完'])
})
