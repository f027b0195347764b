import { type Block, createBlockCollector } from '../blocks.ts'
import { withNumber } from '../list-numbering.ts'
import { numberFormat } from '../number-format.ts'
import { type Attributes, walkMarkup } from '../walk-markup.ts'
import { chooseMainText } from './choose-main-text.ts'
import type { PageBlock, PageElement } from './page.ts'

const PASSED_OVER = new Set(
  'del script style noscript template svg iframe object embed select textarea canvas audio video'.split(' '),
)
/** What these show is no text, wherever they stand. */
const AROUND = new Set(['nav', 'footer', 'button'])

const BLOCKS = new Set(
  'nav footer button address article aside blockquote body center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr html legend li main ol p pre section summary table tbody td tfoot th thead tr ul caption'.split(
    ' ',
  ),
)

const VOID = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))

/** Names that page builders give to what stands around the text. */
const CHROME_NAME =
  /(?:^|[-_\s])(?:nav|menu|breadcrumbs?|crumbs?|footer|foot|copyright|sidebar|share|sharebox|pagination|comments?|toolbar|login|search|related|recommend|hot|top-?bar)(?:$|[-_\s\d])/i

const LIST_FORMATS: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
}

type Counter = { next: number; readonly format: string; readonly isShown: boolean }

/**
 * The text of a web page: what is around it (menus, lists of links, the foot) set aside, rows of tables in one line,
 * numbered lists with their numbers typed out, and the title and date that its head gives where the page shows none.
 * What a reader of the page does not see (scripts, hidden elements) is left out.
 */
export function readHtml(source: string): Block[] {
  const elements: PageElement[] = [{ parent: -1 }]
  const collector = createBlockCollector<PageBlock>((text, blocks) => ({
    text,
    element: blocks[0]?.element ?? 0,
    linkLength: blocks.reduce((sum, { linkLength }) => sum + linkLength, 0),
  }))
  const counters: Counter[] = []
  const meta = new Map<string, string>()
  let element = 0
  let text = ''
  let linkLength = 0
  let links = 0
  let heading: number | undefined
  let preformatted = 0
  let number = ''
  let pageTitle = ''
  let isPageTitle = false
  /** Elements open inside one that is passed over, that one included. */
  let passed = 0

  const flush = (): void => {
    const words = layOut(text)
    if (words !== '') {
      collector.add({
        text: withNumber(number, words),
        heading,
        element,
        linkLength: Math.min(linkLength, words.length),
      })
      number = ''
    }
    text = ''
    linkLength = 0
  }

  const openListItem = (attributes: Attributes): void => {
    const counter = counters.at(-1)
    if (!counter?.isShown) return
    const value = Number.parseInt(attributes['value'] ?? '', 10)
    if (value >= 0) counter.next = value
    number = `${numberFormat(counter.format)(counter.next)}.`
    counter.next++
  }

  const openBlock = (name: string, attributes: Attributes): void => {
    flush()
    elements.push({ parent: element, chrome: chromeOf(name, attributes) })
    element = elements.length - 1
    if (/^h[1-6]$/.test(name)) heading = Number(name.charAt(1))
    else if (name === 'tr') collector.openRow()
    else if (name === 'td' || name === 'th') collector.openCell()
    else if (name === 'pre') preformatted++
    else if (name === 'ol' || name === 'ul') counters.push(createCounter(name, attributes))
    else if (name === 'li') openListItem(attributes)
  }

  const closeBlock = (name: string): void => {
    flush()
    element = elements[element]?.parent ?? 0
    if (/^h[1-6]$/.test(name)) heading = undefined
    else if (name === 'tr') collector.closeRow()
    else if (name === 'pre') preformatted--
    else if (name === 'ol' || name === 'ul') counters.pop()
    else if (name === 'li') number = ''
  }

  walkMarkup(
    source,
    {
      open(name, attributes) {
        if (passed > 0) passed++
        else if (name === 'meta') noteMeta(meta, attributes)
        else if (PASSED_OVER.has(name) || isHidden(name, attributes)) passed = 1
        else if (name === 'title') isPageTitle = true
        else if (name === 'br') {
          if (heading === undefined) flush()
        } else if (name === 'a') links++
        else if (BLOCKS.has(name)) openBlock(name, attributes)
      },
      close(name) {
        if (passed > 0) passed--
        else if (name === 'title') isPageTitle = false
        else if (name === 'a') links--
        else if (BLOCKS.has(name)) closeBlock(name)
      },
      text(chunk) {
        if (passed > 0) return
        if (isPageTitle) pageTitle += chunk
        else if (preformatted > 0 && chunk.includes('\n')) {
          for (const [i, line] of chunk.split('\n').entries()) {
            if (i > 0) flush()
            text += line
          }
        } else {
          text += chunk
          if (links > 0) linkLength += chunk.trim().length
        }
      },
    },
    'html',
  )
  flush()
  const all = collector.finish()
  const main = chooseMainText(all, elements)
  return [
    ...headBlocks([...main], meta, pageTitle),
    ...all.map((block) => (main.has(block) ? block : { text: block.text, aside: 'ingest.page_chrome' })),
  ]
}

function createCounter(name: string, attributes: Attributes): Counter {
  const start = Number.parseInt(attributes['start'] ?? '', 10)
  return {
    next: start >= 0 ? start : 1,
    format: LIST_FORMATS[attributes['type'] ?? ''] ?? 'decimal',
    isShown: name === 'ol' && !/list-style(?:-type)?\s*:\s*none/i.test(attributes['style'] ?? ''),
  }
}

const isHidden = (name: string, attributes: Attributes): boolean =>
  !VOID.has(name) &&
  name !== 'body' &&
  (attributes['hidden'] !== undefined ||
    /(?:^|;)\s*display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributes['style'] ?? ''))

function chromeOf(name: string, attributes: Attributes): PageElement['chrome'] {
  if (AROUND.has(name)) return 'certain'
  const isNamed = CHROME_NAME.test(attributes['class'] ?? '') || CHROME_NAME.test(attributes['id'] ?? '')
  return isNamed ? 'named' : undefined
}

function noteMeta(meta: Map<string, string>, attributes: Attributes): void {
  const name = attributes['name']?.toLowerCase()
  const content = attributes['content']?.trim()
  if (name && content && !meta.has(name)) meta.set(name, content)
}

const HAN = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\uff00-\\uffef]'
/** A line break of the source between two 汉字 is no blank. */
const BREAK_BETWEEN_HAN = new RegExp(`(?<=${HAN})[ \\t]*\\n\\s*(?=${HAN})`, 'g')

const layOut = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .trim()
    .replace(BREAK_BETWEEN_HAN, '')
    .replace(/[ \t\n\f\u00a0]+/g, ' ')

/** The marks by which the sites of governments name title and date of a page. */
const TITLE_NAMES = ['articletitle', 'title']
const SHORTEST_TITLE = 4
const DATE_NAMES = ['pubdate', 'publishdate', 'firstpublishedtime']

/** What the head of the page says of the text and the page itself does not show. */
function headBlocks(main: readonly Block[], meta: ReadonlyMap<string, string>, pageTitle: string): Block[] {
  const find = (names: readonly string[]): string | undefined =>
    names.map((name) => meta.get(name)).find((value) => value !== undefined)
  const shows = (text: string): boolean => main.some((block) => block.text.includes(text))
  const title = layOut(find(TITLE_NAMES) ?? pageTitle.split(/[_|]|\s[-–—]+\s?|-{2,}/)[0] ?? '')
  const date = /^\d{4}-\d{1,2}-\d{1,2}/.exec(find(DATE_NAMES) ?? '')?.[0]
  const blocks: Block[] = []
  // The head often adds the name of the site to the words of the page's own heading.
  const isHeaded = main.some(
    ({ text, heading }) => heading === 1 && text.length >= SHORTEST_TITLE && title.includes(text),
  )
  if (title !== '' && !isHeaded && !shows(title)) blocks.push({ text: `标题：${title}` })
  if (date !== undefined && !shows(date)) blocks.push({ text: `发布日期：${date}` })
  return blocks
}
