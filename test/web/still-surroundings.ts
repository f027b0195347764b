import type { Surroundings } from '../../src/web/actions/surroundings.ts'

/** A browser whose time passes when the work put off to later is done by hand. */
export function stillSurroundings(timers: (() => void)[], kept = new Map<string, string>()): Surroundings {
  return {
    now: () => 0,
    newId: () => 'page',
    isVisible: () => true,
    wait: () => Promise.resolve(),
    later(_milliseconds, work) {
      timers.push(work)
      return () => void timers.splice(timers.indexOf(work), timers.includes(work) ? 1 : 0)
    },
    nextFrame: () => Promise.resolve(),
    readHash: () => '',
    showHash: () => undefined,
    saveFile: () => undefined,
    keep: {
      get: (key) => kept.get(key) ?? null,
      set: (key, value) => kept.set(key, value) === kept,
      remove: (key) => void kept.delete(key),
      keys: () => [...kept.keys()],
    },
  }
}
