/** Words of one look in a paragraph, with everything applied that styles, defaults and themes say of it. */
export type WordRun = {
  readonly text: string
  /** The font of 汉字; empty where the file leaves the choice to the machine. */
  readonly font: string
  /** The font of digits and Latin letters, and of quotation marks without a hint. */
  readonly latinFont: string
  /** In half points. */
  readonly size: number
  readonly isBold: boolean
  /** Ambiguous characters (“ ” … —) are drawn in the font of 汉字. */
  readonly hasHint: boolean
  readonly isHidden: boolean
}

export type WordParagraph = {
  readonly runs: readonly WordRun[]
  readonly isInTable: boolean
  /** As the outline of Word shows it: 1 for the outermost heading, 0 for the title. */
  readonly heading: number | undefined
  /** Twips from line to line; undefined where the lines are as high as their fonts. */
  readonly exactPitch: number | undefined
}

/** In twips. */
export type WordPage = {
  readonly width: number
  readonly height: number
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** How a Word file is laid out and what it tells beside its text, as read with all revisions accepted. */
export type WordFile = {
  readonly pages: readonly WordPage[]
  readonly paragraphs: readonly WordParagraph[]
  /** Which footers number the pages. */
  readonly pageNumbers: 'none' | 'same' | 'odd-and-even'
  readonly comments: number
  readonly revisions: number
  /** Who wrote or saved it, as its properties say. */
  readonly authors: readonly string[]
  /** Paths of somebody's machine. */
  readonly paths: readonly string[]
}
