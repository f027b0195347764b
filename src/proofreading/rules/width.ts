import type { RawChange } from '../../corpus/clean.ts'
import type { Manuscript } from '../manuscript.ts'
import { type Match, PUNCTUATION_STANDARD, PUNCTUATION_USAGE, type Rule } from '../rule.ts'

const changesOf = ({ changes }: Manuscript, rule: string): RawChange[] =>
  changes.filter((change) => change.rule === rule)

const isQuote = ({ text }: RawChange): boolean => /[“”‘’]/.test(text)

/** Whether half-width marks outnumber the others: then something outside the text made them all. */
function isHalfWidthThroughout({ raw }: Manuscript, narrow: number): boolean {
  const wide = raw.match(/[，；：？！（）]/g)?.length ?? 0
  return narrow > wide
}

function* narrowMarks(manuscript: Manuscript, quotes: boolean): Iterable<Match> {
  const all = changesOf(manuscript, 'punct.halfwidth')
  const throughout = isHalfWidthThroughout(manuscript, all.length)
  for (const change of all) {
    if (isQuote(change) !== quotes) continue
    yield {
      start: change.start,
      end: change.end,
      raw: true,
      severity: throughout || quotes ? 'hint' : 'error',
      message: throughout
        ? '全文标点基本为半角，可能是转换时造成的，建议一次改为全角'
        : quotes
          ? '直引号应改为中文引号'
          : `半角“${manuscript.raw.slice(change.start, change.end)}”应为全角“${change.text}”`,
      suggestion: change.text,
    }
  }
}

const bothWidths = (example: string): string => `全市教育工作会议召开，部署了任务，提出了要求。${example}`

export const WIDTH_RULES: readonly Rule[] = [
  {
    id: 'P-01',
    severity: 'error',
    source: PUNCTUATION_USAGE,
    safe: true,
    most: 3,
    find: (manuscript) => narrowMarks(manuscript, false),
    examples: {
      must: [bothWidths('学校建成,投入使用。'), '各校建成,投入使用;群众满意,社会认可:效果好。'],
      mustNot: ['投入1,234万元，比例为1:12。', '详见www.example.com/a,b?x=1的说明。'],
    },
  },
  {
    id: 'P-02',
    severity: 'warning',
    source: PUNCTUATION_USAGE,
    safe: true,
    most: 3,
    find: (manuscript) => narrowMarks(manuscript, true),
    examples: { must: ['落实"双减"政策，成效明显。'], mustNot: ['落实“双减”政策，成效明显。'] },
  },
  {
    id: 'P-02',
    severity: 'warning',
    source: PUNCTUATION_USAGE,
    most: 3,
    *find({ clean }) {
      for (const { index, 0: all, 1: words = '' } of clean.matchAll(
        /(?<![\w'])'([\u4e00-\u9fff][^'\n]{0,30})'(?![\w'])/g,
      )) {
        const [open, close] = insideMarks(clean.slice(Math.max(0, index - 120), index)) ? '‘’' : '“”'
        yield {
          start: index,
          end: index + all.length,
          message: '直引号应改为中文引号',
          suggestion: `${open}${words}${close}`,
        }
      }
    },
    examples: {
      must: ["认真落实'河长制'工作要求。"],
      mustNot: ["学习《What's New》课程。", '认真落实“河长制”工作要求。'],
    },
  },
  {
    id: 'P-16',
    severity: 'warning',
    source: PUNCTUATION_USAGE,
    safe: true,
    most: 8,
    *find(manuscript) {
      for (const { start, end } of changesOf(manuscript, 'space.stray'))
        yield { start, end, raw: true, message: '此处不应有空格', suggestion: '' }
    },
    examples: {
      must: ['新建学校 12 所，全部投入使用。', '实施“5+ 2”工程，效果明显。'],
      mustNot: ['新建学校12所，全部投入使用。', '使用Windows 10系统，运行平稳。'],
    },
  },
  {
    id: 'P-16',
    severity: 'hint',
    source: PUNCTUATION_USAGE,
    most: 1,
    *find({ body, clean }) {
      for (const { start, end } of body)
        for (const { index } of clean
          .slice(start, end)
          .matchAll(/(?<=[\u4e00-\u9fff]{2}) (?=[\u4e00-\u9fff]{2})/g))
          if (!insideMarks(clean.slice(start, start + index)))
            yield {
              start: start + index,
              end: start + index + 1,
              message: '两字之间有空格，请核对是否多余或漏了标点',
              suggestion: null,
            }
    },
    examples: {
      must: ['认真落实 三区人才支教计划，成效明显。'],
      mustNot: ['微党课《博爱 大爱》获得好评。', '参加会议的有李 明、王 强等。'],
    },
  },
  {
    id: 'P-09',
    severity: 'error',
    source: PUNCTUATION_USAGE,
    safe: true,
    *find({ clean }) {
      for (const { index, 0: marks } of clean.matchAll(
        /(?<![，。；：、…])[，。；：、]{2,}(?![，。；：、…])/g,
      )) {
        // Three full stops are a broken ellipsis, which has a rule of its own.
        if (/^。{3,}$|^、{3,}$/.test(marks)) continue
        yield {
          start: index,
          end: index + marks.length,
          message: `标点“${marks}”重复`,
          suggestion: strongest(marks),
        }
      }
    },
    examples: {
      must: ['新建学校5所，，改建3所。', '工作扎实推进，。'],
      mustNot: ['新建学校5所，改建3所……', '他问：“为什么？”'],
    },
  },
  {
    id: 'P-03',
    severity: 'warning',
    source: PUNCTUATION_STANDARD,
    safe: true,
    *find({ clean }) {
      for (const { index, 0: dots } of clean.matchAll(
        /(?<![\w./])(?:\.{3,6}|。{3,6}|·{3,6}|(?<!…)…(?!…))(?![\w./])/g,
      ))
        yield {
          start: index,
          end: index + dots.length,
          message: `标准规定省略号为“……”，此处写作“${dots}”`,
          suggestion: '……',
        }
    },
    examples: {
      must: ['书法、绘画、舞蹈...丰富多彩。', '书法、绘画、舞蹈。。。', '书法、绘画、舞蹈…丰富多彩。'],
      mustNot: ['书法、绘画、舞蹈……丰富多彩。'],
    },
  },
]

const insideMarks = (before: string): boolean =>
  before.lastIndexOf('《') > before.lastIndexOf('》') || before.lastIndexOf('“') > before.lastIndexOf('”')

const BY_STRENGTH = '。；：，、'
const strongest = (marks: string): string =>
  [...marks].reduce((a, b) => (BY_STRENGTH.indexOf(b) < BY_STRENGTH.indexOf(a) ? b : a))
