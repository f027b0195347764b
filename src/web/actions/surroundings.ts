/** What the page needs of the browser besides the document: time, frames, the address and a place to keep words. */
export type Surroundings = {
  now(): number
  /** An id that no other page has. */
  newId(): string
  /** Whether somebody may be looking. */
  isVisible(): boolean
  wait(milliseconds: number): Promise<void>
  /** Calls back after the time unless it is stopped before. */
  later(milliseconds: number, work: () => void): () => void
  nextFrame(): Promise<unknown>
  readHash(): string
  /** Another address, as a place to come back to or in place of the present one. */
  showHash(hash: string, how: 'push' | 'replace'): void
  /** Gives the reader a file to keep. */
  saveFile(name: string, content: Blob): void
  readonly keep: Keep
}

/** A place in this browser that outlives the page; may be full or forbidden, and then keeps nothing. */
export type Keep = {
  get(key: string): string | null
  set(key: string, value: string): boolean
  remove(key: string): void
  keys(): readonly string[]
}
