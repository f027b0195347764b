import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../src/corpus/decode.ts'
import { readDocument } from '../../src/corpus/read-document.ts'
import type { ParsedDocument, Passage } from '../../src/domain/document.ts'
import { parsedDocumentSchema, passageSchema } from '../../src/domain/document.ts'
import { AppError } from '../../src/domain/errors.ts'
import { toRawOffset } from '../../src/text/raw-offset.ts'
import { describeShared, sharedPath } from '../support/shared.ts'

type Reading = { document: ParsedDocument; passages: Passage[] }

const readFile = (path: string, name: string): Reading => readDocument(name, decodeText(readFileSync(path)))

function codeOf(text: string): string {
  try {
    readDocument('材料.txt', text)
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'none'
}

/** Lines of the clean text that no passage covers and that are no heading. */
function uncoveredLines({ document, passages }: Reading): string[] {
  let start = 0
  return document.clean.split('\n').filter((line) => {
    const [from, to] = [start, start + line.length]
    start = to + 1
    const inPassage = passages.some((passage) => passage.start < to && passage.end > from)
    const isHeading = document.outline.some((item) => item.start >= from && item.end <= to)
    return !inPassage && !isHeading
  })
}

describe('a page with an information table', () => {
  const text =
    '首页 登录 注册\n# 云川市教育局2024年工作总结\n索引号 | 1234-5678 | 发布机构 | 云川市教育局\n发文日期 | 2025-01-10 | 文号 | 云教发〔2025〕3号\n一、主要成效\n新建学校3所，新增学位1200个，办学条件不断改善。\n二、下一步打算\n继续抓好教师培训工作，巩固提高。'

  it('gives its date and title, no mark, and no passage for the table', () => {
    const { document, passages } = readDocument('页.html', text)
    expect(document).toMatchObject({ title: '云川市教育局2024年工作总结', date: '2025-01-10', notices: [] })
    expect(document.clean).toMatch(/^云川市教育局2024年工作总结\n一、主要成效\n/)
    expect(document.clean).not.toContain('#')
    expect(document.outline.map(({ level, number }) => `${level}${number}`)).toEqual(['1一、', '1二、'])
    expect(passages.map((passage) => passage.text)).toEqual([
      '新建学校3所，新增学位1200个，办学条件不断改善。',
      '继续抓好教师培训工作，巩固提高。',
    ])
  })
})

describe('signature and date on one line', () => {
  it.each(['  ', '', '　　'])('with %j between them are split off', (gap) => {
    const { document, passages } = readDocument(
      '总结.txt',
      `云川市教育局2024年工作总结\n一、问题\n经费不足，短板仍在。\n云川市教育局${gap}2024年12月31日\n`,
    )
    expect(document).toMatchObject({ date: '2024-12-31', organ: '云川市教育局' })
    expect(document.clean.split('\n').slice(-2)).toEqual(['云川市教育局', '2024年12月31日'])
    expect(passages.map((passage) => passage.text)).toEqual(['经费不足，短板仍在。'])
  })
})

describe('what may not be read', () => {
  it.each([
    '绝密★启用前\n某局工作总结\n全年新增学位。',
    '机密★1年\n某局工作总结',
    '秘密 ★\n某局工作总结',
    '某局工作总结\n内部资料 注意保存\n全年新增学位。',
    '秘密\r\n某局工作总结',
  ])('stops at a secrecy mark: %j', (text) => {
    expect(codeOf(text)).toBe('secrecy_mark')
  })

  it('does not stop at such words inside a sentence', () => {
    expect(codeOf('某局工作总结\n加强保密教育，妥善保管国家秘密载体，整理内部资料32份。')).toBe('none')
  })

  it('refuses more than two million characters, and a text of chrome only', () => {
    expect(codeOf('甲'.repeat(2_000_001))).toBe('payload_too_large')
    expect(codeOf('|\n|\n')).toBe('empty_document')
  })
})

const CORPUS = new URL('../../corpus/', import.meta.url)
const samples = readdirSync(CORPUS).filter((name) => name.endsWith('.md') && !name.startsWith('README'))

describe('the sample documents', () => {
  it('are there', () => {
    expect(samples.length).toBeGreaterThanOrEqual(12)
  })

  describe.each(samples)('%s', (name) => {
    const reading = readDocument(name, readFileSync(new URL(encodeURIComponent(name), CORPUS), 'utf8'))
    const { document, passages } = reading

    it('needs no repair but for the marks of its headings, and gives no cause for doubt', () => {
      const repairs = document.repairs.filter(({ rule }) => rule !== 'ingest.heading_mark')
      expect([document.removedLines, repairs, document.notices]).toEqual([[], [], []])
      expect(document.clean).not.toMatch(/^#/m)
    })

    it('is what its title says', () => {
      const title = name.replace(/\.md$/, '')
      const organ = /^.*?(?:局|厅)(?:.+?处)?(?=\d)/.exec(title)?.[0]
      const years = [...title.matchAll(/\d{4}/g)].map(([year]) => year)
      const half = title.includes('上半年')
      const ahead = /要点|思路$/.test(title) && !title.includes('总结')
      expect(document.title).toBe(title)
      expect(document.organ).toBe(organ)
      expect(document.kind).toBe(
        half
          ? 'half-year'
          : title.includes('总结')
            ? 'annual'
            : title.includes('要点')
              ? 'key-points'
              : 'outlook',
      )
      expect(document.level).toBe(
        /处$/.test(organ ?? '')
          ? 'division'
          : /省/.test(title)
            ? 'province'
            : /市/.test(title)
              ? 'city'
              : 'county',
      )
      expect(document.period).toBe(ahead ? null : half ? `${years[0]}-H1` : years[0])
      expect(document.planPeriod).toBe(half ? `${years[0]}-H2` : years.at(-1))
    })

    it('has every numbered heading in its outline and no other', () => {
      const numbered = document.clean
        .split('\n')
        .filter((line) =>
          /^(?:#+ )?(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+\.)/.test(line),
        )
      expect(document.outline.map(({ number, heading }) => number + heading).length).toBe(numbered.length)
      expect(document.outline.every(({ number }) => number !== '')).toBe(true)
    })

    it('is covered by its passages, but for title, headings, signature and date', () => {
      for (const line of uncoveredLines(reading))
        if (line !== document.title) expect(line).toMatch(/[局厅处]$|^\d{4}年\d{1,2}月\d{1,2}日$/)
    })

    it('is valid, with passages in all the roles that its kind has', () => {
      expect(parsedDocumentSchema.safeParse(document).success).toBe(true)
      expect(passages.every((passage) => passageSchema.safeParse(passage).success)).toBe(true)
      const roles = new Set(passages.map(({ role }) => role))
      expect(roles.has('plan')).toBe(true)
      expect(roles.has('summary')).toBe(document.title.includes('总结'))
    })
  })
})

describeShared('the five seeds', () => {
  const folder = sharedPath('seeds')
  const seeds = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
  const readings = seeds.map((name) => readFile(sharedPath('seeds', name), name))
  const documents = readings.map(({ document }) => document)
  const defects: { id: string; seed: string; line: number; cls: string; quote: string }[] = JSON.parse(
    readFileSync(sharedPath('seeds', 'defects.json'), 'utf8'),
  )
  const documentOf = (seed: string): ParsedDocument | undefined => documents[Number(seed)]

  it('have the headings that people count in them, restored ones included', () => {
    const numbered = documents.map(({ outline }) => outline.filter(({ number }) => number !== ''))
    const restored = [0, 0, 3, 0, 2]
    expect(numbered.map(({ length }, i) => length - (restored[i] ?? 0))).toEqual([5, 6, 36, 38, 22])
  })

  it('keep the run-in headings of seed 001 that have no number', () => {
    expect(documents[1]?.outline.filter(({ number }) => number === '').map(({ heading }) => heading)).toEqual(
      [
        '基层党建亮点纷呈',
        '党风廉政建设成效显著',
        '校园安全稳定工作落实到位',
        '创文及环境综合治理特色鲜明',
        '课堂教学改革全面实施',
        '省级改革试点全面收官',
        '乡村教育振兴行动全面铺开',
        '科研引领德育实践走向深入',
        '艺体教育成果丰硕',
      ],
    )
  })

  it('are told for what they are', () => {
    expect(
      documents.map(({ kind, organ, region, level, period, planPeriod }) => [
        kind,
        organ,
        region,
        level,
        period,
        planPeriod,
      ]),
    ).toEqual([
      ['half-year', '市教育局', null, 'city', '2023-H1', '2023-H2'],
      ['annual', '教育局', null, 'county', '2020', '2020'],
      ['key-points', '教育局基础教育处', null, 'division', null, '2023'],
      ['annual', '余姚市教育局', '余姚市', 'county', '2023', '2024'],
      ['annual', '黎城县教育体育局', '黎城县', 'county', '2022', '2023'],
    ])
    expect(documents.map(({ date }) => date)).toEqual([
      '2023-09-14',
      '2019-10-02',
      null,
      '2023-12-26',
      '2023-02-01',
    ])
  })

  const isDropped = (cls: string): boolean =>
    /^ingest\.(?:boilerplate|dup_title|dup_abstract|teaser|title_in_links)$/.test(cls)

  it.each(defects.filter(({ cls }) => isDropped(cls)))('drop the line of $id ($cls)', ({ seed, line }) => {
    expect(documentOf(seed)?.removedLines).toContain(line)
  })

  const isRepaired = (cls: string): boolean =>
    /^(?:number\.|ingest\.(?:broken_join|one_line_body|table_bars)|space\.stray|struct\.signoff_run_in)/.test(
      cls,
    )

  it.each(defects.filter(({ cls }) => isRepaired(cls)))(
    'report the repair of $id ($cls)',
    ({ seed, line, cls, id }) => {
      const rules = documentOf(seed)
        ?.repairs.filter((repair) => repair.line === line)
        .map(({ rule }) => rule)
      // 002-33 is an item that begins inside a line: the same repair as a body of one line.
      expect(rules).toContain(id === '002-33' ? 'ingest.one_line_body' : cls)
    },
  )

  it.each(defects.filter(({ cls }) => cls.startsWith('mask.')))(
    'keep the mask of $id as it is',
    ({ seed, quote }) => {
      const wide = quote.replaceAll('(', '（').replaceAll(')', '）').replaceAll(',', '，')
      expect(documentOf(seed)?.clean).toContain(wide)
      expect(documentOf(seed)?.notices.some((notice) => notice.includes('被遮盖')) || seed === '002').toBe(
        true,
      )
    },
  )

  it('give cause for doubt where their titles, dates and parts contradict each other', () => {
    const saying = (i: number): string => documents[i]?.notices.join('；') ?? ''
    expect(saying(0)).toContain('正文没有相应的标题')
    expect(saying(1)).toContain('总结与计划同为2020年')
    expect(saying(1)).toContain('2019-10-02 早于总结期间结束')
    expect(saying(2)).toContain('已取页面链接中的标题')
    expect(saying(2)).toContain('替换过年份')
    expect(saying(3)).toContain('2023-12-26 早于总结期间结束')
    expect(saying(4)).toContain('2017-08-20')
    expect(saying(4)).toContain('“2023年工作计划”没有序号')
  })

  it('can be followed back to the file from every place of the clean text', () => {
    for (const { clean, raw, map } of documents)
      for (const { clean: start, raw: from, length, rawLength } of map)
        for (let i = 0; i < rawLength && i < length; i++) {
          const [now, then] = [clean.charAt(start + i), raw.charAt(from + i)]
          expect(toRawOffset(map, start + i)).toBe(from + i)
          expect(now === then || ',;:?!()'.includes(then) || (now === '\n' && then === ' ')).toBe(true)
        }
  })
})

describeShared('the government work reports', () => {
  const folders = ['zhumadian', 'provinces-2026']
  const readings = folders.flatMap((folder) =>
    readdirSync(sharedPath('testdata', 'work-reports', folder)).map(
      (name) => [name, readFile(sharedPath('testdata', 'work-reports', folder, name), name)] as const,
    ),
  )

  it.each(readings)(
    '%s is an annual document with both sides and headings',
    (name, { document, passages }) => {
      const year = name.startsWith('2014') ? Number(document.planPeriod) : Number(name.slice(0, 4))
      expect([document.kind, document.period, document.planPeriod]).toEqual([
        'annual',
        `${year - 1}`,
        `${year}`,
      ])
      expect(document.level).toBe(/省|自治区|上海市|天津市/.test(name) ? 'province' : 'city')
      expect(document.outline.length).toBeGreaterThanOrEqual(11)
      const roles = new Set(passages.map(({ role }) => role))
      expect(roles.has('summary') && roles.has('plan')).toBe(true)
    },
  )

  it.each(readings)('%s loses nothing but what is not of the text', (_, reading) => {
    const { document } = reading
    const kept = document.map.reduce((sum, { rawLength }) => sum + rawLength, 0)
    const removed =
      document.repairs.reduce((sum, { before, after }) => sum + before.length - after.length, 0) +
      document.removals.reduce((sum, { text }) => sum + text.length, 0)
    const blanks = document.raw.match(/\s/g)?.length ?? 0
    expect(document.raw.length - kept).toBeLessThanOrEqual(removed + blanks + 400)
    for (const line of uncoveredLines(reading)) expect(line.length).toBeLessThanOrEqual(60)
  })
})
