import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { parse } from 'acorn'
import { describe, expect, it } from 'vitest'

const DIRECTORY = fileURLToPath(new URL('../../dist/web', import.meta.url))
const isBuilt = existsSync(join(DIRECTORY, 'assets'))
const filesOf = (end: string): { name: string; text: string }[] =>
  readdirSync(join(DIRECTORY, 'assets'))
    .filter((name) => name.endsWith(end))
    .map((name) => ({ name, text: readFileSync(join(DIRECTORY, 'assets', name), 'utf8') }))

/** What browsers have learned after Chrome 90 (domain.md 6.4), as it looks where it is used; ...at() spreads what a function called at gives. */
const NEWER_CALLS =
  /(?<!\.\.)\.(?:at|findLast|findLastIndex|toSorted|toReversed|toSpliced|toWellFormed|hasOwn|groupBy|union|intersection|throwIfAborted|checkVisibility|randomUUID|showOpenFilePicker|showSaveFilePicker|togglePopover|showPopover|scheduler)\(|\bstructuredClone\(|AbortSignal\.(?:any|timeout)\(|Promise\.withResolvers\(|\.inert\b|\bnew URLPattern\b/g
const NEWER_STYLES =
  /:has\(|@container|@layer|@scope|color-mix\(|\boklch\(|(?:^|[\s{;])&[\s.:[]|\b\d+(?:dvh|svh|lvh)\b/g
/** Ways that name the newer function only where it is there. */
const GUARDED = /typeof [\w.]+|in window/

describe.skipIf(!isBuilt)('the built page', () => {
  it('is written in words that Chrome 90 reads', () => {
    for (const { name, text } of filesOf('.js')) {
      expect(() => parse(text, { ecmaVersion: 2021, sourceType: 'module' }), name).not.toThrow()
    }
  })

  it('calls nothing that Chrome 90 has not', () => {
    const found = filesOf('.js').flatMap(({ text }) =>
      [...text.matchAll(NEWER_CALLS)]
        .map(({ index, 0: call }) => ({ call, around: text.slice(Math.max(0, index - 60), index + 40) }))
        .filter(({ around }) => !GUARDED.test(around)),
    )
    expect(found).toEqual([])
  })

  it('styles with nothing that Chrome 90 would drop a rule for', () => {
    expect(filesOf('.css').flatMap(({ text }) => text.match(NEWER_STYLES) ?? [])).toEqual([])
  })

  it('holds no library of schemas: its trial of eval is forbidden on the page and told as a fault', () => {
    expect(filesOf('.js').filter(({ text }) => text.includes('jitless'))).toEqual([])
  })

  it('loads within 250 KB compressed, and names no other host', () => {
    const files = [...filesOf('.js'), ...filesOf('.css')]
    const bytes = files.reduce((sum, { text }) => sum + gzipSync(text, { level: 9 }).length, 0)
    expect(bytes).toBeLessThan(250 * 1024)
    const hosts = files.flatMap(({ text }) => text.match(/https?:\/\/[\w.-]+/g) ?? [])
    // Names of vocabularies and of a library, none of them ever fetched.
    expect(
      [...new Set(hosts)].filter((host) => !/w3\.org|json-schema\.org|prosemirror\.net/.test(host)),
    ).toEqual([])
  })
})
