import { strToU8, zipSync } from 'fflate'
import { STANDARD_LAYOUT, type WordLayout } from '../../domain/word-layout.ts'
import type { Block } from '../../export/blocks.ts'
import { documentXml, footerXml } from './body.ts'
import { createMarks, type Reviewer } from './marks.ts'
import { fontTableXml, stylesXml } from './styles.ts'
import { escapeXml, WORD_NAMESPACES, XML_DECLARATION } from './xml.ts'

/** The first moment a ZIP entry can name; any fixed one makes equal content give equal bytes. */
const FIRST_ZIP_TIME = new Date(1980, 0, 1)

export type DocxOptions = {
  /** Who the file names as its author; nobody by default. */
  readonly creator?: string
  readonly layout?: WordLayout
  /** Who stands beside tracked changes and comments. */
  readonly reviewer?: Reviewer
}

/** Stands beside changes of which nobody says when they were made; Word refuses a change without a date. */
const NO_REVIEWER: Reviewer = { author: '拟稿', date: '2000-01-01T00:00:00Z' }

/**
 * A Word file of the blocks, laid out by GB/T 9704-2012: 22 lines of 28 characters. It holds no date but that of the
 * reviewer, no machine's name and no id of chance: equal input gives equal bytes.
 */
export async function writeDocx(
  blocks: readonly Block[],
  { creator = '', layout = STANDARD_LAYOUT, reviewer = NO_REVIEWER }: DocxOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const title = blocks.find((block) => block.kind === 'title')?.text ?? ''
  const marks = createMarks(reviewer)
  const [odd, even] =
    layout.pageNumbers === 'centred' ? (['center', 'center'] as const) : (['right', 'left'] as const)
  const document = documentXml(blocks, layout, marks)
  const comments = marks.comments()
  const parts: readonly (readonly [path: string, xml: string])[] = [
    ['[Content_Types].xml', contentTypesXml(comments !== undefined)],
    ['_rels/.rels', relationshipsXml(PACKAGE_RELATIONSHIPS)],
    ['word/document.xml', document],
    [
      'word/_rels/document.xml.rels',
      relationshipsXml(
        comments === undefined ? DOCUMENT_RELATIONSHIPS : [...DOCUMENT_RELATIONSHIPS, COMMENTS],
      ),
    ],
    ['word/styles.xml', stylesXml(layout)],
    ['word/settings.xml', settingsXml()],
    ['word/fontTable.xml', fontTableXml(layout)],
    ['word/footer1.xml', footerXml(odd, marks)],
    ['word/footer2.xml', footerXml(even, marks)],
    ...(comments === undefined ? [] : [['word/comments.xml', comments] as const]),
    ['docProps/core.xml', corePropertiesXml(title, creator)],
  ]
  return zipSync(Object.fromEntries(parts.map(([path, xml]) => [path, strToU8(xml)])), {
    mtime: FIRST_ZIP_TIME,
  })
}

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const OFFICE_RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const CORE_RELATION = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'

type Relationship = readonly [type: string, target: string]

const PACKAGE_RELATIONSHIPS: readonly Relationship[] = [
  [`${OFFICE_RELATION}/officeDocument`, 'word/document.xml'],
  [CORE_RELATION, 'docProps/core.xml'],
]

// The document names its footers by their place in this list: rId4 and rId5.
const DOCUMENT_RELATIONSHIPS: readonly Relationship[] = [
  [`${OFFICE_RELATION}/styles`, 'styles.xml'],
  [`${OFFICE_RELATION}/settings`, 'settings.xml'],
  [`${OFFICE_RELATION}/fontTable`, 'fontTable.xml'],
  [`${OFFICE_RELATION}/footer`, 'footer1.xml'],
  [`${OFFICE_RELATION}/footer`, 'footer2.xml'],
]

const COMMENTS: Relationship = [`${OFFICE_RELATION}/comments`, 'comments.xml']

const relationshipsXml = (relationships: readonly Relationship[]): string =>
  `${XML_DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
  relationships
    .map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`)
    .join('') +
  '</Relationships>'

const override = (path: string, type: string): string =>
  `<Override PartName="${path}" ContentType="${type}+xml"/>`

const contentTypesXml = (hasComments: boolean): string =>
  `${XML_DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  override('/word/document.xml', `${WORD_TYPE}.document.main`) +
  override('/word/styles.xml', `${WORD_TYPE}.styles`) +
  override('/word/settings.xml', `${WORD_TYPE}.settings`) +
  override('/word/fontTable.xml', `${WORD_TYPE}.fontTable`) +
  override('/word/footer1.xml', `${WORD_TYPE}.footer`) +
  override('/word/footer2.xml', `${WORD_TYPE}.footer`) +
  (hasComments ? override('/word/comments.xml', `${WORD_TYPE}.comments`) : '') +
  override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties') +
  '</Types>'

// Squeezing punctuation would change the count of characters a line.
const settingsXml = (): string =>
  `${XML_DECLARATION}<w:settings ${WORD_NAMESPACES}><w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/>` +
  '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:useFELayout/>' +
  '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>' +
  '</w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'

const corePropertiesXml = (title: string, creator: string): string =>
  `${XML_DECLARATION}<cp:coreProperties ` +
  'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
  `xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title>` +
  `<dc:creator>${escapeXml(creator)}</dc:creator></cp:coreProperties>`
