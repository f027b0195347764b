/** A text in one spelling, with the way back to the offsets of the text it came from. */
export type Normalised = {
  readonly text: string
  /** The raw offset at which the character at `offset` of the normalised text begins; its length maps to the raw length. */
  readonly toRaw: (offset: number) => number
}

export function normalise(text: string): Normalised {
  return { text, toRaw: (offset) => offset }
}
