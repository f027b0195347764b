import { describe, expect, it } from 'vitest'
import { outdatedBySection, outdatedRules } from '../../../src/web/views/outdated-view.ts'
import { sentence } from '../samples.ts'

const outdated = (sectionId: string, sentenceId: string) => ({
  sectionId,
  sentenceId,
  reason: 'changed' as const,
  facts: ['i1'],
  before: '达54.96%。',
  after: '达58.7%。',
  locked: false,
})
const section = (id: string, ...sentences: string[]) => ({
  id,
  level: 2,
  number: '（一）',
  heading: `第${id}节`,
  runIn: false,
  role: null,
  sentences: sentences.map((each) => sentence(each, '句。')),
  revision: 1,
  locked: id === 'b',
})

describe('what the sheet has left behind', () => {
  it('is told by section in reading order, without sentences that are gone', () => {
    const found = outdatedBySection({ sections: [section('a', 's1'), section('b', 's2')] }, [
      outdated('b', 's2'),
      outdated('a', 's1'),
      outdated('a', 'gone'),
    ])
    expect(found.map(({ id, name, locked, sentences }) => [id, name, locked, sentences.length])).toEqual([
      ['a', '（一）第a节', false, 1],
      ['b', '（一）第b节', true, 1],
    ])
  })

  it('is marked by a rule that names the sentences, and by none where all is current', () => {
    expect(outdatedRules([])).toBe('')
    expect(outdatedRules([outdated('a', 's1'), outdated('a', 's2')])).toMatch(
      /^\[data-sentence="s1"\],\[data-sentence="s2"\]\{/,
    )
  })
})
