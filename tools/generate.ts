/**
 * Turns files that the program needs at run time into modules, so that Node and Workers load them alike:
 * migrations and prompts. Run after changing either; a test fails while the modules are stale.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { parsePrompt } from '../src/drafting/prompt.ts'

const root = new URL('../', import.meta.url)
const HEADER = '// Made by tools/generate.ts: change its sources, not this file.\n'
const MIGRATION_NAME = /^(\d{4})_[a-z0-9-]+\.sql$/

type Source = { readonly file: string; readonly text: string }

/** The generated modules by path from the root of the project. */
export async function generate(): Promise<Map<string, string>> {
  return new Map([
    [
      'src/generated/migrations.ts',
      migrationsModule(await read('src/adapters/postgres/migrations/', '.sql')),
    ],
    ['src/generated/prompts.ts', promptsModule(await read('prompts/', '.md'))],
  ])
}

/** Numbers must run from 1 without gap or repetition. */
export function migrationsModule(sources: readonly Source[]): string {
  const entries = sources.map(({ file, text }, index) => {
    const version = Number(MIGRATION_NAME.exec(file)?.[1])
    if (version !== index + 1) throw new Error(`migration ${file}: expected number ${index + 1}`)
    return `  {\n    version: ${version},\n    file: ${quote(file)},\n    script: ${quote(text)},\n  },\n`
  })
  return `${HEADER}\nexport const migrations = [\n${entries.join('')}] as const\n`
}

/** @throws AppError where a prompt's marks and inputs differ, or a field is missing. */
export function promptsModule(sources: readonly Source[]): string {
  for (const { file, text } of sources) parsePrompt(file, text)
  const entries = sources.map(({ file, text }) => `  '${file}': ${quote(text)},\n`)
  return `${HEADER}\n/** The words said to a model, by file name. */\nexport const prompts = {\n${entries.join('')}} as const\n`
}

/** A template literal keeps line breaks, so that a change of one line is a change of one line. */
const quote = (text: string): string => `\`${text.replaceAll(/[\\`]|\$\{/g, '\\$&')}\``

async function read(folder: string, ending: string): Promise<Source[]> {
  const at = new URL(folder, root)
  const files = (await readdir(at)).filter((file) => file.endsWith(ending)).sort()
  return Promise.all(
    files.map(async (file) => ({
      file,
      text: (await readFile(new URL(file, at), 'utf8')).replaceAll('\r\n', '\n'),
    })),
  )
}

if (import.meta.main) {
  await mkdir(new URL('src/generated/', root), { recursive: true })
  for (const [path, text] of await generate()) await writeFile(new URL(path, root), text)
}
