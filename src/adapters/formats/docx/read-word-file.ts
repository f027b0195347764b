import type { WordFile, WordPage, WordParagraph, WordRun } from '../../../domain/word-file.ts'
import { openZip } from '../open-zip.ts'
import { type Attributes, walkMarkup } from '../walk-markup.ts'
import { type Look, readLook, readWordLooks, type WordLooks } from './word-look.ts'
import { openWordParts, type WordParts } from './word-parts.ts'
import { headingOfOutline, readWordStyles, type WordStyle } from './word-styles.ts'

/**
 * How a Word file is laid out, and what it tells beside its text. Reads what `readDocx` reads of the text: deleted
 * words, the second forms of drawings and instructions of fields are left out. Throws AppError `broken_archive`,
 * `broken_file`, `payload_too_large`.
 */
export function readWordFile(bytes: Uint8Array): WordFile {
  const parts = openWordParts(openZip(bytes))
  const body = readBody(
    parts.main,
    readWordStyles(parts.beside('styles.xml')),
    readWordLooks(parts.beside('styles.xml'), parts.beside('theme/theme1.xml')),
  )
  return {
    pages: body.pages,
    paragraphs: body.paragraphs,
    pageNumbers: pageNumbersOf(parts, body.footers),
    comments: count(parts.beside('comments.xml'), 'w:comment'),
    revisions: body.revisions,
    authors: authorsOf(parts),
    paths: pathsOf(parts),
  }
}

const PASSED_OVER = new Set([
  'w:del',
  'w:moveFrom',
  'mc:Fallback',
  'w:rt',
  'w:pPrChange',
  'w:rPrChange',
  'w:tblPrChange',
  'w:sectPrChange',
])
const REVISIONS = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:pPrChange', 'w:rPrChange'])

type Footer = { readonly type: string; readonly id: string }
type OpenParagraph = { style: string; outline: number | undefined; look: Look; runs: WordRun[] }
type OpenRun = { style: string; look: Look; text: string }

function readBody(xml: string, styles: ReadonlyMap<string, WordStyle>, looks: WordLooks) {
  const pages: WordPage[] = []
  const paragraphs: WordParagraph[] = []
  const footers: Footer[] = []
  let revisions = 0
  let page: Partial<WordPage> | undefined
  /** Paragraphs inside paragraphs stand in text boxes. */
  const open: OpenParagraph[] = []
  let run: OpenRun | undefined
  let tables = 0
  let passed = 0
  let properties: 'paragraph' | 'mark' | 'run' | undefined
  let isText = false

  const closeRun = (): void => {
    const paragraph = open.at(-1)
    if (!run || !paragraph) return
    if (run.text !== '') paragraph.runs.push(toRun(run, paragraph, looks))
    run = undefined
  }
  const closeParagraph = (): void => {
    const paragraph = open.pop()
    if (!paragraph || open.length > 0) return
    const { style, outline, look, runs } = paragraph
    const { line, isExact } = { ...looks.paragraph(style), ...look }
    paragraphs.push({
      runs,
      isInTable: tables > 0,
      heading: outline === undefined ? styles.get(style)?.heading : headingOfOutline(outline),
      exactPitch: isExact ? line : undefined,
    })
  }
  const openProperty = (name: string, attributes: Attributes): void => {
    const paragraph = open.at(-1)
    if (!paragraph || properties === 'mark') return
    const value = attributes['w:val'] ?? ''
    if (properties === 'run' && run) {
      if (name === 'w:rStyle') run.style = value
      else if (name !== 'w:spacing') readLook(run.look, name, attributes, looks.themeFont)
    } else if (name === 'w:pStyle') paragraph.style = value
    else if (name === 'w:outlineLvl') paragraph.outline = Number(value)
    else if (name === 'w:spacing') readLook(paragraph.look, name, attributes, looks.themeFont)
  }
  const openSection = (name: string, attributes: Attributes): void => {
    const twips = (key: string): number => Number(attributes[`w:${key}`]) || 0
    if (name === 'w:footerReference')
      footers.push({ type: attributes['w:type'] ?? 'default', id: attributes['r:id'] ?? '' })
    else if (name === 'w:pgSz') page = { ...page, width: twips('w'), height: twips('h') }
    else if (name === 'w:pgMar')
      page = {
        ...page,
        top: twips('top'),
        right: twips('right'),
        bottom: twips('bottom'),
        left: twips('left') + twips('gutter'),
      }
  }
  walkMarkup(
    xml,
    {
      open(name, attributes) {
        if (passed === 0 && REVISIONS.has(name)) revisions++
        if (passed > 0) passed++
        else if (PASSED_OVER.has(name)) passed = 1
        else if (name === 'w:sectPr') page = {}
        else if (page) openSection(name, attributes)
        else if (name === 'w:p') open.push({ style: '', outline: undefined, look: {}, runs: [] })
        else if (name === 'w:tbl') tables++
        else if (name === 'w:pPr') properties = 'paragraph'
        else if (name === 'w:rPr') properties = properties === 'paragraph' ? 'mark' : 'run'
        else if (name === 'w:r') run = { style: '', look: {}, text: '' }
        else if (name === 'w:t') isText = true
        else if (properties) openProperty(name, attributes)
        else if (run && name === 'w:br' && attributes['w:type'] === undefined) run.text += '\n'
      },
      close(name) {
        if (passed > 0) passed--
        else if (name === 'w:sectPr') {
          if (page) pages.push({ ...NO_PAGE, ...page })
          page = undefined
        } else if (name === 'w:p') closeParagraph()
        else if (name === 'w:tbl') tables--
        else if (name === 'w:pPr') properties = undefined
        else if (name === 'w:rPr') properties = properties === 'mark' ? 'paragraph' : undefined
        else if (name === 'w:r') closeRun()
        else if (name === 'w:t') isText = false
      },
      text(text) {
        if (passed === 0 && isText && run) run.text += text
      },
    },
    'xml',
  )
  return { pages, paragraphs, footers, revisions }
}

const NO_PAGE: WordPage = { width: 0, height: 0, top: 0, right: 0, bottom: 0, left: 0 }
/** What Word takes where nothing says otherwise: 10 pt. */
const USUAL_SIZE = 20

function toRun({ style, look, text }: OpenRun, paragraph: OpenParagraph, looks: WordLooks): WordRun {
  const all = { ...looks.paragraph(paragraph.style), ...looks.run(style), ...look }
  return {
    text,
    font: all.font ?? '',
    latinFont: all.latinFont ?? '',
    size: all.size ?? USUAL_SIZE,
    isBold: all.isBold ?? false,
    hasHint: all.hasHint ?? false,
    isHidden: all.isHidden ?? false,
  }
}

const count = (xml: string, element: string): number =>
  xml.match(new RegExp(`<${element}[ >]`, 'g'))?.length ?? 0

const PAGE_FIELD = /(?:instrText[^>]*>|w:instr=")[^<"]*\bPAGE\b/

function pageNumbersOf(parts: WordParts, footers: readonly Footer[]): WordFile['pageNumbers'] {
  const relations = parts.beside('_rels/document.xml.rels')
  const isNumbered = (type: string): boolean =>
    footers.some(({ type: of, id }) => {
      if (of !== type) return false
      const relation = [...relations.matchAll(/<Relationship\s[^>]*>/g)].find(([element]) =>
        element.includes(`Id="${id}"`),
      )?.[0]
      const target = relation && /Target="(?:\/word\/)?([^"]+)"/.exec(relation)?.[1]
      return target !== undefined && PAGE_FIELD.test(parts.beside(target))
    })
  if (!isNumbered('default')) return 'none'
  return /<w:evenAndOddHeaders(?:\/| *>| w:val="(?:1|true|on)")/.test(parts.beside('settings.xml')) &&
    isNumbered('even')
    ? 'odd-and-even'
    : 'same'
}

const AUTHOR = /<(dc:creator|cp:lastModifiedBy|Manager|Company)>([^<]+)<\/\1>/g

const authorsOf = (parts: WordParts): string[] => [
  ...new Set(
    ['docProps/core.xml', 'docProps/app.xml'].flatMap((path) =>
      Array.from(parts.at(path).matchAll(AUTHOR), ([, , name = '']) => name.trim()).filter(
        (name) => name !== '',
      ),
    ),
  ),
]

const PATH = /(?:file:\/{2,3}|\b[A-Za-z]:\\|\\\\[\w.-]+\\|\/(?:home|Users)\/)[^"<>]{1,200}/g

const pathsOf = (parts: WordParts): string[] => [
  ...new Set(
    ['_rels/settings.xml.rels', '_rels/document.xml.rels']
      .map((name) => parts.beside(name))
      .concat(parts.at('docProps/app.xml'), parts.at('docProps/core.xml'))
      .flatMap((xml) => xml.match(PATH) ?? []),
  ),
]
