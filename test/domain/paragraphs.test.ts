import { expect, it } from 'vitest'
import { closedHeading, paragraphsOf, paragraphTexts } from '../../src/domain/paragraphs.ts'

const SENTENCES = [
  { id: 's1', paragraph: 0, text: '甲。' },
  { id: 's3', paragraph: 1, text: '丙。' },
  { id: 's2', paragraph: 0, text: '乙。' },
]

it('sentences stand in their paragraphs in the order of their coming', () => {
  expect(paragraphsOf(SENTENCES).map((members) => members.map(({ id }) => id))).toEqual([
    ['s1', 's2'],
    ['s3'],
  ])
  expect(paragraphTexts(SENTENCES)).toEqual(['甲。乙。', '丙。'])
})

it('a heading that closes with its own mark gets no other', () => {
  expect(['一是抓质量', '一是抓质量：'].map(closedHeading)).toEqual(['一是抓质量。', '一是抓质量：'])
})
