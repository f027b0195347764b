/** Resolves after so many milliseconds; rejects when the signal aborts. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>

const EXTEND_MS = 7_000

/** Extends a claim for as long as the work lasts, however slow the model is; returns when it is lost. */
export async function keepClaim(
  extend: () => Promise<boolean>,
  pause: Pause,
  stop: AbortSignal,
): Promise<void> {
  while (!stop.aborted) {
    try {
      await pause(EXTEND_MS, stop)
    } catch (error) {
      if (stop.aborted) return
      throw error
    }
    if (!(await extend())) return
  }
}
