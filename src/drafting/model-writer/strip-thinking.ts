const OPEN = '<think>'
const CLOSE = '</think>'

/** Removes `<think>…</think>` from a stream, however the tags fall across its pieces. */
export type ThinkingFilter = { push(piece: string): string; end(): string }

/** Some endpoints leave out the opening tag; text before a lone closing tag cannot be recalled, so none is expected. */
export function createThinkingFilter(): ThinkingFilter {
  let held = ''
  let thinking = false
  const drain = (): string => {
    let shown = ''
    for (;;) {
      const tag = thinking ? CLOSE : OPEN
      const at = held.indexOf(tag)
      if (at >= 0) {
        if (!thinking) shown += held.slice(0, at)
        held = held.slice(at + tag.length)
        thinking = !thinking
        continue
      }
      const kept = overlap(held, tag)
      if (!thinking) shown += held.slice(0, held.length - kept)
      held = held.slice(held.length - kept)
      return shown
    }
  }
  return {
    push(piece) {
      held += piece
      return drain()
    },
    end() {
      const rest = thinking ? '' : held
      held = ''
      return rest
    },
  }
}

/** How many characters at the end of the text could begin the tag. */
function overlap(text: string, tag: string): number {
  for (let length = Math.min(tag.length - 1, text.length); length > 0; length--) {
    if (tag.startsWith(text.slice(-length))) return length
  }
  return 0
}
