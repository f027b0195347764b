import fc from 'fast-check'
import { expect, it } from 'vitest'
import { blocksOverPageEnds, type SheetMeasures } from '../../../src/web/views/sheet-measures.ts'

const MEASURES: SheetMeasures = { character: 10, line: 10, area: 220, pitch: 300 }

it('the first block that ends under the last line of each sheet is told', () => {
  expect(blocksOverPageEnds([100, 220, 330, 500], MEASURES)).toEqual([2])
  expect(blocksOverPageEnds([100, 340, 520, 640], MEASURES)).toEqual([1, 3])
})

it('a block longer than a sheet is told once', () => {
  expect(blocksOverPageEnds([100, 950, 960], MEASURES)).toEqual([1])
})

it('a fraction of a pixel under the last line is still on the sheet', () => {
  expect(blocksOverPageEnds([220.4], MEASURES)).toEqual([])
})

it('a block that is not told ends on the sheet of the block before it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 40 }), (heights) => {
      const bottoms = heights.map((_, index) =>
        heights.slice(0, index + 1).reduce((sum, one) => sum + one, 0),
      )
      const over = new Set(blocksOverPageEnds(bottoms, MEASURES))
      const sheetOf = (bottom: number) =>
        Math.max(0, Math.ceil((bottom - MEASURES.area - 1) / MEASURES.pitch))
      bottoms.forEach((bottom, index) => {
        const before = bottoms[index - 1] ?? 0
        expect(over.has(index)).toBe(sheetOf(bottom) > sheetOf(before))
      })
    }),
  )
})
