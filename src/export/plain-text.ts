import type { Block } from './blocks.ts'

/** One line per paragraph, without indents, so that it pastes clean into WPS and Word; ends with a line break. */
export function writePlainText(blocks: readonly Block[]): string {
  return `${blocks.map(blockText).join('\n').trim()}\n`
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `${block.text}\n`
    case 'run-in':
      return block.heading + block.text
    case 'signature':
      return `\n${block.organ}\n${block.date}`
    default:
      return block.text
  }
}
