/** Removes a model's thoughts from a stream, however the tags fall across its pieces. */
export type ThinkingFilter = { push(piece: string): string; end(): string }

const WORDS = 'think(?:ing)?|thoughts?|reason(?:ing)?|reflection|analysis|scratchpad'
/** `<think>` and its like in any case, with attributes, in other brackets; or a mark of a channel: `<|channel|>`. */
const TAG = new RegExp(
  `[<＜◁[]\\s{0,9}(/?)\\s{0,9}(?:${WORDS})(?![\\w-])([^<>＞▷\\]]{0,80})[>＞▷\\]]|<\\|\\s{0,9}(/?[a-z_]{1,20})\\s{0,9}\\|>`,
  'giu',
)
/** What could still become a tag; no longer than a tag, so little is ever held back. */
const BEGUN = /[<＜◁[][\s|/]{0,20}(?:[a-z_]{1,20}(?:[^\w<>＞▷\]][^<>＞▷\]]{0,80})?)?$/iu
const LONGEST_TAG = 130

/**
 * Tags may be nested. Some endpoints leave out the opening one: then everything before the closing tag was a
 * thought, and `onLoneClose` tells the caller to forget what came through.
 */
export function createThinkingFilter(onLoneClose: () => void = () => undefined): ThinkingFilter {
  let held = ''
  let depth = 0
  /** The words behind `<|channel|>`, up to the next mark; null outside of one. */
  let channel: string | null = null

  const mark = (name: string): void => {
    if (name === 'start' || name === 'channel') channel = ''
    else if (name === 'message') channel = channel === null || /^\s*final/i.test(channel) ? null : 'hidden'
    else channel = null
  }
  const drain = (ended: boolean): string => {
    let shown = ''
    let from = 0
    const take = (to: number): void => {
      const words = held.slice(from, to)
      if (channel !== null) channel = (channel + words).slice(0, 20)
      else if (depth === 0) shown += words
    }
    for (const { 0: tag, 1: slash, 2: tail = '', 3: name, index } of held.matchAll(TAG)) {
      take(index)
      from = index + tag.length
      if (name !== undefined) mark(name.toLowerCase())
      else if (slash !== '/') depth += tail.endsWith('/') ? 0 : 1
      else if (depth > 0) depth -= 1
      else {
        shown = ''
        onLoneClose()
      }
    }
    const tail = held.slice(Math.max(from, held.length - LONGEST_TAG))
    const to = ended ? held.length : held.length - (BEGUN.exec(tail)?.[0].length ?? 0)
    take(to)
    held = held.slice(to)
    return shown
  }
  return {
    push(piece) {
      held += piece
      return drain(false)
    },
    end: () => drain(true),
  }
}
