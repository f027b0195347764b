/** How many seconds the rest takes when it goes on as it went so far; null while nothing can be told. */
export function secondsLeft(done: number, total: number, elapsedMs: number): number | null {
  if (done <= 0 || done >= total) return null
  return Math.ceil((elapsedMs * (total - done)) / done / 1000)
}

/** Tells the seconds left of the stage that a piece of work is at; a stage begins where the one before it ended. */
export function createStageClock(
  now: () => number,
): (progress: { readonly stage: string; readonly done: number; readonly total: number }) => number | null {
  let lastMs = now()
  let startedMs = lastMs
  let current: string | null = null
  return ({ stage, done, total }) => {
    if (stage !== current) startedMs = lastMs
    current = stage
    lastMs = now()
    return secondsLeft(done, total, lastMs - startedMs)
  }
}
