/** One message of a text/event-stream. `id` is the last id seen so far, null before the first. */
export type SseMessage = { readonly event: string; readonly data: string; readonly id: string | null }

export type SseDecoder = { push(bytes: Uint8Array): SseMessage[] }

/**
 * Decodes a text/event-stream (WHATWG HTML 9.2.6) that arrives in pieces cut anywhere, inside a character or a
 * line ending as well. A message without its closing blank line is not given out: it was cut off.
 */
export function createSseDecoder(): SseDecoder {
  const utf8 = new TextDecoder()
  let rest = ''
  let data: string[] = []
  let event = ''
  let id: string | null = null

  function takeLine(line: string): SseMessage | undefined {
    if (line === '') {
      const message = data.length === 0 ? undefined : { event: event || 'message', data: data.join('\n'), id }
      data = []
      event = ''
      return message
    }
    const colon = line.indexOf(':')
    const field = colon < 0 ? line : line.slice(0, colon)
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '')
    if (field === 'data') data.push(value)
    else if (field === 'event') event = value
    else if (field === 'id' && !value.includes('\0')) id = value
    return undefined
  }

  return {
    push(bytes) {
      rest += utf8.decode(bytes, { stream: true })
      const messages: SseMessage[] = []
      for (;;) {
        const end = rest.search(/[\r\n]/)
        // A CR at the very end may be the first half of a CRLF.
        if (end < 0 || (rest[end] === '\r' && end === rest.length - 1)) return messages
        const message = takeLine(rest.slice(0, end))
        rest = rest.slice(rest.startsWith('\r\n', end) ? end + 2 : end + 1)
        if (message) messages.push(message)
      }
    },
  }
}
