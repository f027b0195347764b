import type { WordFile, WordPage } from '../../domain/word-file.ts'
import { type LaidOutLine, layOutLines, usualRun } from '../laid-out-lines.ts'
import type { Manuscript } from '../manuscript.ts'
import { LAYOUT_STANDARD, type Match, type Rule, usage } from '../rule.ts'
import { titleBreaks } from '../title-breaks.ts'

/** The page of GB/T 9704-2012, 5.2: 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, each within a millimetre. */
const TWIPS_PER_MILLIMETRE = 56.6929
const PAGE: Readonly<Record<keyof WordPage, number>> = {
  width: 210,
  height: 297,
  top: 37,
  right: 26,
  bottom: 35,
  left: 28,
}
const TOLERANCE = 1.1
/** Twips from line to line at which 22 lines fill the page (measured: 554 gives 23 lines, 580 gives 21). */
const LEAST_PITCH = 555
const FULL_PITCH = 579
const WHOLE_FILE = { raw: true, start: 0, end: 0 } as const

type Find = (file: WordFile, lines: readonly LaidOutLine[], manuscript: Manuscript) => Iterable<Match>

/** A rule over the layout: silent where the text came without one. */
const layoutRule = (rule: Omit<Rule, 'find' | 'examples'>, find: Find): Rule => ({
  most: 1,
  ...rule,
  find: (manuscript) =>
    manuscript.word === null
      ? []
      : find(manuscript.word, layOutLines(manuscript, manuscript.word), manuscript),
  examples: { must: [], mustNot: [] },
})

const wholeLine = ({ text, rawAt }: LaidOutLine): Pick<Match, 'raw' | 'start' | 'end'> => ({
  raw: true,
  start: rawAt(0),
  end: rawAt(text.trimEnd().length),
})

const millimetres = (twips: number): number => Math.round((twips / TWIPS_PER_MILLIMETRE) * 10) / 10
const isOff = (page: WordPage, side: keyof WordPage): boolean =>
  Math.abs(page[side] / TWIPS_PER_MILLIMETRE - PAGE[side]) > TOLERANCE

function* wrongPages({ pages }: WordFile): Iterable<Match> {
  for (const page of pages) {
    // A page turned for a wide table has its sides where the standard has its top.
    if (page.width > page.height) continue
    if (isOff(page, 'width') || isOff(page, 'height'))
      yield {
        ...WHOLE_FILE,
        message: `标准规定用 A4 纸（210 × 297 毫米），本文件纸张为 ${millimetres(page.width)} × ${millimetres(page.height)} 毫米`,
      }
    const { top, bottom, left, right } = page
    if ((['top', 'bottom', 'left', 'right'] as const).some((side) => isOff(page, side)))
      yield {
        ...WHOLE_FILE,
        message: `标准规定天头37毫米、订口28毫米、版心156×225毫米（即上37、下35、左28、右26毫米），本文件页边距为上${millimetres(top)}、下${millimetres(bottom)}、左${millimetres(left)}、右${millimetres(right)}毫米`,
      }
  }
}

const isBody = ({ line, paragraph }: LaidOutLine): boolean => line?.kind === 'text' && !paragraph.isInTable
const levelOf = ({ line }: LaidOutLine): number | undefined =>
  line?.kind === 'heading' ? line.item?.level : undefined

function* wrongPitches(_: WordFile, lines: readonly LaidOutLine[]): Iterable<Match> {
  for (const line of lines) {
    const { exactPitch } = line.paragraph
    if (!isBody(line) || (exactPitch !== undefined && exactPitch >= LEAST_PITCH && exactPitch <= FULL_PITCH))
      continue
    const now = exactPitch === undefined ? '不是固定值' : `为${exactPitch / 20}磅`
    yield {
      ...wholeLine(line),
      message: `正文每页一般22行，行距宜为固定值28.95磅（28至28.95磅均可排22行），此处${now}`,
    }
  }
}

type Expected = { readonly what: string; readonly font: RegExp; readonly name: string; readonly size: number }
const TITLE: Expected = { what: '标题', font: /小标宋|^华文中宋$|STZhongsong/, name: '2号小标宋', size: 44 }
const BODY: Expected = { what: '正文', font: /仿宋|FangSong/i, name: '3号仿宋', size: 32 }
const HEADINGS: readonly Expected[] = [
  { what: '一级标题', font: /黑体|SimHei|Hei/i, name: '3号黑体', size: 32 },
  { what: '二级标题', font: /楷体|KaiTi|Kai/i, name: '3号楷体', size: 32 },
]

function expectedLook(line: LaidOutLine): Expected | undefined {
  if (line.paragraph.isInTable) return undefined
  if (line.line?.kind === 'title') return TITLE
  const level = levelOf(line)
  if (level !== undefined) return HEADINGS[level - 1] ?? BODY
  return isBody(line) && !line.line?.item?.runIn ? BODY : undefined
}

function* wrongFonts(_: WordFile, lines: readonly LaidOutLine[]): Iterable<Match> {
  for (const line of lines) {
    const expected = expectedLook(line)
    const run = usualRun(line.paragraph)
    if (!expected || !run || (expected.font.test(run.font) && run.size === expected.size)) continue
    const font = run.font === '' ? '未指定字体' : run.font
    yield {
      ...wholeLine(line),
      message: `${expected.what}一般用${expected.name}（${expected.size / 2}磅），此处为${font}、${run.size / 2}磅`,
    }
  }
}

function* boldHeadings(_: WordFile, lines: readonly LaidOutLine[]): Iterable<Match> {
  for (const line of lines)
    if (
      (line.line?.kind === 'title' || levelOf(line) !== undefined) &&
      line.paragraph.runs.some(({ isBold }) => isBold)
    )
      yield { ...wholeLine(line), message: '标准没有要求标题加粗，如非本单位习惯，请取消加粗' }
}

const AMBIGUOUS = /[“”‘’…—·]/
const CHINESE_FONT = /[\u4e00-\u9fff]|FangSong|KaiTi|Sim(?:Sun|Hei)|^ST/

function* narrowQuotes(_: WordFile, lines: readonly LaidOutLine[]): Iterable<Match> {
  for (const line of lines) {
    let at = 0
    for (const { text, hasHint, latinFont } of line.paragraph.runs) {
      const found = AMBIGUOUS.exec(text)
      if (found && !hasHint && latinFont !== '' && !CHINESE_FONT.test(latinFont))
        yield {
          raw: true,
          start: line.rawAt(at + found.index),
          end: line.rawAt(at + found.index + 1),
          message: `此处的 ${found[0]} 会用西文字体 ${latinFont} 显示成半角，请改用中文字体`,
        }
      at += text.length
    }
  }
}

function* blankIndents(_: WordFile, lines: readonly LaidOutLine[]): Iterable<Match> {
  for (const line of lines) {
    const blanks = /^(?:[\u3000\u00a0]| {2,})[\s\u3000]*/.exec(line.text)?.[0]
    if (blanks === undefined || line.text.trim() === '' || line.paragraph.isInTable) continue
    if (line.line?.kind !== 'text' && line.line?.kind !== 'heading') continue
    yield { ...wholeLine(line), message: '段首用空格缩进，请改用首行缩进2字符' }
  }
}

function* emptyParagraphs(_: WordFile, lines: readonly LaidOutLine[]): Iterable<Match> {
  const first = lines.findIndex((line) => isBody(line) || levelOf(line) !== undefined)
  for (const [i, line] of lines.entries()) {
    if (line.text.trim() !== '' || line.paragraph.isInTable || i < first) continue
    const [before, behind] = [lines[i - 1], lines[i + 1]]
    // Above signature and attachments the standard asks for a blank line; what stands at the end shows nothing.
    const isWanted = !behind || behind.line?.kind === 'signature' || /^附件/.test(behind.text.trim())
    if (before?.text.trim() === '' || !isWanted)
      yield { raw: true, start: line.rawAt(0), end: line.rawAt(0), message: '用空行隔开段落，请删去空行' }
  }
}

function* missingPageNumbers({ pageNumbers }: WordFile): Iterable<Match> {
  if (pageNumbers === 'none') yield { ...WHOLE_FILE, message: '文件没有页码' }
  else if (pageNumbers === 'same')
    yield { ...WHOLE_FILE, message: '页码一般单页居右、双页居左，本文件单双页相同' }
}

function* wrongOutlineLevels(_: WordFile, lines: readonly LaidOutLine[]): Iterable<Match> {
  for (const line of lines) {
    const level = levelOf(line)
    if (level === undefined || line.line?.item?.number === '' || line.paragraph.heading === level) continue
    yield {
      ...wholeLine(line),
      message: `标题序号是第${level}层，Word 大纲级别${line.paragraph.heading === undefined ? '未设' : `为${line.paragraph.heading}级`}，导航窗格中不能正确显示`,
    }
  }
}

function* wrongTitles(_: WordFile, lines: readonly LaidOutLine[]): Iterable<Match> {
  const title = lines.find(({ line }) => line?.kind === 'title')
  if (!title) return
  const size = usualRun(title.paragraph)?.size ?? TITLE.size
  for (const message of titleBreaks(title.text, size)) yield { ...wholeLine(title), message }
}

const LEADING_ZERO = /(?:年\s*0\d\s*月(?:\s*\d{1,2}\s*日)?|月\s*0\d\s*日)/g

/** The date of signature, which the standard rules; elsewhere zeros are the writer's business. */
function* zerosInDates({ lines, clean }: Manuscript): Iterable<Match> {
  for (const { kind, start, end } of lines) {
    if (kind !== 'signature') continue
    for (const { index, 0: words } of clean.slice(start, end).matchAll(LEADING_ZERO))
      yield {
        start: start + index,
        end: start + index + words.length,
        message: '标准规定成文日期的月、日不编虚位',
        suggestion: words.replaceAll(/(?<=[年月]\s*)0/g, ''),
      }
  }
}

function* remains(
  { comments, revisions, authors, paths }: WordFile,
  lines: readonly LaidOutLine[],
): Iterable<Match> {
  if (comments > 0) yield { ...WHOLE_FILE, message: `文件中留有批注${comments}条，定稿前请处理` }
  if (revisions > 0)
    yield { ...WHOLE_FILE, message: `文件中留有未处理的修订${revisions}处，定稿前请接受或拒绝` }
  const hidden = lines.find(({ paragraph }) =>
    paragraph.runs.some(({ isHidden, text }) => isHidden && text.trim() !== ''),
  )
  if (hidden) yield { ...WHOLE_FILE, message: '文件中有隐藏文字，定稿前请删去' }
  if (authors.length > 0)
    yield {
      ...WHOLE_FILE,
      severity: 'hint',
      message: `文件属性中留有作者信息“${authors.join('、').slice(0, 60)}”，公开前可清除`,
    }
  if (paths.length > 0) yield { ...WHOLE_FILE, message: '文件中留有本机路径，公开前请清除' }
}

const PLACEHOLDER = /【待[补定核][^】\n]{0,40}】|\*{1,6}|(?<![A-Za-z])(?:[xX]{2,4}|[×ＸＸ]{2,4})(?![A-Za-z])/g

function* placeholders({ isFinal, clean }: Manuscript): Iterable<Match> {
  if (!isFinal) return
  for (const { index, 0: words } of clean.matchAll(PLACEHOLDER))
    yield { start: index, end: index + words.length, message: `定稿中不能有“${words}”，请补全` }
}

const PRACTICE = usage('文件排版')

/** What is checked on a Word file before it goes out (domain.md 1.9). */
export const LAYOUT_RULES: readonly Rule[] = [
  layoutRule({ id: 'E-01', severity: 'error', source: LAYOUT_STANDARD, most: 2 }, wrongPages),
  layoutRule({ id: 'E-02', severity: 'hint', source: LAYOUT_STANDARD }, wrongPitches),
  layoutRule({ id: 'E-03', severity: 'hint', source: LAYOUT_STANDARD }, wrongFonts),
  layoutRule({ id: 'E-04', severity: 'hint', source: PRACTICE }, boldHeadings),
  layoutRule({ id: 'E-05', severity: 'warning', source: PRACTICE }, narrowQuotes),
  layoutRule({ id: 'E-06', severity: 'warning', source: PRACTICE }, blankIndents),
  layoutRule({ id: 'E-07', severity: 'hint', source: PRACTICE }, emptyParagraphs),
  layoutRule({ id: 'E-08', severity: 'hint', source: LAYOUT_STANDARD }, missingPageNumbers),
  layoutRule({ id: 'E-09', severity: 'hint', source: PRACTICE }, wrongOutlineLevels),
  layoutRule({ id: 'E-10', severity: 'warning', source: LAYOUT_STANDARD, most: 3 }, wrongTitles),
  {
    id: 'E-11',
    severity: 'error',
    source: LAYOUT_STANDARD,
    safe: true,
    find: zerosInDates,
    examples: {
      must: ['一、主要工作\n抓好落实，取得成效。\n青石县水务局\n2025年01月06日'],
      mustNot: ['一、主要工作\n抓好落实，取得成效。\n青石县水务局\n2025年10月16日'],
    },
  },
  layoutRule({ id: 'E-12', severity: 'warning', source: PRACTICE, most: 9 }, remains),
  {
    id: 'E-13',
    severity: 'error',
    source: PRACTICE,
    find: placeholders,
    examples: { must: [], mustNot: ['新建学校【待补：数量】所。'] },
  },
]
