import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** From the nouns to what is done with a draft: what says and serves it may import all of it. */
const CORE = [
  'domain',
  'text',
  'corpus',
  'retrieval',
  'facts',
  'grounding',
  'drafting',
  'editing',
  'proofreading',
  'export',
]

/** Who may import whom: folders of src, then packages. The table of docs/architecture.md. */
const LAYERS: Record<string, { folders: string[]; packages: string[] }> = {
  domain: { folders: [], packages: ['zod'] },
  text: { folders: ['domain'], packages: ['diff'] },
  corpus: { folders: ['domain', 'text'], packages: [] },
  retrieval: { folders: ['domain', 'text'], packages: [] },
  facts: { folders: ['domain', 'text'], packages: ['zod'] },
  grounding: { folders: ['domain', 'text', 'facts'], packages: [] },
  drafting: {
    folders: ['domain', 'text', 'corpus', 'retrieval', 'facts', 'grounding', 'generated'],
    packages: ['zod'],
  },
  editing: {
    folders: ['domain', 'text', 'corpus', 'retrieval', 'facts', 'grounding', 'drafting', 'generated'],
    packages: ['zod'],
  },
  proofreading: {
    folders: ['domain', 'text', 'corpus', 'grounding', 'generated'],
    packages: [],
  },
  export: { folders: ['domain', 'text'], packages: ['diff', 'zod'] },
  chat: {
    folders: [...CORE, 'generated'],
    packages: ['zod'],
  },
  generated: { folders: [], packages: [] },
  'adapters/postgres': {
    folders: ['domain', 'text', 'retrieval', 'generated'],
    packages: ['pg', '@electric-sql/pglite', '@electric-sql/pglite-pgvector', 'zod'],
  },
  'adapters/formats': {
    folders: ['domain', 'corpus', 'adapters/threads'],
    packages: ['fflate', 'htmlparser2', 'unpdf'],
  },
  'adapters/threads': { folders: [], packages: [] },
  'adapters/openai': { folders: ['domain'], packages: ['openai', 'zod'] },
  'adapters/spreadsheet': { folders: ['domain', 'adapters/threads'], packages: ['write-excel-file'] },
  'adapters/langchain': { folders: ['domain', 'text', 'corpus'], packages: ['@langchain/core', 'zod'] },
  // Marks in a foreign file: it is opened within the limits of every file that is read.
  'adapters/docx': { folders: ['domain', 'text', 'export', 'adapters/formats'], packages: ['fflate'] },
  'adapters/libreoffice': { folders: ['domain'], packages: [] },
  http: {
    folders: [...CORE, 'chat'],
    packages: ['hono', '@hono/zod-openapi', 'zod'],
  },
  web: {
    folders: ['domain', 'text'],
    packages: [
      'preact',
      'vite',
      'prosemirror-commands',
      'prosemirror-history',
      'prosemirror-keymap',
      'prosemirror-model',
      'prosemirror-state',
      'prosemirror-view',
    ],
  },
}

/** These run unchanged in Node, Workers and a browser. */
const PURE = [...CORE, 'chat', 'generated']

const sourceFiles = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => join(folder, file))

const layerOf = (file: string): string => {
  const [, first = '', second = ''] = file.split('/')
  return first === 'adapters' ? `adapters/${second}` : first
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)\s*import\s+'([^']+)'/g

const importsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), 'utf8').matchAll(IMPORT)].map((m) => m[1] ?? m[2] ?? m[3] ?? '')

const withoutComments = (source: string): string => source.replace(/^\s*(?:\/\*\*?|\*|\/\/).*$/gm, '')

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

const files = sourceFiles('src')

describe('the folders import in one direction', () => {
  for (const [layer, allowed] of Object.entries(LAYERS)) {
    it(`${layer} imports only what it may`, () => {
      const breaches = files
        .filter((file) => layerOf(file) === layer)
        .flatMap((file) =>
          importsOf(file)
            .filter((specifier) => {
              if (specifier.startsWith('.')) {
                const target = layerOf(relative(root, resolve(root, dirname(file), specifier)))
                return target !== layer && !allowed.folders.includes(target)
              }
              if (specifier.startsWith('node:')) return PURE.includes(layer) || layer === 'http'
              return !allowed.packages.includes(packageOf(specifier))
            })
            .map((specifier) => `${file} imports ${specifier}`),
        )
      expect(breaches).toEqual([])
    })
  }

  it('every folder of src has its row in the table', () => {
    const unlisted = files
      .map(layerOf)
      .filter((layer) => !(layer in LAYERS) && layer !== 'cli' && !layer.endsWith('.ts'))
    expect([...new Set(unlisted)]).toEqual([])
  })
})

describe('the core stays pure', () => {
  const FORBIDDEN = [
    /\bprocess\./,
    /\bDate\.now\(|\bnew Date\(\)/,
    /\bMath\.random\(/,
    /\bcrypto\.randomUUID\(/,
    /\bfetch\(/,
    /\bsetTimeout\(|\bsetInterval\(/,
    /\bconsole\./,
  ]
  it('reads no clock, no environment, no chance and no network', () => {
    const breaches = files
      .filter((file) => PURE.includes(layerOf(file)))
      .flatMap((file) => {
        const source = readFileSync(join(root, file), 'utf8')
        return FORBIDDEN.filter((pattern) => pattern.test(source)).map((pattern) => `${file}: ${pattern}`)
      })
    expect(breaches).toEqual([])
  })
})

describe('no circles', () => {
  it('no file imports itself by way of others', () => {
    const graph = new Map(
      files.map((file) => [
        file,
        importsOf(file)
          .filter((specifier) => specifier.startsWith('.'))
          .map((specifier) => relative(root, resolve(root, dirname(file), specifier))),
      ]),
    )
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (file: string, path: string[]): void => {
      if (path.includes(file)) {
        circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
        return
      }
      if (done.has(file)) return
      for (const next of graph.get(file) ?? []) visit(next, [...path, file])
      done.add(file)
    }
    for (const file of files) visit(file, [])
    expect(circles).toEqual([])
  })
})

describe('the tree keeps its promises', () => {
  it('no file loosens types', () => {
    const LOOSE = /\bas any\b|: any\b|<any>|@ts-(?:ignore|expect-error|nocheck)|as unknown as/
    const loose = [...files, ...sourceFiles('test'), ...sourceFiles('tools')]
      .filter((file) => file !== 'test/architecture.test.ts')
      .filter((file) => LOOSE.test(withoutComments(readFileSync(join(root, file), 'utf8'))))
    expect(loose).toEqual([])
  })

  it('only the entries and the settings read the environment', () => {
    const readers = files.filter((file) => readFileSync(join(root, file), 'utf8').includes('process.env'))
    expect(readers.filter((file) => !['src/node.ts', 'src/cli/run.ts'].includes(file))).toEqual([])
  })

  it('every path that the documents name exists', () => {
    const documents = ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'docs/architecture.md']
    const missing = documents.flatMap((document) =>
      [
        ...readFileSync(join(root, document), 'utf8').matchAll(
          /`((?:src|test|docs|corpus|prompts|tools)\/[\w./-]*)`/g,
        ),
      ]
        .map(([, path = '']) => path)
        .filter((path) => {
          try {
            readdirSync(join(root, path))
            return false
          } catch {
            try {
              readFileSync(join(root, path))
              return false
            } catch {
              return true
            }
          }
        })
        .map((path) => `${document}: ${path}`),
    )
    expect(missing).toEqual([])
  })
})
