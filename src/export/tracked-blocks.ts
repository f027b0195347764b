import { diffArrays } from 'diff'
import type { WordChange } from '../domain/suggestion.ts'
import { wordChanges } from '../text/word-changes.ts'
import type { Block, Piece } from './blocks.ts'

type TextBlock = Extract<Block, { kind: 'heading' | 'run-in' | 'paragraph' }>

/**
 * The newer of two versions of a document with what was taken out and put in since the older one: word by word
 * where a paragraph was changed, whole where one came or went. Accepting all gives the newer version, rejecting
 * all the older one.
 */
export function trackedBlocks(before: readonly Block[], after: readonly Block[]): Block[] {
  const result: Block[] = []
  let gone: Block[] = []
  for (const { value, added, removed } of diffArrays([...before], [...after], { comparator: isSame })) {
    if (removed) gone = value
    else if (added) {
      result.push(...pairUp(gone, value))
      gone = []
    } else {
      result.push(...pairUp(gone, []), ...value)
      gone = []
    }
  }
  return [...result, ...pairUp(gone, [])]
}

const isSame = (one: Block, other: Block): boolean => JSON.stringify(one) === JSON.stringify(other)

/** Paragraphs that changed are compared one by one in their order; what has no partner came or went. */
function pairUp(gone: readonly Block[], come: readonly Block[]): Block[] {
  const blocks: Block[] = []
  for (let i = 0; i < Math.max(gone.length, come.length); i++) {
    const [old, fresh] = [gone[i], come[i]]
    if (old && fresh && isText(old) && isText(fresh) && old.kind === fresh.kind) {
      blocks.push({ ...fresh, pieces: piecesOf(old.text, fresh.text) })
    } else if (old?.kind === 'title' && fresh?.kind === 'title') {
      blocks.push({ ...fresh, pieces: piecesOf(old.text, fresh.text) })
    } else {
      if (old && isText(old)) blocks.push(whole(old, 'deleted'))
      if (fresh) blocks.push(isText(fresh) ? whole(fresh, 'inserted') : fresh)
    }
  }
  return blocks
}

const isText = (block: Block): block is TextBlock =>
  block.kind === 'heading' || block.kind === 'run-in' || block.kind === 'paragraph'

/** A run-in heading that came or went is shown as one paragraph with its text. */
function whole(block: TextBlock, change: 'inserted' | 'deleted'): Block {
  const text = block.kind === 'run-in' ? block.heading + block.text : block.text
  const shown = block.kind === 'run-in' ? { kind: 'paragraph' as const, text } : block
  return { ...shown, change, pieces: [{ text, change }] }
}

const CHANGE = { same: undefined, removed: 'deleted', added: 'inserted' } as const satisfies Record<
  WordChange['type'],
  Piece['change'] | undefined
>

const piecesOf = (before: string, after: string): Piece[] =>
  wordChanges(before, after).map(({ type, text }) => {
    const change = CHANGE[type]
    return change ? { text, change } : { text }
  })
