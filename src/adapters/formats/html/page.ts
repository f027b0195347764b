import type { Block } from '../blocks.ts'

/** An element that holds blocks; the first stands for the page and has no parent. Parents come before children. */
export type PageElement = {
  readonly parent: number
  /** It stands around the text: for certain, by its kind, or as its name says. */
  readonly chrome?: 'certain' | 'named' | undefined
}

export type PageBlock = Block & {
  /** The innermost element around it. */
  readonly element: number
  /** Characters of it that are links. */
  readonly linkLength: number
}
