/**
 * The encodings of Chinese fonts that a PDF may name without bringing them along (ISO 32000, 9.7.5.2), written as
 * the tables that pdf.js asks for. It asks for one from codes to the glyph numbers of Adobe-GB1 and for one from
 * these to Unicode. The characters of GB 2312 have the numbers of Adobe Technical Note 5079, which some files use
 * directly; the others of GBK have numbers of our own, behind all that are taken.
 */

/** A row and a cell of GB 2312, how many characters follow each other from there, and the glyph of the first. */
const GLYPHS: readonly { row: number; cell: number; count: number; glyph: number }[] = [
  { row: 1, cell: 1, count: 94, glyph: 96 },
  { row: 2, cell: 17, count: 50, glyph: 190 },
  { row: 2, cell: 69, count: 10, glyph: 240 },
  { row: 2, cell: 81, count: 12, glyph: 250 },
  { row: 3, cell: 1, count: 94, glyph: 262 },
  { row: 4, cell: 1, count: 83, glyph: 356 },
  { row: 5, cell: 1, count: 86, glyph: 439 },
  { row: 6, cell: 1, count: 24, glyph: 525 },
  { row: 6, cell: 33, count: 24, glyph: 549 },
  { row: 7, cell: 1, count: 33, glyph: 602 },
  { row: 7, cell: 49, count: 33, glyph: 635 },
  { row: 8, cell: 1, count: 26, glyph: 668 },
  { row: 8, cell: 37, count: 37, glyph: 700 },
  { row: 9, cell: 4, count: 76, glyph: 738 },
  { row: 16, cell: 1, count: 3755, glyph: 940 },
  { row: 56, cell: 1, count: 3008, glyph: 4695 },
]

const ROW_CELLS = 94
const FIRST_OWN_GLYPH = 0x8000
/** From here to our own lie the glyphs that this table does not know; they must not pass for their own number. */
const FIRST_UNKNOWN_GLYPH = 7717
/** Where the printable characters of ASCII begin: in their own widths, and half as wide as a 汉字. */
const ASCII_GLYPH = 1
const NARROW_ASCII_GLYPH = 814

const TO_UNICODE = 'Adobe-GB1-UCS2'
const GBK_CODES = '<00> <80> <8140> <fefe>'
const CODES: Readonly<Record<string, string>> = {
  'GB-EUC-H': GBK_CODES,
  'GBpc-EUC-H': GBK_CODES,
  'GBK-EUC-H': GBK_CODES,
  'GBKp-EUC-H': GBK_CODES,
  'GBK2K-H': `<00> <7f> <8140> <fefe> <81308130> <fe39fe39>`,
  'UniGB-UCS2-H': '<0000> <ffff>',
  'UniGB-UTF16-H': '<0000> <d7ff> <d800dc00> <dbffdfff> <e000> <ffff>',
}

type Character = { readonly code: number; readonly unicode: number; readonly glyph: number }

/** The named table in the language of CMap files; undefined for encodings of other scripts. */
export function chineseEncoding(name: string): string | undefined {
  if (name === TO_UNICODE) return toUnicode()
  const codes = CODES[name]
  if (codes === undefined) return undefined
  const isUnicode = name.startsWith('UniGB')
  const ascii = isUnicode
    ? `<0020> <007e> ${ASCII_GLYPH}`
    : `<20> <7e> ${name.startsWith('GBKp') ? ASCII_GLYPH : NARROW_ASCII_GLYPH}`
  return [
    ...['begincodespacerange', codes, 'endcodespacerange'],
    ...['begincidrange', ascii, 'endcidrange'],
    'begincidchar',
    ...listCharacters().map(({ code, unicode, glyph }) => `<${hex(isUnicode ? unicode : code)}> ${glyph}`),
    'endcidchar',
    'endcmap',
  ].join('\n')
}

function toUnicode(): string {
  return [
    ...['begincodespacerange', '<0000> <ffff>', 'endcodespacerange'],
    ...['beginbfrange', `<0001> <005f> <0020>`, `<${hex(NARROW_ASCII_GLYPH)}> <038c> <0020>`, 'endbfrange'],
    'beginbfchar',
    ...listCharacters().map(({ unicode, glyph }) => `<${hex(glyph)}> <${hex(unicode)}>`),
    ...Array.from(
      { length: FIRST_OWN_GLYPH - FIRST_UNKNOWN_GLYPH },
      (_, i) => `<${hex(FIRST_UNKNOWN_GLYPH + i)}> <fffd>`,
    ),
    'endbfchar',
    'endcmap',
  ].join('\n')
}

const hex = (value: number): string => value.toString(16).padStart(4, '0')

let known: readonly Character[] | undefined

/** The characters of two bytes in GBK, those of GB 2312 among them; listed when they are first asked for. */
function listCharacters(): readonly Character[] {
  known ??= makeCharacters()
  return known
}

function makeCharacters(): Character[] {
  const glyphs = new Map(
    GLYPHS.flatMap(({ row, cell, count, glyph }) =>
      Array.from({ length: count }, (_, i): [number, number] => [codeOf(row, cell + i), glyph + i]),
    ),
  )
  const decoder = new TextDecoder('gb18030')
  const characters: Character[] = []
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const text = decoder.decode(new Uint8Array([high, low]))
      const unicode = text.charCodeAt(0)
      // Codes without a character, and those left to their users, stand for nothing.
      if (text.length !== 1 || unicode === 0xfffd || (unicode >= 0xe000 && unicode <= 0xf8ff)) continue
      const code = high * 256 + low
      const own = FIRST_OWN_GLYPH + (high - 0x81) * 191 + (low - 0x40)
      characters.push({ code, unicode, glyph: glyphs.get(code) ?? own })
    }
  }
  return characters
}

/** The cells of a row are followed by those of the next. */
function codeOf(row: number, cell: number): number {
  const place = (row - 1) * ROW_CELLS + cell - 1
  return (0xa1 + Math.floor(place / ROW_CELLS)) * 256 + 0xa1 + (place % ROW_CELLS)
}
