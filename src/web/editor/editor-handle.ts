/** What the rest of the page may ask of the text on the paper. */
export type EditorHandle = {
  /** The text of a section as it stands on the paper; null where there is no such section. */
  paragraphs(sectionId: string): readonly string[] | null
  /** Brings a sentence into view and puts the caret at its beginning. */
  showSentence(sentenceId: string): void
  showSection(sectionId: string): void
  /** Puts words at the caret, as if they were typed. False where they may not stand there. */
  insertText(text: string): boolean
  /** Puts paragraphs in place of a section's text; can be undone. False where the section is locked. */
  replaceSection(sectionId: string, paragraphs: readonly string[]): boolean
  undo(): void
  redo(): void
  focus(): void
}
