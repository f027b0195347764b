import type { MapSegment } from '../domain/document.ts'

/** The raw offset of a clean offset; the end of the clean text maps to the end of its last segment. */
export function toRawOffset(map: readonly MapSegment[], cleanOffset: number): number {
  let low = 0
  let high = map.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((map[middle]?.clean ?? 0) <= cleanOffset) low = middle
    else high = middle - 1
  }
  const segment = map[low]
  if (!segment) return 0
  const inside = Math.min(Math.max(cleanOffset - segment.clean, 0), segment.length)
  return segment.raw + (segment.length === segment.rawLength ? inside : 0)
}
