/** Words of a text for the lexical index, in order, with repetition. */
export function searchTokens(_text: string): string[] {
  return []
}

/** Overlapping pairs of characters inside runs of letters and digits, for the embedder. */
export function characterBigrams(_text: string): string[] {
  return []
}
