/** A place in a file: 1-based line, UTF-16 offset in it. */
export type LinePlace = { readonly line: number; readonly start: number }

/** Finds line and offset of an offset of a text. */
export function lineIndex(text: string): (offset: number) => LinePlace {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return { line: low, start: offset - (starts[low - 1] ?? 0) }
  }
}
