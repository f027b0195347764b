import type { RequestContext } from '../../domain/conversation.ts'

/** What the rest of the page may ask of the text on the paper. */
export type EditorHandle = {
  /** The text of a section as it stands on the paper; null where there is no such section. */
  paragraphs(sectionId: string): readonly string[] | null
  /** Brings a sentence into view and puts the caret at its beginning. */
  showSentence(sentenceId: string): void
  showSection(sectionId: string): void
  /** The section of the caret and the sentences chosen; nothing where the caret was put nowhere yet. */
  place(): RequestContext
  /** Puts words at the caret, as if they were typed. False where they may not stand there. */
  insertText(text: string): boolean
  /** Puts paragraphs in place of a section's text; can be undone. False where the section is locked. */
  replaceSection(sectionId: string, paragraphs: readonly string[]): boolean
  readonly find: FindCommands
  undo(): void
  redo(): void
  focus(): void
}

/** Which of the places found is the current one, counted from 1, and how many there are. */
export type FoundCount = { readonly current: number; readonly all: number }

export type FindCommands = {
  /** No words end the search. */
  search(words: string): FoundCount
  step(direction: 1 | -1): FoundCount
  replace(words: string): FoundCount
  replaceAll(words: string): FoundCount
}

/** A figure or name under the pointer or the caret, and where it stands on the screen. */
export type FigureTarget = {
  readonly place: { readonly left: number; readonly top: number; readonly bottom: number }
  /** The fact it comes from and the part of it; null where no fact bears it out. */
  readonly fact: { readonly id: string; readonly attr: string } | null
  readonly quote: string
  /** The sentence it stands in, and its section. */
  readonly sentence: string
  readonly sectionId: string
}

/** The heading of a section that is to be worded anew, and where it stands on the screen. */
export type HeadingTarget = {
  readonly sectionId: string
  readonly place: { readonly left: number; readonly bottom: number }
}

/** What the component around the text is told and gives. */
export type EditorFrame = {
  onFigure(target: FigureTarget | null): void
  onSelect(selection: ChosenText | LockedText | null): void
  onHeading(target: HeadingTarget): void
}

/** Words chosen in a section that is locked: nothing can be asked for them. */
export type LockedText = { readonly type: 'locked'; readonly place: ChosenText['place'] }

/** Words chosen in one section, and where they end on the screen. */
export type ChosenText = {
  readonly type: 'open'
  readonly sectionId: string
  readonly sentences: readonly string[]
  readonly place: { readonly left: number; readonly top: number; readonly bottom: number }
}
