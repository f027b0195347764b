import type { StoredDocument } from '../domain/document.ts'

/** What the rules of reading do, in the words of the office. */
const RULES: Readonly<Record<string, string>> = {
  'ingest.boilerplate': '网页附带文字',
  'ingest.broken_join': '断行接续',
  'ingest.broken_line': '断行接续',
  'ingest.contents': '目录',
  'ingest.dup_abstract': '重复摘要',
  'ingest.dup_title': '重复标题',
  'ingest.page_chrome': '网页附带文字',
  'ingest.page_number': '页码',
  'ingest.running_line': '页眉页脚',
  'ingest.table_bars': '表格线',
  'ingest.teaser': '网页导语',
  'ingest.title_in_links': '链接中的标题',
  'ingest.heading_mark': '标题前的标记',
  'ingest.markup': '标记符号',
  'ingest.one_line_body': '拆分段落',
  'ingest.site_name': '网站名称',
  'number.missing_number': '补缺序号',
  'number.missing_close_bracket': '补缺括号',
  'number.missing_open_bracket': '补缺括号',
  'punct.halfwidth': '半角标点',
  'space.stray': '多余空格',
}

type Changes = Pick<StoredDocument, 'title' | 'raw' | 'removedLines' | 'removals' | 'repairs' | 'notices'>

/** How many places of a document reading mended; the marks of headings are no faults. */
export const countRepairs = (repairs: StoredDocument['repairs']): number =>
  repairs.reduce((sum, { rule, count }) => sum + (rule === 'ingest.heading_mark' ? 0 : (count ?? 1)), 0)

export const countHeadingMarks = (repairs: StoredDocument['repairs']): number =>
  repairs.filter(({ rule }) => rule === 'ingest.heading_mark').length

const nameOf = (rule: string | undefined): string => RULES[rule ?? ''] ?? '其他'

/** Every line that reading left out and every change that it made, with the lines of the file. */
export function changesWords({ title, raw, removedLines, removals, repairs, notices }: Changes): string {
  const rules = new Map(removals.map(({ line, rule }) => [line, rule]))
  const lines = raw.split(/\r\n|\r|\n/)
  return [
    title,
    ...notices.map((notice) => `请留意：${notice}`),
    `去除 ${removedLines.length} 行`,
    ...removedLines.map(
      (line) => `  第 ${line} 行，${nameOf(rules.get(line))}：${lines[line - 1]?.trim() ?? ''}`,
    ),
    `修复 ${countRepairs(repairs)} 处，去掉标题标记 ${countHeadingMarks(repairs)} 处`,
    ...repairs.map(
      ({ line, rule, before, after, count }) =>
        `  第 ${line} 行，${nameOf(rule)}${count ? `（${count} 处，示首处）` : ''}：${before.trim()} → ${after.trim() || '（删去）'}`,
    ),
  ].join('\n')
}
