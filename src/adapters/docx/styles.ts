import type { WordLayout } from '../../domain/word-layout.ts'
import { FOOT_TAB } from './formal.ts'
import {
  CHARACTER_3,
  CHARACTER_4,
  CHARACTER_SPACING,
  FONTS,
  type FontRole,
  HEADING_FONTS,
  LATIN_FONT,
  LINE_PITCH,
  SIZE_2,
  SIZE_3,
  SIZE_4,
  SIZE_5,
} from './layout.ts'
import { WORD_NAMESPACES, XML_DECLARATION } from './xml.ts'

const fonts = (role: FontRole, layout: WordLayout): string => {
  const { name } = FONTS[layout.fonts][role]
  const latin = layout.digits === 'times' && role !== 'pageNumber' ? LATIN_FONT : name
  return `<w:rFonts w:ascii="${latin}" w:eastAsia="${name}" w:hAnsi="${latin}" w:cs="${latin}" w:hint="eastAsia"/>`
}
const size = (halfPoints: number): string => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
const NOT_BOLD = '<w:b w:val="0"/><w:bCs w:val="0"/>'
const lines = (before: number, after: number): string =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${LINE_PITCH}" w:lineRule="exact"/>`
const TWO_CHARACTERS = `<w:ind w:firstLineChars="200" w:firstLine="${CHARACTER_3 * 2}"/>`

type Style = {
  readonly type: 'paragraph' | 'character'
  readonly id: string
  /** The built-in English name, by which Word and WPS know the style in every language. */
  readonly name: string
  readonly head?: string
  readonly paragraph?: string
  readonly run?: string
}

const style = ({ type, id, name, head = '', paragraph = '', run = '' }: Style): string =>
  `<w:style w:type="${type}" w:styleId="${id}"${id === 'Normal' ? ' w:default="1"' : ''}>` +
  `<w:name w:val="${name}"/>${head}` +
  (paragraph && `<w:pPr>${paragraph}</w:pPr>`) +
  (run && `<w:rPr>${run}</w:rPr>`) +
  '</w:style>'

/** Levels that offices print in bold where they like it; the standard asks for none (domain.md L-06). */
const BOLD_LEVELS: ReadonlySet<number> = new Set([2, 3])
const BOLD = '<w:b/><w:bCs/>'

const headingStyles = (layout: WordLayout): Style[] =>
  HEADING_FONTS.flatMap((font, index): Style[] => {
    const level = index + 1
    const look = fonts(font, layout) + (layout.bold && BOLD_LEVELS.has(level) ? BOLD : NOT_BOLD)
    return [
      {
        type: 'paragraph',
        id: `Heading${level}`,
        name: `heading ${level}`,
        head:
          '<w:basedOn w:val="NormalIndent"/><w:next w:val="NormalIndent"/>' +
          `<w:link w:val="Heading${level}Char"/><w:uiPriority w:val="9"/><w:qFormat/>`,
        paragraph: `<w:keepNext/><w:outlineLvl w:val="${index}"/>`,
        run: look,
      },
      {
        type: 'character',
        id: `Heading${level}Char`,
        name: `heading ${level} Char`,
        head: `<w:link w:val="Heading${level}"/><w:uiPriority w:val="9"/>`,
        run: look,
      },
    ]
  })

const stylesOf = (layout: WordLayout): readonly Style[] => [
  {
    type: 'paragraph',
    id: 'Normal',
    name: 'Normal',
    head: '<w:qFormat/>',
    // Automatic gaps beside digits break the 28 characters, widow control the 22 lines.
    paragraph:
      '<w:widowControl w:val="0"/><w:kinsoku/><w:overflowPunct/>' +
      `<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>${lines(0, 0)}<w:jc w:val="both"/>`,
    run: `<w:spacing w:val="${CHARACTER_SPACING}"/>`,
  },
  {
    type: 'paragraph',
    id: 'NormalIndent',
    name: 'Normal Indent',
    head: '<w:basedOn w:val="Normal"/><w:qFormat/>',
    paragraph: TWO_CHARACTERS,
  },
  {
    type: 'paragraph',
    id: 'Title',
    name: 'Title',
    head: '<w:basedOn w:val="Normal"/><w:next w:val="NormalIndent"/><w:qFormat/>',
    // On the grid a line of 22 pt would take two of its lines.
    paragraph: `<w:keepNext/><w:snapToGrid w:val="0"/>${lines(0, LINE_PITCH)}<w:jc w:val="center"/>`,
    run: `${fonts('title', layout)}${NOT_BOLD}<w:spacing w:val="0"/>${size(SIZE_2)}`,
  },
  ...headingStyles(layout),
  {
    type: 'paragraph',
    id: 'Signature',
    name: 'Signature',
    head: '<w:basedOn w:val="Normal"/><w:next w:val="Date"/>',
    paragraph: `<w:keepNext/>${lines(LINE_PITCH, 0)}<w:jc w:val="right"/>`,
  },
  {
    type: 'paragraph',
    id: 'Date',
    name: 'Date',
    head: '<w:basedOn w:val="Normal"/>',
    paragraph: '<w:jc w:val="right"/>',
  },
  {
    type: 'paragraph',
    id: 'Footer',
    name: 'footer',
    head: '<w:basedOn w:val="Normal"/>',
    paragraph: '<w:spacing w:before="0" w:after="0" w:line="280" w:lineRule="exact"/>',
    run: `${fonts('pageNumber', layout)}<w:spacing w:val="0"/>${size(SIZE_4)}`,
  },
  {
    type: 'paragraph',
    id: 'Attachment',
    name: 'Attachment',
    head: '<w:basedOn w:val="Normal"/>',
    run: fonts('heading', layout),
  },
  {
    type: 'paragraph',
    id: 'TableTitle',
    name: 'Table Title',
    head: '<w:basedOn w:val="Normal"/><w:next w:val="NormalIndent"/>',
    paragraph: `<w:keepNext/>${lines(0, LINE_PITCH)}<w:jc w:val="center"/>`,
    run: fonts('heading', layout),
  },
  {
    type: 'paragraph',
    id: 'TableText',
    name: 'Table Text',
    head: '<w:basedOn w:val="Normal"/>',
    paragraph:
      '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="300" w:lineRule="exact"/><w:jc w:val="left"/>',
    run: `<w:spacing w:val="0"/>${size(SIZE_5)}`,
  },
  {
    type: 'paragraph',
    id: 'FormalMark',
    name: 'Formal Mark',
    head: '<w:basedOn w:val="Normal"/>',
    paragraph: '<w:snapToGrid w:val="0"/><w:spacing w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>',
  },
  {
    type: 'character',
    id: 'FormalMarkChar',
    name: 'Formal Mark Char',
    run: `${fonts('title', layout)}<w:color w:val="FF0000"/><w:spacing w:val="0"/>`,
  },
  {
    type: 'paragraph',
    id: 'FormalNumber',
    name: 'Formal Number',
    head: '<w:basedOn w:val="Normal"/>',
    paragraph: '<w:jc w:val="center"/>',
  },
  {
    type: 'paragraph',
    id: 'FormalFoot',
    name: 'Formal Foot',
    head: '<w:basedOn w:val="Normal"/>',
    paragraph:
      `<w:tabs><w:tab w:val="right" w:pos="${FOOT_TAB}"/></w:tabs><w:snapToGrid w:val="0"/>` +
      `<w:ind w:leftChars="100" w:left="${CHARACTER_4}" w:rightChars="100" w:right="${CHARACTER_4}"/>`,
    run: `<w:spacing w:val="0"/>${size(SIZE_4)}`,
  },
]

/** `word/styles.xml`: everything about the look, so that the document itself holds text and structure. */
export const stylesXml = (layout: WordLayout): string =>
  `${XML_DECLARATION}<w:styles ${WORD_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>${fonts('body', layout)}` +
  `${size(SIZE_3)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
  `<w:pPrDefault/></w:docDefaults>${stylesOf(layout).map(style).join('')}</w:styles>`

/** `word/fontTable.xml`: by which other names a machine may know a font that it lacks. */
export const fontTableXml = (layout: WordLayout): string =>
  `${XML_DECLARATION}<w:fonts ${WORD_NAMESPACES}>${Object.values(FONTS[layout.fonts])
    .map(
      ({ name, instead, family }) =>
        `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/>` +
        `<w:family w:val="${family}"/><w:pitch w:val="default"/></w:font>`,
    )
    .join('')}</w:fonts>`
