import { type Attributes, walkMarkup } from '../walk-markup.ts'

/** What a style, a paragraph or a run says of the look; undefined where it says nothing. */
export type Look = {
  font?: string
  latinFont?: string
  size?: number
  isBold?: boolean
  hasHint?: boolean
  isHidden?: boolean
  line?: number
  isExact?: boolean
}

export type WordLooks = {
  /** The look that a paragraph of a style gives its text. */
  paragraph(style: string): Look
  /** What a character style says. */
  run(style: string): Look
  /** The font that a theme means by a name such as minorEastAsia. */
  themeFont(name: string): string | undefined
}

type Style = { basedOn?: string; look: Look }

/** The deepest chain of styles that are based on one another. */
const LONGEST_CHAIN = 20

const isOn = (value: string | undefined): boolean => !/^(?:0|false|off|none)$/.test(value ?? '')

/** Takes what an element inside w:rPr or w:pPr says into a look. */
export function readLook(
  look: Look,
  name: string,
  attributes: Attributes,
  themeFont: WordLooks['themeFont'],
): void {
  const value = attributes['w:val']
  switch (name) {
    case 'w:rFonts': {
      const font = themeFont(attributes['w:eastAsiaTheme'] ?? '') ?? attributes['w:eastAsia']
      const latin = themeFont(attributes['w:hAnsiTheme'] ?? '') ?? attributes['w:hAnsi']
      if (font !== undefined) look.font = font
      if (latin !== undefined) look.latinFont = latin
      if (attributes['w:hint'] !== undefined) look.hasHint = attributes['w:hint'] === 'eastAsia'
      break
    }
    case 'w:sz':
      look.size = Number(value) || 0
      break
    case 'w:b':
      look.isBold = isOn(value)
      break
    case 'w:vanish':
      look.isHidden = isOn(value)
      break
    case 'w:spacing':
      if (attributes['w:line'] === undefined) break
      look.line = Number(attributes['w:line']) || 0
      look.isExact = attributes['w:lineRule'] === 'exact'
      break
  }
}

/** The looks that word/styles.xml and the theme give to paragraphs and runs. */
export function readWordLooks(stylesXml: string, themeXml: string): WordLooks {
  const themeFont = readTheme(themeXml)
  const { styles, defaults, usual } = readStyles(stylesXml, themeFont)
  const resolve = (id: string): Look => {
    const chain: Look[] = []
    for (let style = styles.get(id); style && chain.length < LONGEST_CHAIN; ) {
      chain.unshift(style.look)
      style = style.basedOn === undefined ? undefined : styles.get(style.basedOn)
    }
    return Object.assign({}, ...chain)
  }
  const resolved = new Map<string, Look>()
  const remembered = (id: string): Look => {
    const look = resolved.get(id) ?? resolve(id)
    resolved.set(id, look)
    return look
  }
  return {
    paragraph: (id) => ({ ...defaults, ...remembered(id === '' ? usual : id) }),
    run: (id) => (id === '' ? {} : remembered(id)),
    themeFont,
  }
}

function readStyles(xml: string, themeFont: WordLooks['themeFont']) {
  const styles = new Map<string, Style>()
  const defaults: Look = {}
  let usual = ''
  let style: Style | undefined
  let isDefaults = false
  walkMarkup(
    xml,
    {
      open(name, attributes) {
        if (name === 'w:docDefaults') isDefaults = true
        else if (name === 'w:style') {
          const id = attributes['w:styleId'] ?? ''
          style = { look: {} }
          styles.set(id, style)
          if (attributes['w:type'] === 'paragraph' && attributes['w:default'] === '1') usual = id
        } else if (name === 'w:basedOn' && style) style.basedOn = attributes['w:val'] ?? ''
        else if (style) readLook(style.look, name, attributes, themeFont)
        else if (isDefaults) readLook(defaults, name, attributes, themeFont)
      },
      close(name) {
        if (name === 'w:style') style = undefined
        else if (name === 'w:docDefaults') isDefaults = false
      },
      text: () => undefined,
    },
    'xml',
  )
  return { styles, defaults, usual }
}

/** Fonts of a theme by what styles call them: of titles and of text, each for Latin and for Chinese. */
function readTheme(xml: string): WordLooks['themeFont'] {
  const fonts = new Map<string, string>()
  let group = ''
  walkMarkup(
    xml,
    {
      open(name, { typeface = '', script }) {
        if (name === 'a:majorFont') group = 'major'
        else if (name === 'a:minorFont') group = 'minor'
        else if (group === '' || typeface === '') return
        else if (name === 'a:latin') fonts.set(`${group}HAnsi`, typeface).set(`${group}Ascii`, typeface)
        else if (name === 'a:ea' || (name === 'a:font' && script === 'Hans'))
          fonts.set(`${group}EastAsia`, typeface)
      },
      close(name) {
        if (name === 'a:majorFont' || name === 'a:minorFont') group = ''
      },
      text: () => undefined,
    },
    'xml',
  )
  return (name) => fonts.get(name)
}
