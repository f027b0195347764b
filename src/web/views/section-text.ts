/** The text of a stored section, a string a paragraph. */
export function paragraphsOf({
  sentences,
}: {
  readonly sentences: readonly { readonly paragraph: number; readonly text: string }[]
}): string[] {
  const paragraphs: string[] = []
  let last: number | null = null
  for (const { paragraph, text } of sentences) {
    if (paragraph === last) paragraphs.push((paragraphs.pop() ?? '') + text)
    else paragraphs.push(text)
    last = paragraph
  }
  return paragraphs
}
