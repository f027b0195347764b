import type { Span } from '../../text/span.ts'
import { type Match, PUNCTUATION_STANDARD, PUNCTUATION_USAGE, type Rule } from '../rule.ts'

const SHORTEST = 15
const MEMBERS = /(?:^|[。；;，,：:、])(?:[一二三四五六七八九十]{1,2}是|[（(]\d{1,2}[）)]|[①-⑳])/g

/** Where the items of a list inside one paragraph begin, their marks before them. */
function membersOf(text: string): { readonly at: number; readonly before: string; readonly form: string }[] {
  return Array.from(text.matchAll(MEMBERS), ({ index, 0: raw }) => {
    const before = /^[。；;，,：:、]/.exec(raw)?.[0] ?? ''
    return { at: index + before.length, before, form: raw.endsWith('是') ? 'han' : 'digit' }
  })
}

/** The first separator of a list that differs from the prevailing one; the mark before the first item is no separator. */
function oddSeparator(text: string, form: string): Span | undefined {
  const separators = membersOf(text)
    .filter((member) => member.form === form)
    .slice(1)
    .filter(({ before }) => /[。；，]/.test(before))
  if (separators.length < 2) return undefined
  const counts = new Map<string, number>()
  for (const { before } of separators) counts.set(before, (counts.get(before) ?? 0) + 1)
  if (counts.size < 2) return undefined
  const most = Math.max(...counts.values())
  const odd = separators.find(({ before }) => counts.get(before) !== most) ?? separators[1]
  return odd && { start: odd.at - 1, end: odd.at }
}

function listRule(id: string, form: string, message: string, examples: Rule['examples']): Rule {
  return {
    id,
    severity: 'hint',
    source: PUNCTUATION_USAGE,
    most: 2,
    *find({ body }) {
      for (const { text, start } of body) {
        const odd = oddSeparator(text, form)
        if (odd) yield { start: start + odd.start, end: start + odd.end, message }
      }
    },
    examples,
  }
}

export const PARAGRAPH_RULES: readonly Rule[] = [
  {
    id: 'P-10',
    severity: 'error',
    source: PUNCTUATION_STANDARD,
    *find({ body, lines }): Iterable<Match> {
      const last = lines.at(-1)
      for (const line of body) {
        const text = line.text.trimEnd()
        // A line without any mark inside may be a heading or a caption.
        if (text.length < SHORTEST || /[。？！?!：；”’》）)…—.、]$/.test(text) || !/[，。；：]/.test(text))
          continue
        // A list of names or a caption at the foot of a page ends without mark.
        if (line === last && !/[。；]/.test(text)) continue
        const end = line.start + text.length
        yield {
          start: end - 1,
          end,
          message: '标准规定句末用句号、问号或叹号，这一段末尾没有标点',
          suggestion: `${text.slice(-1)}。`,
        }
      }
    },
    examples: {
      must: [
        '一、主要工作\n加快学校建设，新建学校5所。高考综合评估全市排名第3\n二、下步打算\n继续努力，办好教育。',
      ],
      mustNot: [
        '一、主要工作\n加快学校建设，新建学校5所。',
        '（一）强化党建引领，全面从严治党向纵深推进\n抓好党建。',
      ],
    },
  },
  listRule('P-12', 'digit', '同一句中分列的各项，分隔的标点宜一致', {
    must: ['要求：（1）加强领导；（2）落实责任。（3）严格考核；（4）务求实效。'],
    mustNot: ['要求：（1）加强领导；（2）落实责任；（3）严格考核。'],
  }),
  listRule('P-13', 'han', '“一是”“二是”各项之间的标点宜一致，全用分号或全用句号', {
    must: ['主要做法：一是加强领导；二是落实责任。三是严格考核；四是务求实效。'],
    mustNot: [
      '主要做法：一是加强领导；二是落实责任；三是严格考核。',
      '一是加强领导。二是落实责任。三是严格考核。',
    ],
  }),
  {
    id: 'P-17',
    severity: 'hint',
    source: PUNCTUATION_USAGE,
    most: 2,
    *find({ sentences, clean }) {
      for (const { start, end } of sentences) {
        const text = clean.slice(start, end)
        if (text.includes('\n')) continue
        const colons = Array.from(text.matchAll(/(?<!\d)：|：(?!\d)/g), ({ index }) => index)
        const [first = 0, second] = colons
        // What stands in quotation marks is another's sentence with a colon of its own.
        if (second === undefined || /[“《（]/.test(text.slice(first, second)) || first < 2) continue
        yield { start: start + second, end: start + second + 1, message: '一句中两次用冒号，宜改写其中一处' }
      }
    },
    examples: {
      must: ['主要任务有三项：第一项是：加强队伍建设。'],
      mustNot: ['主要任务有三项：加强队伍建设，改善条件，提高质量。', '会议于8：30开始：各校参加。'],
    },
  },
]
