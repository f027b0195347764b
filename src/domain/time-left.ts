/** How many seconds the rest takes when it goes on as it went so far; null while nothing can be told. */
export function secondsLeft(done: number, total: number, elapsedMs: number): number | null {
  if (done <= 0 || done >= total) return null
  return Math.ceil((elapsedMs * (total - done)) / done / 1000)
}
