import type { Grid, Workbook } from '../../domain/grid.ts'
import { createAllowance, LIMITS, tooLarge, unreadable } from './limits.ts'
import { builtInFormat } from './number-format.ts'
import { readSheet, unescapeCellText } from './read-sheet.ts'
import { attributeOf, scanXml } from './scan-xml.ts'
import { openZipArchive, type ZipArchive } from './zip-archive.ts'

type SheetEntry = { readonly name: string; readonly relation: string; readonly hidden: boolean }

/**
 * Reads an XLSX or XLSM file. Formulas are never worked out (the results in the file count), macros, links to other
 * files and pictures are not looked at, hidden sheets are left out and named.
 * Throws AppError `payload_too_large`, `unknown_format` or `unreadable_file`.
 */
export async function readWorkbook(file: string, bytes: Uint8Array): Promise<Workbook> {
  const archive = openZipArchive(bytes)
  const path = await workbookPath(archive)
  const { sheets, date1904 } = readSheetList(await readText(archive, path))
  if (sheets.length > LIMITS.sheets) throw tooLarge(`工作表超过 ${LIMITS.sheets} 张，请拆分后再导入`)
  const relations = readRelations(await readText(archive, relationsPath(path)), path)
  const sharedPath = relations.find(({ type }) => type === 'sharedStrings')?.path
  const stylesPath = relations.find(({ type }) => type === 'styles')?.path
  const shared = sharedPath && archive.has(sharedPath) ? readShared(await readText(archive, sharedPath)) : []
  const formats =
    stylesPath && archive.has(stylesPath) ? readFormats(await readText(archive, stylesPath)) : []
  const allowance = createAllowance()
  const grids: Grid[] = []
  const leftOut: { sheet: string; reason: string }[] = []
  for (const { name, relation, hidden } of sheets) {
    const found = relations.find(({ id }) => id === relation)
    if (hidden) leftOut.push({ sheet: name, reason: '工作表已隐藏，没有导入；需要时请取消隐藏' })
    else if (found?.type !== 'worksheet')
      leftOut.push({ sheet: name, reason: '不是数据表（如图表），没有导入' })
    else {
      const xml = await readText(archive, found.path)
      grids.push({ file, sheet: name, ...readSheet(name, xml, { shared, formats, date1904, allowance }) })
    }
  }
  return { file, grids, leftOut }
}

async function readText(archive: ZipArchive, path: string): Promise<string> {
  const bytes = await archive.read(path)
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe
  return new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(bytes)
}

async function workbookPath(archive: ZipArchive): Promise<string> {
  if (!archive.has('_rels/.rels')) {
    throw unreadable('文件不是 .xlsx 工作簿（可能是 .ods 或压缩包），请用表格软件打开后另存为 .xlsx 再导入')
  }
  const main = readRelations(await readText(archive, '_rels/.rels'), '').find(
    ({ type }) => type === 'officeDocument',
  )
  if (
    !main ||
    !/\.xml$/.test(main.path) ||
    !archive.has(main.path) ||
    !archive.has(relationsPath(main.path))
  ) {
    throw unreadable('文件不是 .xlsx 工作簿，请另存为 .xlsx 后再导入')
  }
  return main.path
}

const relationsPath = (path: string): string => path.replace(/([^/]*)$/, '_rels/$1.rels')

type Relation = { readonly id: string; readonly type: string; readonly path: string }

/** Links that lead out of the file are no relations here, so that nothing can follow them. */
function readRelations(xml: string, base: string): Relation[] {
  const relations: Relation[] = []
  scanXml(xml, {
    open(name, attributes) {
      if (name !== 'Relationship' || attributeOf(attributes, 'TargetMode') === 'External') return
      relations.push({
        id: attributeOf(attributes, 'Id') ?? '',
        type: (attributeOf(attributes, 'Type') ?? '').replace(/^.*\//, ''),
        path: resolvePath(base, attributeOf(attributes, 'Target') ?? ''),
      })
    },
  })
  return relations
}

function resolvePath(base: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const parts = base.split('/').slice(0, -1)
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

function readSheetList(xml: string): { sheets: SheetEntry[]; date1904: boolean } {
  const sheets: SheetEntry[] = []
  let date1904 = false
  scanXml(xml, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = isTrue(attributeOf(attributes, 'date1904'))
      if (name !== 'sheet') return
      sheets.push({
        name: attributeOf(attributes, 'name') ?? `工作表${sheets.length + 1}`,
        relation: attributeOf(attributes, 'id') ?? '',
        hidden: /^(?:hidden|veryHidden)$/.test(attributeOf(attributes, 'state') ?? ''),
      })
    },
  })
  return { sheets, date1904 }
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

/** The texts that cells share; pronunciation marks above a text are no part of it. */
function readShared(xml: string): string[] {
  const texts: string[] = []
  let parts: string[] = []
  let inText = false
  let inReading = false
  scanXml(xml, {
    open(name) {
      if (name === 'si') parts = []
      else if (name === 't') inText = true
      else if (name === 'rPh') inReading = true
    },
    close(name) {
      if (name === 'si') texts.push(unescapeCellText(parts.join('')))
      else if (name === 't') inText = false
      else if (name === 'rPh') inReading = false
    },
    text(text) {
      if (inText && !inReading) parts.push(text)
    },
  })
  return texts
}

/** The number format of every cell style, by its number. */
function readFormats(xml: string): string[] {
  const custom = new Map<number, string>()
  const formats: string[] = []
  let inCellStyles = false
  scanXml(xml, {
    open(name, attributes) {
      if (name === 'numFmt') {
        custom.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '')
      } else if (name === 'cellXfs') inCellStyles = true
      else if (name === 'xf' && inCellStyles) {
        const number = Number(attributeOf(attributes, 'numFmtId') ?? 0)
        formats.push(custom.get(number) ?? builtInFormat(number))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  return formats
}
