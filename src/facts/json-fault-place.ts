const TOKEN =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/uy

type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing'

/**
 * The offset at which a text stops being JSON; undefined when it is JSON. Engines report the place in different
 * words, and some not at all.
 */
export function jsonFaultOffset(text: string): number | undefined {
  const open: ('{' | '[')[] = []
  let expected: Expected = 'value'
  let offset = 0
  const afterValue = (): Expected => (open.length === 0 ? 'nothing' : 'comma-or-end')
  while (offset < text.length) {
    TOKEN.lastIndex = offset
    const match = TOKEN.exec(text)
    const start = offset + (/^[ \t\r\n]*/.exec(text.slice(offset, offset + 1000))?.[0].length ?? 0)
    if (!match) return start >= text.length && expected === 'nothing' ? undefined : start
    const [, mark, string] = match
    const wantsValue = expected === 'value' || expected === 'value-or-end'
    const wantsKey = expected === 'key' || expected === 'key-or-end'
    if (mark === '{' || mark === '[') {
      if (!wantsValue) return start
      open.push(mark)
      expected = mark === '{' ? 'key-or-end' : 'value-or-end'
    } else if (mark === '}' || mark === ']') {
      const mayEnd =
        expected === 'comma-or-end' || expected === (mark === '}' ? 'key-or-end' : 'value-or-end')
      if (!mayEnd || open.pop() !== (mark === '}' ? '{' : '[')) return start
      expected = afterValue()
    } else if (mark === ',') {
      if (expected !== 'comma-or-end') return start
      expected = open.at(-1) === '{' ? 'key' : 'value'
    } else if (mark === ':') {
      if (expected !== 'colon') return start
      expected = 'value'
    } else if (wantsKey && string !== undefined) expected = 'colon'
    else if (wantsValue) expected = afterValue()
    else return start
    offset = TOKEN.lastIndex
  }
  return expected === 'nothing' ? undefined : text.length
}
