import type { Block } from './blocks.ts'

/** CommonMark: the title is a heading of level 1, 一、 of level 2 and so on; ends with a line break. */
export function writeMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(blockMarkdown).join('\n\n').trim()}\n`
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `# ${escapeInline(block.text)}`
    case 'heading':
      return `${'#'.repeat(block.level + 1)} ${escapeInline(block.text)}`
    case 'run-in': {
      // A closing ** between a full stop and a 汉字 does not count as one in CommonMark: the mark stays outside.
      const [mark] = block.heading.slice(-1)
      return `**${escapeInline(block.heading.slice(0, -1))}**${mark ?? ''}${escapeInline(block.text)}`
    }
    case 'paragraph':
      return escapeLineStart(escapeInline(block.text))
    case 'signature':
      return [block.organ, block.date]
        .filter((line) => line !== '')
        .map((line) => escapeLineStart(escapeInline(line)))
        .join('\n\n')
    case 'table':
      return [
        `## ${escapeInline(block.title)}\n`,
        tableRow(block.header),
        tableRow(block.header.map(() => '---')),
        ...block.rows.map((row) => tableRow(row.map(escapeInline))),
      ].join('\n')
  }
}

const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const escapeInline = (text: string): string => text.replaceAll(/[\\`*_[\]<>&~|]/g, '\\$&')

const escapeLineStart = (text: string): string =>
  text.replace(/^(\d{1,9})([.)])/, '$1\\$2').replace(/^[#+=-]/, '\\$&')
