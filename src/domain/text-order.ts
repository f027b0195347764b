import type { Sentence } from './draft.ts'

/** Sentences as they stand: openings are written last and come first. What is of one paragraph keeps its order. */
export const inTextOrder = <T extends Pick<Sentence, 'paragraph'>>(sentences: readonly T[]): T[] =>
  [...sentences].sort((a, b) => a.paragraph - b.paragraph)
