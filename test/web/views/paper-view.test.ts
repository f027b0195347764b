import { expect, it } from 'vitest'
import { paragraphsOf } from '../../../src/web/views/paper-view.ts'
import { sentence } from '../samples.ts'

it('sentences stand in their paragraphs in the order of their coming', () => {
  const sentences = [sentence('s1', '甲。'), sentence('s3', '丙。', { paragraph: 1 }), sentence('s2', '乙。')]
  expect(paragraphsOf({ sentences }).map((members) => members.map(({ id }) => id))).toEqual([
    ['s1', 's2'],
    ['s3'],
  ])
})
