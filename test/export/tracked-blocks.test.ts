import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Piece } from '../../src/export/blocks.ts'
import { trackedBlocks } from '../../src/export/tracked-blocks.ts'

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

/** The lines of a document after all changes of one kind were taken out. */
function linesWithout(blocks: readonly Block[], change: Piece['change'] | null): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table' || block.kind === 'signature') return []
    if (block.kind !== 'title' && block.change === change) return []
    const text = block.pieces
      ? block.pieces.flatMap((piece) => (piece.change === change ? [] : [piece.text])).join('')
      : block.text
    return [block.kind === 'run-in' ? block.heading + text : text]
  })
}
const linesOf = (blocks: readonly Block[]): string[] => linesWithout(blocks, null)

const words = fc
  .array(fc.constantFrom('学前教育', '新建', '3所', '幼儿园', '，', '58.2%', '推进', '。'), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => parts.join(''))
const block: fc.Arbitrary<Block> = fc.oneof(
  words.map(paragraph),
  words.map((text): Block => ({ kind: 'heading', level: 2, text })),
  words.map((text): Block => ({ kind: 'run-in', level: 3, heading: '1.抓落实。', text })),
)
const document = fc.array(block, { maxLength: 8 })

describe('tracked blocks', () => {
  it('give the newer version when all is accepted and the older one when all is rejected', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        const tracked = trackedBlocks(before, after)
        expect(linesWithout(tracked, 'deleted')).toEqual(linesOf(after))
        expect(linesWithout(tracked, 'inserted')).toEqual(linesOf(before))
      }),
    )
  })

  it('mark no more than the words that changed, and never a part of a figure', () => {
    const [changed] = trackedBlocks([paragraph('公办园占比58.2%。')], [paragraph('公办园占比58.3%。')])
    expect(changed).toMatchObject({
      pieces: [
        { text: '公办园占比' },
        { text: '58.2%', change: 'deleted' },
        { text: '58.3%', change: 'inserted' },
        { text: '。' },
      ],
    })
  })

  it('are the document itself where nothing changed', () => {
    fc.assert(
      fc.property(document, (blocks) => {
        expect(trackedBlocks(blocks, blocks)).toEqual(blocks)
      }),
    )
  })
})
