import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { decodeText } from '../../src/corpus/decode.ts'
import { readDocument } from '../../src/corpus/read-document.ts'
import { toRawOffset } from '../../src/text/raw-offset.ts'
import { describeShared, hasShared, sharedPath } from '../support/shared.ts'

const REPORTS = ['testdata/work-reports/zhumadian', 'testdata/work-reports/provinces-2026']
const filesIn = (folder: string): string[] =>
  hasShared
    ? readdirSync(sharedPath(folder))
        .filter((name) => name.endsWith('.txt'))
        .map((name) => `${folder}/${name}`)
    : []
const seeds = filesIn('seeds')
const reports = REPORTS.flatMap(filesIn)
const read = (file: string) => readDocument(file, decodeText(readFileSync(sharedPath(file))))

/** Levels in order; n marks a heading without a number. Read off the texts by hand. */
const OUTLINES: Readonly<Record<string, string>> = {
  '000': '1 2222',
  '001': '1 2n2n 1 2n2n 1 1 1 2n2n2n 1 2n2n',
  '002': '1 1 22222 1 2 33 2 3333333 2 3333333 2 333333 2 3333',
  '003': '1 2333 2333 2333 2333 1 2333 2333 4n4n4n 2333 2333 2333',
  '004': '1 23333 233333 2333333 1n 22222',
}

describeShared('the outline of the seeds', () => {
  it.each(seeds)('of %s has every heading and no other', (file) => {
    const { outline } = read(file).document
    const shape = outline.map(({ level, number }) => `${level}${number === '' ? 'n' : ''}`).join('')
    const key = /\d{3}/.exec(file)?.[0] ?? ''
    expect(shape).toBe(OUTLINES[key]?.replaceAll(' ', ''))
  })

  it.each(seeds)('of %s counts its siblings without a gap but for what the notices say', (file) => {
    const { outline, notices } = read(file).document
    const breaks = notices.filter((notice) => /序号不连续|没有序号/.test(notice))
    expect(breaks.length).toBe(file.includes('004_') ? 1 : 0)
    expect(outline.every(({ level }, i) => level <= (outline[i - 1]?.level ?? 0) + 1)).toBe(true)
  })
})

describeShared('the outline of the reports', () => {
  it.each(reports)('of %s has parts, no sentence and no figure among its headings', (file) => {
    const { outline } = read(file).document
    expect(outline.filter(({ level }) => level === 1).length).toBeGreaterThanOrEqual(2)
    for (const { heading, number } of outline) {
      expect(heading.length).toBeLessThanOrEqual(80)
      if (number === '') expect(heading).not.toMatch(/[。；，]|[被获]|\d+(?:\.\d+)?[%个亿万]/)
    }
  })
})

describeShared('the way back to the raw text', () => {
  it.each([...seeds, ...reports.filter((_, i) => i % 4 === 0)])(
    'of %s leads from every passage to its place, up to the repairs that are listed',
    (file) => {
      const { document, passages } = read(file)
      const { raw, map, repairs } = document
      const rules = new Set(repairs.map(({ rule }) => rule))
      for (const { text, start, end } of passages) {
        for (let at = start; at < end; at++) {
          const segment = map.findLast((candidate) => candidate.clean <= at)
          if (!segment || segment.rawLength === 0) {
            expect(rules.size).toBeGreaterThan(0)
            continue
          }
          const [clean, origin] = [text.charAt(at - start), raw.charAt(toRawOffset(map, at))]
          if (clean !== origin)
            expect([origin, clean, rules.has('punct.halfwidth') || /\s/.test(origin)]).toEqual([
              origin,
              clean,
              true,
            ])
        }
        // What lies between the ends of a passage in the raw text is the passage, and what was listed as taken out.
        const [from, to] = [toRawOffset(map, start), toRawOffset(map, end - 1) + 1]
        const letters = (words: string): string => words.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '')
        if (letters(raw.slice(from, to)) !== letters(text)) {
          const lineAt = (offset: number): number => raw.slice(0, offset).split('\n').length
          const [first, last] = [lineAt(from), lineAt(to)]
          expect(repairs.some(({ line }) => first <= line && line <= last)).toBe(true)
        }
      }
    },
  )
})
