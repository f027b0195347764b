import type { OutlineItem } from '../../domain/document.ts'
import type { Manuscript, TextLine } from '../manuscript.ts'
import { type Match, PUNCTUATION_USAGE, type Rule, usage } from '../rule.ts'

const HEADINGS = usage('标题写法')
const LONGEST = 30

/** Whether text or deeper items stand under a heading: a lone sentence with nothing below is a task, not a heading. */
function hasContent({ lines, outline }: Manuscript, line: TextLine, item: OutlineItem): boolean {
  const next = lines[lines.indexOf(line) + 1]
  if (!next) return false
  if (next.kind === 'text' && !next.item) return true
  const following = outline[outline.indexOf(item) + 1]
  return following !== undefined && following.level > item.level && following.start <= next.end
}

/** Whether the items beside this one run into their text: then this one lost its text to the next line. */
function hasRunInSibling({ outline }: Manuscript, item: OutlineItem): boolean {
  const at = outline.indexOf(item)
  const isEdge = (other: OutlineItem): boolean => other.level < item.level
  const before = outline.slice(0, at).findLastIndex(isEdge) + 1
  const behind = outline.findIndex((other, i) => i > at && isEdge(other))
  return outline
    .slice(before, behind < 0 ? outline.length : behind)
    .some(({ level, runIn, number }) => level === item.level && runIn && number !== '')
}

/** Whether something else follows on the heading's line in the file: then its mark closes a run-in heading. */
function endsRawLine({ raw, map }: Manuscript, at: number): boolean {
  const segment = map.findLast(({ clean }) => clean <= at)
  const offset = segment ? segment.raw + (at - segment.clean) : at
  return /^[。，；：][ \t\u3000]*(?:[\r\n]|$)/.test(raw.slice(offset, offset + 12))
}

function* headingEndMarks(manuscript: Manuscript): Iterable<Match> {
  for (const line of manuscript.lines) {
    const { kind, item, text, end } = line
    if (kind !== 'heading' || !item || !/[。，；：]$/.test(text)) continue
    if (item.heading.length > LONGEST || /[。；]/.test(item.heading)) continue
    if (item.number === '' || !endsRawLine(manuscript, end - 1)) continue
    if (item.level > 1 && (!hasContent(manuscript, line, item) || hasRunInSibling(manuscript, item))) continue
    yield {
      start: item.start,
      end,
      // Below the first level many an office closes its headings throughout.
      ...(item.level > 1 ? { severity: 'hint' as const } : {}),
      message: `单独成行的标题末尾通常不加标点，此处有“${text.slice(-1)}”`,
      suggestion: item.heading,
    }
  }
}

const bare = (heading: string): string => heading.replace(/[“”《》‘’]/g, '')
const clauses = (heading: string): string[] => bare(heading).split(/[，、]/)

/** Three or more siblings in a row, of one level under one heading. */
function siblingGroups({ outline }: Manuscript): OutlineItem[][] {
  const groups: OutlineItem[][] = []
  for (const level of [2, 3]) {
    let group: OutlineItem[] = []
    const close = (): void => {
      if (group.length >= 3) groups.push(group)
      group = []
    }
    for (const item of outline) {
      if (item.level < level) close()
      else if (item.level === level && item.number !== '' && item.heading.length <= LONGEST) group.push(item)
    }
    close()
  }
  return groups
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

const isParallel = (group: readonly OutlineItem[], same: (item: OutlineItem) => string | number): boolean =>
  new Map(group.map((item) => [same(item), 0])).size <= Math.max(1, Math.floor(group.length / 3))

function* oddClauseCounts(manuscript: Manuscript): Iterable<Match> {
  for (const group of siblingGroups(manuscript)) {
    const usual = median(group.map(({ heading }) => clauses(heading).length))
    const odd = group.filter(({ heading }) => clauses(heading).length !== usual)
    if (odd.length === 0 || odd.length > group.length / 3) continue
    for (const { start, end } of odd)
      yield { start, end, message: `同级标题多为${usual}个分句，这一标题不同，可考虑对仗` }
  }
}

function* oddLengths(manuscript: Manuscript): Iterable<Match> {
  for (const group of siblingGroups(manuscript)) {
    if (!isParallel(group, ({ heading }) => clauses(heading).length)) continue
    const lengthOf = ({ heading }: OutlineItem): number => bare(heading).length
    const usual = median(group.map(lengthOf))
    const odd = group.filter((item) => Math.abs(lengthOf(item) - usual) > 1)
    const even = group.filter((item) => lengthOf(item) === usual)
    if (group.length < 4 || odd.length !== 1 || even.length < group.length - 1) continue
    for (const { start, end } of odd)
      yield { start, end, message: `同级标题多为${usual}字，这一标题字数不同，可考虑对仗` }
  }
}

const FIXED = ['进一步', '坚持', '着力', '全面', '持续', '扎实', '不断']

function* oddFixedWords(manuscript: Manuscript): Iterable<Match> {
  for (const group of siblingGroups(manuscript))
    for (const word of FIXED) {
      const without = group.filter(({ heading }) => !heading.includes(word))
      if (group.length < 4 || without.length === 0 || without.length > group.length / 4) continue
      for (const { start, end } of without)
        yield { start, end, message: `同级标题都有“${word}”，这一标题没有，可考虑一致` }
    }
}

const VERB =
  /^(?:坚持|强化|加强|推进|深化|提升|优化|完善|落实|健全|聚焦|夯实|筑牢|抓好|加快|改善|促进|规范|严格|创新|统筹)/

function* repeatedVerbs(manuscript: Manuscript): Iterable<Match> {
  for (const group of siblingGroups(manuscript)) {
    const verbs = group.map(({ heading }) => VERB.exec(heading)?.[0])
    for (const [i, item] of group.entries()) {
      const verb = verbs[i]
      const count = verbs.filter((other) => other === verb).length
      // A verb that all siblings share is the fixed word of the series.
      if (verb && count > 1 && count < group.length && verbs.indexOf(verb) < i)
        yield {
          start: item.start,
          end: item.start + verb.length,
          message: `同级标题重复使用“${verb}”，可考虑换词`,
        }
    }
  }
}

const NUMBERS = '一二三四五六七八九十'

function* unkeptNumbers({ clean, outline, lines }: Manuscript): Iterable<Match> {
  const first = lines.findIndex(({ kind }) => kind === 'heading')
  for (const line of lines.slice(0, first + 3)) {
    if (line.kind !== 'text') continue
    for (const { index, 1: digit = '', 2: word = '' } of line.text.matchAll(
      /“([三四五六七八九])([\u4e00-\u9fff])提升”/g,
    )) {
      const series = outline.filter(({ heading }) => new RegExp(`${word}(?:$|[，、])`).test(heading))
      const levels = new Set(series.map(({ level }) => level))
      const start = line.start + index
      if (series.length > 0 && levels.size === 1 && series.length !== NUMBERS.indexOf(digit) + 1)
        yield {
          start,
          end: clean.indexOf('”', start) + 1,
          message: `开头提出“${digit}${word}”，以“${word}”结尾的标题有${series.length}个，请核对`,
        }
    }
  }
}

/** 聚焦“四个提升” over headings of which only three are of 提升. */
function* unkeptSeries({ clean, outline, lines }: Manuscript): Iterable<Match> {
  const first = lines.findIndex(({ kind }) => kind === 'heading')
  for (const line of lines.slice(0, first + 3)) {
    if (line.kind !== 'text') continue
    for (const { index, 1: digit = '', 2: word = '' } of line.text.matchAll(
      /“([三四五六七八九])[个大]([\u4e00-\u9fff]{2})”/g,
    )) {
      const series = outline.filter(({ heading }) => heading.startsWith(word) || heading.endsWith(word))
      const [level] = new Set(series.map((item) => item.level))
      const siblings = outline.filter((item) => item.level === level)
      // The series is the whole row of headings, or it is no series.
      if (series.length < 2 || series.length !== siblings.length) continue
      if (series.length === NUMBERS.indexOf(digit) + 1) continue
      const start = line.start + index
      yield {
        start,
        end: clean.indexOf('”', start) + 1,
        message: `开头提出“${digit}个${word}”，“${word}”的标题有${series.length}个，请核对`,
      }
    }
  }
}

const hint = (id: string, find: Rule['find'], examples: Rule['examples']): Rule => ({
  id,
  severity: 'hint',
  source: HEADINGS,
  most: 1,
  find,
  examples,
})

const sections = (headings: readonly string[]): string =>
  `一、主要工作\n${headings.map((heading, i) => `（${NUMBERS.charAt(i)}）${heading}\n抓好落实，取得成效。`).join('\n')}\n二、打算\n努力。`
const PARALLEL = sections(['强基础，夯实发展基石', '促改革，创优发展动能', '守底线，筑牢发展屏障'])

export const HEADING_RULES: readonly Rule[] = [
  {
    id: 'H-08',
    severity: 'error',
    source: PUNCTUATION_USAGE,
    most: 3,
    find: headingEndMarks,
    examples: {
      must: ['一、总体要求。\n夯实基础，完善机制。\n二、主要目标\n提高质量。'],
      mustNot: [
        '一、总体要求\n夯实基础，完善机制。',
        '一、工作\n1.政治建设全面加强。坚持用理论武装头脑，落实责任。\n2.学习常抓不懈。',
      ],
    },
  },
  {
    id: 'H-12',
    severity: 'hint',
    source: HEADINGS,
    most: 1,
    *find({ outline }) {
      for (const { number, runIn, start, end } of outline)
        if (number === '' && runIn)
          yield { start, end: end + 1, message: '没有序号的段首标题，可按所在层次加序号' }
    },
    examples: {
      must: [
        '一、党建工作\n基层党建亮点纷呈。全面贯彻各项会议精神，深入开展学习教育，落实组织生活制度，成效明显。\n廉政建设成效显著。召开全系统推进会议，层层签订责任书，加强监督检查，营造清廉风气。',
      ],
      mustNot: [
        '一、党建工作\n（一）基层党建亮点纷呈。全面贯彻各项会议精神，深入开展学习教育，落实组织生活制度。',
      ],
    },
  },
  hint('K-01', oddClauseCounts, {
    must: [sections(['强基础，夯实发展基石', '促改革，创优发展动能', '筑牢发展屏障'])],
    mustNot: [PARALLEL],
  }),
  hint('K-02', oddLengths, {
    must: [
      sections([
        '党的领导进一步加强',
        '公共服务进一步优化',
        '立德树人进一步落实',
        '师资队伍建设水平进一步优化',
      ]),
    ],
    mustNot: [PARALLEL],
  }),
  hint('K-03', oddFixedWords, {
    must: [sections(['党的领导进一步加强', '公共服务进一步优化', '立德树人进一步落实', '师资队伍更加优化'])],
    mustNot: [PARALLEL],
  }),
  hint('K-04', repeatedVerbs, {
    must: [sections(['加强党的建设', '加强队伍建设', '深化教育改革'])],
    mustNot: [PARALLEL, sections(['坚持立德树人', '坚持优先发展', '坚持改革创新'])],
  }),
  hint('K-05', unkeptNumbers, {
    must: [
      `一、2024年工作思路\n2024年，聚焦“五力提升”，抓好工作。\n（一）提升党建引领力\n抓好党建。\n（二）提升资源承载力\n抓好建设。`,
    ],
    mustNot: [
      `一、2024年工作思路\n2024年，聚焦“三力提升”，抓好工作。\n（一）提升党建引领力\n抓好党建。\n（二）提升资源承载力\n抓好建设。\n（三）提升质量竞争力\n抓好质量。`,
    ],
  }),
  hint('K-05', unkeptSeries, {
    must: [
      `一、提升防汛能力\n聚焦“四个提升”，抓防汛。\n二、提升供水能力\n抓供水。\n三、提升管护能力\n抓管护。`,
    ],
    mustNot: [
      `一、提升防汛能力\n聚焦“三个提升”，抓防汛。\n二、提升供水能力\n抓供水。\n三、提升管护能力\n抓管护。`,
    ],
  }),
]
