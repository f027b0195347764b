import type { DocumentInterface } from '@langchain/core/documents'
import { z } from 'zod'
import { maskPassage } from '../../corpus/mask.ts'
import { readDocument } from '../../corpus/read-document.ts'
import { documentKindSchema, levelSchema, roleSchema, type StoredDocument } from '../../domain/document.ts'
import { AppError } from '../../domain/errors.ts'
import { periodSchema } from '../../domain/period.ts'
import type { NewDocument } from '../../domain/shelf.ts'
import { themeSchema } from '../../domain/theme.ts'
import { themeOfPassage } from '../../text/themes.ts'

/** A LangChain document is one passage; a longer text is for its author to split, or for the shelf to read as a file. */
const MAX_CONTENT_LENGTH = 20_000
const MAX_HEADER_LENGTH = 100_000
const TITLE_LENGTH = 40
const FOLDER = 'langchain/'

const headerSchema = z.object({
  /** It names a file on the shelf. */
  id: z.string().regex(/^[^\p{Cc}\p{Cs}]{1,200}$/u),
  metadata: z.record(z.string(), z.unknown()),
})
type Header = z.infer<typeof headerSchema>

const name = z.string().trim().min(1).max(200)
const ifUnderstood = <T extends z.ZodType>(schema: T) => schema.nullable().catch(null)

/** Metadata is the user's own; what happens to speak of a passage as the shelf does is taken, the rest only kept. */
const attributesSchema = z.object({
  title: ifUnderstood(name),
  organ: ifUnderstood(name),
  region: ifUnderstood(name),
  level: ifUnderstood(levelSchema),
  kind: ifUnderstood(documentKindSchema),
  period: ifUnderstood(periodSchema),
  planPeriod: ifUnderstood(periodSchema),
  date: ifUnderstood(periodSchema),
  year: ifUnderstood(z.int().min(1949).max(2100)),
  role: ifUnderstood(roleSchema),
  theme: ifUnderstood(themeSchema),
  path: ifUnderstood(z.array(name).max(10)),
})

export const fileNamed = (id: string): string => FOLDER + id

/**
 * A LangChain document as a document of the shelf with one passage. Its text begins with a line that holds id and
 * metadata, so that nothing is lost and equal texts with different ids stay apart. Metadata in the words of the
 * shelf (title, organ, kind, period, year, role, theme, path …) becomes what searches filter and rank by.
 * Throws AppError `invalid_request`, `payload_too_large`, `empty_document` or `secrecy_mark`.
 */
export function toShelfDocument(id: string, { pageContent, metadata = {} }: DocumentInterface): NewDocument {
  if (pageContent.length > MAX_CONTENT_LENGTH)
    throw new AppError('payload_too_large', `一段文字不能超过 ${MAX_CONTENT_LENGTH} 字，请拆分后再加入`)
  const file = fileNamed(id)
  const header = writeHeader(id, metadata)
  // What no file may bring onto the shelf must not come in this way either.
  readDocument(file, pageContent)
  const clean = `${header}\n${pageContent}`
  const { year, role, theme, path, title, kind, ...attributes } = attributesSchema.parse(metadata)
  const own = [attributes.organ, attributes.region].filter((word) => word !== null)
  const { masked, foreign } = maskPassage(pageContent, own)
  return {
    file,
    document: {
      ...attributes,
      title: title ?? firstLine(pageContent),
      kind: kind ?? 'other',
      period: attributes.period ?? (year === null ? null : String(year)),
      raw: clean,
      clean,
      map: [{ clean: 0, length: clean.length, raw: 0, rawLength: clean.length }],
      outline: [],
      removedLines: [],
      removals: [],
      repairs: [],
      notices: [],
    },
    passages: [
      {
        ordinal: 0,
        path: path ?? [],
        role: role ?? 'summary',
        theme: theme ?? themeOfPassage(path ?? [], pageContent),
        text: pageContent,
        masked,
        foreign,
        start: header.length + 1,
        end: clean.length,
      },
    ],
  }
}

/** What LangChain gave with the document; undefined where it did not come from there. */
export function readHeader({ file, clean }: Pick<StoredDocument, 'file' | 'clean'>): Header | undefined {
  if (!file.startsWith(FOLDER)) return undefined
  const line = clean.slice(0, clean.indexOf('\n'))
  return headerSchema.safeParse(parseJson(line)).data
}

function writeHeader(id: string, metadata: Record<string, unknown>): string {
  let header: string
  try {
    header = JSON.stringify({ id, metadata })
  } catch (error) {
    throw new AppError('invalid_request', `文档“${id}”的 metadata 不能写成 JSON`, { cause: error })
  }
  if (header.length > MAX_HEADER_LENGTH)
    throw new AppError('payload_too_large', `文档“${id.slice(0, TITLE_LENGTH)}”的 metadata 过大`)
  if (!headerSchema.safeParse(JSON.parse(header)).success)
    throw new AppError('invalid_request', '文档的 id 应为 1 至 200 个字符，metadata 应为对象')
  return header
}

/** Undefined where the line is no JSON: a file that only looks like one of LangChain's. */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const firstLine = (text: string): string => (text.trim().split('\n', 1)[0] ?? '').slice(0, TITLE_LENGTH)
