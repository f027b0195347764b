import type { RawChange } from '../../corpus/clean.ts'
import type { Manuscript } from '../manuscript.ts'
import { LAYOUT_STANDARD, type Match, type Rule, type RuleSource, usage } from '../rule.ts'

const ORIGIN = usage('来稿整理')

/** Above this many the remains of a page are told as one. */
const MOST_REMAINS = 12

type Told = {
  readonly source: RuleSource
  readonly severity: Rule['severity']
  readonly message: string
  readonly most?: number
}

const REMAINS: Readonly<Record<string, Told>> = {
  'ingest.boilerplate': {
    source: ORIGIN,
    severity: 'hint',
    most: MOST_REMAINS,
    message: '网页的栏目、导航等文字混入正文，应删去',
  },
  'ingest.site_name': {
    source: ORIGIN,
    severity: 'hint',
    most: MOST_REMAINS,
    message: '网站名称混入正文，应删去',
  },
  'ingest.teaser': {
    source: ORIGIN,
    severity: 'hint',
    most: MOST_REMAINS,
    message: '网页上其他文章的标题或摘要混入正文，应删去',
  },
  'ingest.contents': { source: ORIGIN, severity: 'hint', most: 1, message: '目录混入正文，应删去' },
  'ingest.page_number': { source: ORIGIN, severity: 'hint', most: 1, message: '页码混入正文，应删去' },
  'ingest.dup_title': { source: ORIGIN, severity: 'hint', message: '标题重复，只保留一处' },
  'ingest.dup_abstract': { source: ORIGIN, severity: 'hint', message: '这一段与正文重复，应删去' },
  'ingest.title_in_links': {
    source: ORIGIN,
    severity: 'hint',
    message: '本文的标题混在网页链接之中，应移到文首',
  },
  'ingest.table_bars': { source: ORIGIN, severity: 'hint', most: 4, message: '表格竖线混入正文，应删去' },
  'ingest.markup': { source: ORIGIN, severity: 'hint', most: 1, message: '网页标记混入正文，应删去' },
  'ingest.broken_line': {
    source: ORIGIN,
    severity: 'hint',
    most: 1,
    message: '一句话被换行断开，应连为一段',
  },
  'ingest.one_line_body': {
    source: ORIGIN,
    severity: 'hint',
    most: 1,
    message: '序号没有另起一段，应在此分段',
  },
  'struct.signoff_run_in': {
    source: LAYOUT_STANDARD,
    severity: 'error',
    message: '署名和日期连在正文后面，标准规定另起行',
  },
}

const BROKEN_NUMBERS: Readonly<Record<string, (change: RawChange) => string>> = {
  'number.missing_open_bracket': () => '序号缺少前括号',
  'number.missing_number': ({ text }) => `序号只剩后括号，按顺序应为“${text}）”`,
}

const changesOf = ({ changes }: Manuscript, rule: string): RawChange[] =>
  changes.filter((change) => change.rule === rule)

function rule(id: string, { source, severity, message, most }: Told): Rule {
  return {
    id,
    severity,
    source,
    ...(most === undefined ? {} : { most }),
    *find(manuscript): Iterable<Match> {
      let last = Number.NEGATIVE_INFINITY
      for (const { start, end } of changesOf(manuscript, id)) {
        // Two edits at one place, as before and behind a signature, are one fault.
        if (start - last > 40 || id !== 'struct.signoff_run_in') yield { raw: true, start, end, message }
        last = end
      }
    },
    examples: EXAMPLES[id] ?? { must: [], mustNot: [] },
  }
}

const EXAMPLES: Readonly<Record<string, Rule['examples']>> = {
  'struct.signoff_run_in': {
    must: ['一、主要工作\n加强管理，提高质量。 某某市教育局 2023年12月26日'],
    mustNot: ['一、主要工作\n加强管理，提高质量。\n某某市教育局\n2023年12月26日'],
  },
}

export const INGEST_RULES: readonly Rule[] = [
  ...Object.entries(REMAINS).map(([id, told]) => rule(id, told)),
  {
    id: 'R-01',
    severity: 'error',
    source: ORIGIN,
    *find(manuscript) {
      for (const { start, end, text } of changesOf(manuscript, 'ingest.broken_join'))
        if (text === '')
          yield { raw: true, start, end, message: '序号留在了上一行末尾，应移到下一行开头', suggestion: '' }
    },
    examples: {
      must: ['一、工作\n5.加强培训，评选先进。6.\n配合做好学习试点工作，推进应用。'],
      mustNot: ['一、工作\n5.加强培训，评选先进。\n6.配合做好学习试点工作，推进应用。'],
    },
  },
  {
    id: 'R-02',
    severity: 'error',
    source: ORIGIN,
    *find(manuscript) {
      for (const [id, message] of Object.entries(BROKEN_NUMBERS))
        for (const change of changesOf(manuscript, id)) {
          const end = manuscript.raw.slice(change.start).search(/[)）]/) + change.start + 1
          const broken = manuscript.raw.slice(change.start, end)
          yield {
            raw: true,
            start: change.start,
            end,
            message: message(change),
            suggestion: `${change.text}${broken.slice(0, -1)}）`,
          }
        }
    },
    examples: {
      must: [
        '一、工作\n一）抓好党建工作。\n二）抓好教学工作。',
        '一、工作\n（一）抓党建，促发展。\n）抓教学，提质量。',
      ],
      mustNot: ['一、工作\n（一）抓好党建工作。\n（二）抓好教学工作。'],
    },
  },
]
