import type { Keep, Surroundings } from './surroundings.ts'

const LONGEST_FRAME_MS = 100

const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

export const browserSurroundings = (): Surroundings => ({
  now: () => Date.now(),
  newId: () =>
    Array.from(crypto.getRandomValues(new Uint32Array(4)), (number) => number.toString(36)).join(''),
  isVisible: () => document.visibilityState === 'visible',
  wait,
  later(milliseconds, work) {
    const timer = setTimeout(work, milliseconds)
    return () => clearTimeout(timer)
  },
  // One sentence a frame lets the eye follow; a hidden page gets no frames and must not hold up the stream.
  nextFrame: () =>
    Promise.race([new Promise((resolve) => requestAnimationFrame(resolve)), wait(LONGEST_FRAME_MS)]),
  readHash: () => location.hash,
  showHash: (hash, how) =>
    how === 'push' ? history.pushState(null, '', hash) : history.replaceState(null, '', hash),
  saveFile,
  keep: guardedStorage(),
})

function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** Storage that was switched off by the office or is full must not stop the page. */
function guardedStorage(): Keep {
  const attempt = <T>(work: (storage: Storage) => T, otherwise: T): T => {
    try {
      return work(localStorage)
    } catch {
      // The browser refuses: the page goes on without this second copy.
      return otherwise
    }
  }
  return {
    get: (key) => attempt((storage) => storage.getItem(key), null),
    set: (key, value) =>
      attempt((storage) => {
        storage.setItem(key, value)
        return true
      }, false),
    remove: (key) => attempt((storage) => storage.removeItem(key), undefined),
    keys: () => attempt((storage) => Object.keys(storage), []),
  }
}
