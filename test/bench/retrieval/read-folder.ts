import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readFile as readAnyFile } from '../../../src/adapters/formats/read-file.ts'
import { readDocument } from '../../../src/corpus/read-document.ts'
import type { ParsedDocument, Passage } from '../../../src/domain/document.ts'
import { AppError } from '../../../src/domain/errors.ts'
import { themeOfPassage } from '../../../src/text/themes.ts'
import { judge } from './judgement.ts'

export type BenchPassage = Passage & {
  readonly id: string
  /** What its heading says it is about; null where that is not clear. */
  readonly subject: string | null
}

export type BenchDocument = {
  readonly file: string
  readonly parsed: ParsedDocument
  readonly passages: readonly BenchPassage[]
}

/** Reads every document of a folder, each text once, in the order of their names. */
export async function readFolder(folder: string): Promise<BenchDocument[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  const documents: BenchDocument[] = []
  for (const path of paths.filter((name) => !/\.json$|README/i.test(name)).sort()) {
    for (const reading of await readAnyFile(path.slice(folder.length + 1), await readFile(path))) {
      if ('text' in reading) documents.push(...parse(reading.file, reading.text))
      else console.error(`left out: ${reading.file} (${reading.refusal.code})`)
    }
  }
  return [...new Map(documents.map((document) => [document.parsed.clean, document])).values()]
}

function parse(file: string, text: string): BenchDocument[] {
  try {
    const { document: parsed, passages } = readDocument(file, text)
    const judged = passages.map((passage) => ({
      ...passage,
      id: `${file}#${passage.ordinal}`,
      subject: judge(passage),
    }))
    return [{ file, parsed, passages: judged }]
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    console.error(`left out: ${file} (${error.code})`)
    return []
  }
}

/** The same document as if it had no headings: where a heading is the query, it must not stand in the answer. */
export function withoutHeadings({ file, parsed, passages }: BenchDocument): BenchDocument {
  const clean = passages.map(({ text }) => text).join('\n\n')
  let start = 0
  const bare = passages.map((passage) => {
    const at = { start, end: start + passage.text.length }
    start = at.end + 2
    return { ...passage, ...at, path: [], theme: themeOfPassage([], passage.text) }
  })
  return { file, parsed: { ...parsed, clean, outline: [] }, passages: bare }
}
