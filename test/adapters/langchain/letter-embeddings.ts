import { Embeddings } from '@langchain/core/embeddings'

const DIMENSIONS = 256

/** Embeddings by the letters of a text: texts with letters in common are near, and no text is without a vector. */
export class LetterEmbeddings extends Embeddings {
  readonly model = 'letters'

  constructor() {
    super({})
  }

  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map(countLetters)
  }

  override async embedQuery(text: string): Promise<number[]> {
    return countLetters(text)
  }
}

function countLetters(text: string): number[] {
  // One small share for all, so that texts without a common letter still have an angle and an order.
  const counts = new Array<number>(DIMENSIONS).fill(0.01)
  for (const letter of text) {
    const place = (letter.codePointAt(0) ?? 0) % DIMENSIONS
    counts[place] = (counts[place] ?? 0) + 1
  }
  return counts
}
