import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cleanPasted } from '../../../src/web/editor/paste.ts'

it('makes a paragraph of every line, without indents, unseen marks and runs of blanks', () => {
  expect(cleanPasted(['　　坚持\u200b“五育并举”，  办好学校。\r\n\n\t（一）加强 建设 '])).toEqual([
    '坚持“五育并举”，办好学校。',
    '（一）加强建设',
  ])
})

it('keeps quotes, marks of full width and the blanks between Latin words', () => {
  expect(cleanPasted(['《规划》：“AI for all”——１２％……'])).toEqual(['《规划》：“AI for all”——１２％……'])
})

it('changes nothing that is clean', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (lines) => {
      const clean = cleanPasted(lines)
      expect(cleanPasted(clean)).toEqual(clean)
    }),
  )
})
