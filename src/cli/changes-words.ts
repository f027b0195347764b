import type { StoredDocument } from '../domain/document.ts'

/** What the rules of reading do, in the words of the office. */
const RULES: Readonly<Record<string, string>> = {
  'ingest.boilerplate': '网页附带文字',
  'ingest.broken_join': '断行接续',
  'ingest.broken_line': '断行接续',
  'ingest.contents': '目录',
  'ingest.dup_abstract': '重复摘要',
  'ingest.dup_title': '重复标题',
  'ingest.page_number': '页码',
  'ingest.table_bars': '表格线',
  'ingest.teaser': '网页导语',
  'ingest.title_in_links': '链接中的标题',
  'ingest.heading_mark': '标题前的标记',
  'ingest.markup': '标记符号',
  'ingest.one_line_body': '拆分段落',
  'ingest.site_name': '网站名称',
  'number.missing_number': '补缺序号',
  'number.missing_open_bracket': '补缺括号',
  'punct.halfwidth': '半角标点',
  'space.stray': '多余空格',
}

type Changes = Pick<StoredDocument, 'title' | 'raw' | 'removedLines' | 'repairs' | 'notices'>

/** Every line that reading left out and every change that it made, with the lines of the file. */
export function changesWords({ title, raw, removedLines, repairs, notices }: Changes): string {
  const lines = raw.split(/\r\n|\r|\n/)
  return [
    title,
    ...notices.map((notice) => `请留意：${notice}`),
    `去除 ${removedLines.length} 行`,
    ...removedLines.map((line) => `  第 ${line} 行：${lines[line - 1]?.trim() ?? ''}`),
    `修复 ${repairs.length} 处`,
    ...repairs.map(
      ({ line, rule, before, after }) =>
        `  第 ${line} 行，${RULES[rule] ?? '其他'}：${before.trim()} → ${after.trim() || '（删去）'}`,
    ),
  ].join('\n')
}
