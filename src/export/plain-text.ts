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
    case 'table':
      // Tabs, so that the lines paste as a table into a sheet.
      return [`\n${block.title}`, ...[block.header, ...block.rows].map((row) => row.join('\t'))].join('\n')
    default:
      return block.text
  }
}
