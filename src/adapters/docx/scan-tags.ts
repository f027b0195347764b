export type Tag = {
  readonly name: string
  readonly kind: 'open' | 'close' | 'empty'
  readonly start: number
  readonly end: number
  readonly raw: string
}

const NAME = /^<\/?([^\s/>]+)/

/** The tags of well-formed XML in their order; comments, instructions and character data are passed over. */
export function* scanTags(xml: string): Iterable<Tag> {
  for (let start = xml.indexOf('<'); start >= 0; ) {
    const end = endOf(xml, start)
    if (end < 0) return
    const raw = xml.slice(start, end)
    const name = NAME.exec(raw)?.[1]
    if (name !== undefined && !/^<[!?]/.test(raw)) {
      const kind = raw.startsWith('</') ? 'close' : raw.endsWith('/>') ? 'empty' : 'open'
      yield { name, kind, start, end, raw }
    }
    start = xml.indexOf('<', end)
  }
}

/** Behind the end of what begins with < at a place; -1 where it does not end. A > between quotes ends nothing. */
function endOf(xml: string, start: number): number {
  for (const [open, close] of [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ] as const)
    if (xml.startsWith(open, start)) {
      const end = xml.indexOf(close, start)
      return end < 0 ? -1 : end + close.length
    }
  let quote = ''
  for (let at = start; at < xml.length; at++) {
    const character = xml.charAt(at)
    if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '>') return at + 1
  }
  return -1
}
