import { describe, expect, it } from 'vitest'
import type { ProofFinding } from '../../src/domain/finding.ts'
import type { WordFile, WordParagraph, WordRun } from '../../src/domain/word-file.ts'
import { proofread } from '../../src/proofreading/proofread.ts'

const run = (text: string, look: Partial<WordRun> = {}): WordRun => ({
  text,
  font: '仿宋_GB2312',
  latinFont: '仿宋_GB2312',
  size: 32,
  isBold: false,
  hasHint: true,
  isHidden: false,
  ...look,
})
const paragraph = (
  text: string,
  look: Partial<WordRun> = {},
  more: Partial<WordParagraph> = {},
): WordParagraph => ({
  runs: text === '' ? [] : [run(text, look)],
  isInTable: false,
  heading: undefined,
  exactPitch: 579,
  ...more,
})
const title = (text: string, look: Partial<WordRun> = {}): WordParagraph =>
  paragraph(text, { font: '方正小标宋简体', size: 44, ...look }, { heading: 0 })
const heading = (text: string, more: Partial<WordParagraph> = {}): WordParagraph =>
  paragraph(text, { font: '黑体' }, { heading: 1, ...more })

const PARAGRAPHS: readonly WordParagraph[] = [
  title('青石县水务局\n2025年工作总结和2026年工作计划'),
  heading('一、2025年工作总结'),
  paragraph('全年完成投资1.2亿元，“河长制”工作扎实推进。'),
  heading('二、2026年工作计划'),
  paragraph('抓好农村供水，落实管护责任。'),
]
const WORD: WordFile = {
  pages: [{ width: 11906, height: 16838, top: 2098, right: 1474, bottom: 1984, left: 1587 }],
  paragraphs: PARAGRAPHS,
  pageNumbers: 'odd-and-even',
  comments: 0,
  revisions: 0,
  authors: [],
  paths: [],
}

const textOf = (paragraphs: readonly WordParagraph[]): string =>
  paragraphs
    .map(({ runs }) =>
      runs
        .map(({ text }) => text)
        .join('')
        .trim(),
    )
    .filter((text) => text !== '')
    .join('\n')

const check = (word: Partial<WordFile> = {}, options: { isFinal?: boolean } = {}): ProofFinding[] => {
  const file = { ...WORD, ...word }
  return proofread(textOf(file.paragraphs), { word: file, ...options }).findings.filter(({ rule }) =>
    rule.startsWith('E-'),
  )
}
/** The file with its third paragraph in another form. */
const withText = (...paragraphs: readonly WordParagraph[]): Partial<WordFile> => ({
  paragraphs: [...PARAGRAPHS.slice(0, 2), ...paragraphs, ...PARAGRAPHS.slice(3)],
})
const rules = (findings: readonly ProofFinding[]): string[] => findings.map(({ rule }) => rule)

describe('the layout of a Word file', () => {
  it('has nothing to say of a file laid out by the standard', () => expect(check()).toEqual([]))

  it('is not looked at in a text that came without one', () =>
    expect(proofread(textOf(PARAGRAPHS)).findings.filter(({ rule }) => rule.startsWith('E-'))).toEqual([]))

  it('E-01: names the margins that the file has beside those of the standard', () => {
    const [finding, ...others] = check({
      pages: [{ width: 11906, height: 16838, top: 1440, right: 1800, bottom: 1440, left: 1800 }],
    })
    expect(others).toEqual([])
    expect(finding).toMatchObject({ rule: 'E-01', severity: 'error', line: 1 })
    expect(finding?.message).toContain('上25.4')
  })

  it('E-01: leaves alone what is within a millimetre, and pages turned for a table', () =>
    expect(
      check({
        pages: [
          { width: 11907, height: 16840, top: 2098, right: 1474, bottom: 1985, left: 1588 },
          { width: 16838, height: 11906, top: 1440, right: 1440, bottom: 1440, left: 1440 },
        ],
      }),
    ).toEqual([]))

  it('E-02: finds lines of which 22 do not fill the page, at the paragraph', () => {
    const [finding] = check(withText(paragraph('全年完成投资1.2亿元。', {}, { exactPitch: 580 })))
    expect(finding).toMatchObject({
      rule: 'E-02',
      severity: 'hint',
      line: 4,
      start: 0,
      quote: '全年完成投资1.2亿元。',
    })
    expect(rules(check(withText(paragraph('全年完成投资1.2亿元。', {}, { exactPitch: undefined }))))).toEqual(
      ['E-02'],
    )
    expect(check(withText(paragraph('全年完成投资1.2亿元。', {}, { exactPitch: 560 })))).toEqual([])
  })

  it('E-03: finds the font or the size that a part of the text does not have by custom', () => {
    expect(rules(check(withText(paragraph('全年完成投资1.2亿元。', { font: '宋体' }))))).toEqual(['E-03'])
    expect(rules(check(withText(paragraph('全年完成投资1.2亿元。', { size: 28 }))))).toEqual(['E-03'])
    expect(
      rules(
        check({
          paragraphs: [title('青石县水务局2025年工作总结', { font: '黑体' }), ...PARAGRAPHS.slice(1)],
        }),
      ),
    ).toEqual(['E-03'])
    expect(
      check(withText(paragraph('单位 | 数量', { font: '宋体', size: 21 }, { isInTable: true }))),
    ).toEqual([])
  })

  it('E-04: finds bold headings', () =>
    expect(
      rules(
        check({
          paragraphs: [title('青石县水务局2025年工作总结', { isBold: true }), ...PARAGRAPHS.slice(1)],
        }),
      ),
    ).toEqual(['E-04']))

  it('E-05: finds the quotation mark that a Latin font draws narrow', () => {
    const latin = { hasHint: false, latinFont: 'Times New Roman' }
    expect(check(withText(paragraph('落实“河长制”责任。', latin)))[0]).toMatchObject({
      rule: 'E-05',
      line: 4,
      start: 2,
      end: 3,
    })
    expect(check(withText(paragraph('落实河长责任。', latin)))).toEqual([])
  })

  it('E-06: finds blanks in place of an indent', () =>
    expect(rules(check(withText(paragraph('\u3000\u3000全年完成投资1.2亿元。'))))).toEqual(['E-06']))

  it('E-07: finds empty paragraphs in the text, but not the one above the signature', () => {
    expect(rules(check(withText(paragraph('全年完成投资1.2亿元。'), paragraph(''))))).toEqual(['E-07'])
    const signed = [...PARAGRAPHS, paragraph(''), paragraph('青石县水务局'), paragraph('2026年1月6日')]
    expect(check({ paragraphs: signed })).toEqual([])
  })

  it('E-08: tells of missing page numbers, and of equal ones on both sides', () => {
    expect(check({ pageNumbers: 'none' })[0]?.message).toContain('没有页码')
    expect(check({ pageNumbers: 'same' })[0]?.message).toContain('单双页')
  })

  it('E-09: finds a heading whose level in the outline is not that of its number', () =>
    expect(
      rules(
        check({
          paragraphs: [
            ...PARAGRAPHS.slice(0, 3),
            heading('二、2026年工作计划', { heading: 2 }),
            ...PARAGRAPHS.slice(4),
          ],
        }),
      ),
    ).toEqual(['E-09']))

  it('E-10: finds a title that breaks inside a word, and leaves alone the one that its writer broke well', () => {
    const broken = title('青石县水务局2025年工作总结和2026年工作计划暨全县水利高质量发展行动推进情况报告')
    expect(check({ paragraphs: [broken, ...PARAGRAPHS.slice(1)] })[0]).toMatchObject({
      rule: 'E-10',
      line: 1,
    })
  })

  it('E-11: finds the zero in the date of signature, once', () => {
    const dated = [...PARAGRAPHS, paragraph('青石县水务局'), paragraph('2026年01月06日')]
    expect(check({ paragraphs: dated })[0]).toMatchObject({
      rule: 'E-11',
      severity: 'error',
      suggestion: '年1月6日',
    })
    expect(proofread(textOf(dated)).findings.filter(({ rule }) => rule === 'N-08')).toEqual([])
  })

  it('E-12: tells what the file holds beside its text', () => {
    const findings = check({
      ...withText({
        ...paragraph('全年完成投资1.2亿元。'),
        runs: [run('全年完成投资1.2亿元。'), run('隐藏', { isHidden: true })],
      }),
      comments: 2,
      revisions: 3,
      authors: ['某某'],
      paths: ['C:\\Users\\x'],
    })
    expect(rules(findings)).toEqual(['E-12', 'E-12', 'E-12', 'E-12', 'E-12'])
    expect(findings.map(({ severity }) => severity)).toContain('hint')
  })

  it('E-13: refuses what waits to be filled in, in a text that is to go out', () => {
    const open = withText(paragraph('新建学校【待补：数量】所，覆盖××个乡镇。'))
    expect(check(open)).toEqual([])
    expect(rules(check(open, { isFinal: true }))).toEqual(['E-13', 'E-13'])
  })
})
