const BLOCKS = new Set([
  'P',
  'DIV',
  'LI',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'TR',
  'BLOCKQUOTE',
  'PRE',
  'SECTION',
  'ARTICLE',
  'TABLE',
  'UL',
  'OL',
  'DT',
  'DD',
])
const SKIPPED = new Set([
  'STYLE',
  'SCRIPT',
  'HEAD',
  'TITLE',
  'META',
  'LINK',
  'XML',
  'O:P',
  'SVG',
  'IMG',
  'TEMPLATE',
])

/** The lines of text in HTML as WPS, Word and web pages put it on the clipboard. Nothing of it is ever shown or run. */
export function linesOfHtml(html: string): string[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const lines: string[] = ['']
  const add = (text: string): void => {
    lines.push((lines.pop() ?? '') + text)
  }
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      // Line ends in the source of a page are blanks.
      add((node.nodeValue ?? '').replace(/[\r\n]+\s*/g, ''))
      return
    }
    if (!(node instanceof Element) || SKIPPED.has(node.tagName) || isHidden(node)) return
    if (node.tagName === 'BR') {
      lines.push('')
      return
    }
    const isBlock = BLOCKS.has(node.tagName)
    if (isBlock) lines.push('')
    node.childNodes.forEach(walk)
    if (node.tagName === 'TD' || node.tagName === 'TH') add(' ')
    if (isBlock) lines.push('')
  }
  walk(body)
  return lines
}

/** Word's own bookkeeping: comments and fields that are not shown. */
const isHidden = (element: Element): boolean =>
  /mso-(?:hide:\s*all|element:\s*(?:comment|field))|display:\s*none/.test(element.getAttribute('style') ?? '')
