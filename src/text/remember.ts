/** Texts beyond a long sentence are read once and not kept. */
const LONGEST_KEPT = 1000
const MOST_KEPT = 64

/**
 * The same reader, keeping what it found in the last few short texts: the rules of the gates each read the same
 * sentence anew. What is handed out is shared and must not be changed.
 */
export function remembering<T>(read: (text: string) => readonly T[]): (text: string) => readonly T[] {
  const known = new Map<string, readonly T[]>()
  return (text) => {
    if (text.length > LONGEST_KEPT) return read(text)
    const kept = known.get(text)
    if (kept) return kept
    const found = read(text)
    if (known.size >= MOST_KEPT) {
      const [oldest] = known.keys()
      if (oldest !== undefined) known.delete(oldest)
    }
    known.set(text, found)
    return found
  }
}
