import { unreadable } from './limits.ts'

export type XmlHandler = {
  /** Names come without their prefix; an element closed in its own tag is opened and closed. */
  readonly open?: (name: string, attributes: string) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

/**
 * Walks through an XML text once, from front to back. Documents with a type declaration are refused, because that
 * is where entities that swell are defined. Throws AppError `unreadable_file`.
 */
export function scanXml(xml: string, { open, close, text }: XmlHandler): void {
  let at = 0
  while (at < xml.length) {
    const start = xml.indexOf('<', at)
    const before = xml.slice(at, start < 0 ? xml.length : start)
    if (before !== '') text?.(unescapeXml(before))
    if (start < 0) return
    if (xml.startsWith('<!--', start)) at = after(xml, '-->', start)
    else if (xml.startsWith('<![CDATA[', start)) {
      at = after(xml, ']]>', start)
      text?.(xml.slice(start + 9, at - 3))
    } else if (xml.startsWith('<?', start)) at = after(xml, '?>', start)
    else if (xml.startsWith('<!', start)) throw unreadable('文件内容不规范，不予导入')
    else {
      const end = tagEnd(xml, start + 1)
      readTag(xml.slice(start + 1, end), open, close)
      at = end + 1
    }
  }
}

function readTag(tag: string, open: XmlHandler['open'], close: XmlHandler['close']): void {
  if (tag.startsWith('/')) {
    close?.(localName(tag.slice(1).trim()))
    return
  }
  const selfClosing = tag.endsWith('/')
  const body = selfClosing ? tag.slice(0, -1) : tag
  const space = body.search(/\s/)
  const name = localName(space < 0 ? body : body.slice(0, space))
  open?.(name, space < 0 ? '' : body.slice(space))
  if (selfClosing) close?.(name)
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from)
  if (at < 0) throw unreadable('文件内容不完整，请重新保存后再导入')
  return at + mark.length
}

const DOUBLE_QUOTE = 34
const SINGLE_QUOTE = 39
const GREATER = 62

function tagEnd(xml: string, from: number): number {
  let quote = 0
  for (let at = from; at < xml.length; at += 1) {
    const code = xml.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === DOUBLE_QUOTE || code === SINGLE_QUOTE) quote = code
    else if (code === GREATER) return at
  }
  throw unreadable('文件内容不完整，请重新保存后再导入')
}

const readers = new Map<string, RegExp>()

/** The value of an attribute, whatever prefix it bears; undefined where it is not given. */
export function attributeOf(attributes: string, name: string): string | undefined {
  let reader = readers.get(name)
  if (!reader) {
    reader = new RegExp(`\\s(?:[\\w.-]{1,20}:)?${name}\\s{0,9}=\\s{0,9}(?:"([^"]*)"|'([^']*)')`)
    readers.set(name, reader)
  }
  const match = reader.exec(attributes)
  const value = match?.[1] ?? match?.[2]
  return value === undefined ? undefined : unescapeXml(value)
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]{2,4}));/g,
    (whole, hex: string, decimal: string, name: string) => {
      if (name !== undefined) return NAMED[name] ?? whole
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )
}
