import type { Sentence } from '../../domain/draft.ts'

/** The sentences of a section by paragraph, in reading order. */
export function paragraphsOf({ sentences }: { readonly sentences: readonly Sentence[] }): Sentence[][] {
  const paragraphs = new Map<number, Sentence[]>()
  for (const sentence of sentences) {
    const known = paragraphs.get(sentence.paragraph)
    if (known) known.push(sentence)
    else paragraphs.set(sentence.paragraph, [sentence])
  }
  return [...paragraphs.entries()].sort(([a], [b]) => a - b).map(([, members]) => members)
}
