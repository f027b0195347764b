import type { Block } from '../blocks.ts'

/** An element that holds blocks; the first stands for the page and has no parent. Parents come before children. */
export type PageElement = {
  readonly parent: number
  /** Its name says that it stands around the text. */
  readonly isChrome: boolean
}

export type PageBlock = Block & {
  /** The innermost element around it. */
  readonly element: number
  /** Characters of it that are links. */
  readonly linkLength: number
}
