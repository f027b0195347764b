/** The sentences of a section by paragraph, in reading order, those of one paragraph as they stand. */
export function paragraphsOf<S extends { readonly paragraph: number }>(sentences: readonly S[]): S[][] {
  const paragraphs = new Map<number, S[]>()
  for (const sentence of sentences) {
    const known = paragraphs.get(sentence.paragraph)
    if (known) known.push(sentence)
    else paragraphs.set(sentence.paragraph, [sentence])
  }
  return [...paragraphs.entries()].sort(([a], [b]) => a - b).map(([, members]) => members)
}

/** The text of each paragraph of a section. */
export const paragraphTexts = (
  sentences: readonly { readonly paragraph: number; readonly text: string }[],
): string[] => paragraphsOf(sentences).map((members) => members.map(({ text }) => text).join(''))

/** A heading with text behind it on its line closes with a mark: its own, or 。 */
export const closedHeading = (heading: string): string =>
  /[。！？：；]$/.test(heading) ? heading : `${heading}。`
