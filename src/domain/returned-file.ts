/** A paragraph of a Word file with all revisions accepted and its automatic number typed out. */
export type ReturnedParagraph = {
  readonly text: string
  /** 1 for the outermost heading, 0 for the title; absent for what has the style of none. */
  readonly heading?: number | undefined
}

/** What somebody wrote beside the text. */
export type WordComment = {
  readonly author: string
  readonly text: string
  /** The words that it speaks of, and the paragraph in which they begin. */
  readonly quote: string
  readonly paragraph: string
}

/** A text that went to Word and came back. */
export type ReturnedFile = {
  readonly paragraphs: readonly ReturnedParagraph[]
  readonly comments: readonly WordComment[]
}
