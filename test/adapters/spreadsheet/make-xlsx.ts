import { strToU8, type Zippable, zipSync } from 'fflate'

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

export type MadeSheet = {
  readonly name: string
  readonly xml: string
  readonly state?: 'hidden' | 'veryHidden'
}

/** A worksheet of rows given as XML: <row r="1">…</row>, with what else may stand around them. */
export const worksheet = (rows: string, { before = '', after = '' } = {}): string =>
  `${HEAD}<worksheet xmlns="${MAIN}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`

/** The bytes of a small workbook with everything a reader has to look at, written by hand. */
export function makeXlsx(
  sheets: readonly MadeSheet[],
  options: {
    shared?: readonly string[]
    formats?: readonly string[]
    date1904?: boolean
    extra?: Zippable
  } = {},
): Uint8Array {
  const { shared = [], formats = [], date1904 = false, extra = {} } = options
  const entries = sheets.map(
    ({ name, state }, place) =>
      `<sheet name="${name}" sheetId="${place + 1}" r:id="rId${place + 1}"${state ? ` state="${state}"` : ''}/>`,
  )
  const relations = [
    ...sheets.map((_, place) => relation(`rId${place + 1}`, 'worksheet', `worksheets/sheet${place + 1}.xml`)),
    relation('rIdS', 'sharedStrings', 'sharedStrings.xml'),
    relation('rIdT', 'styles', 'styles.xml'),
    relation('rIdX', 'externalLink', 'http://example.invalid/other.xlsx', ' TargetMode="External"'),
  ]
  const numbers = formats.map((code, place) => `<numFmt numFmtId="${164 + place}" formatCode="${code}"/>`)
  const styles = ['<xf numFmtId="0"/>', ...formats.map((_, place) => `<xf numFmtId="${164 + place}"/>`)]
  return zipSync({
    '_rels/.rels': strToU8(
      `${HEAD}<Relationships xmlns="${PACKAGE}">${relation('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${entries.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${HEAD}<Relationships xmlns="${PACKAGE}">${relations.join('')}</Relationships>`,
    ),
    'xl/sharedStrings.xml': strToU8(
      `${HEAD}<sst xmlns="${MAIN}">${shared.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    ),
    'xl/styles.xml': strToU8(
      `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${numbers.join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs>${styles.join('')}</cellXfs></styleSheet>`,
    ),
    ...Object.fromEntries(
      sheets.map(({ xml }, place) => [`xl/worksheets/sheet${place + 1}.xml`, strToU8(xml)]),
    ),
    ...extra,
  })
}

const relation = (id: string, type: string, target: string, more = ''): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${more}/>`
