import type { ProofFinding } from '../domain/finding.ts'
import type { ManuscriptOptions } from './manuscript.ts'
import { readManuscript } from './manuscript.ts'
import type { FindingCounts } from './proofread.ts'

const SEVERITY_WORDS = { error: '错误', warning: '提醒', hint: '提示' } as const

/** The findings as a Markdown list, section by section of the text they were found in. */
export function proofreadReport(
  text: string,
  { findings, counts }: { readonly findings: readonly ProofFinding[]; readonly counts: FindingCounts },
  options: ManuscriptOptions = {},
): string {
  const { outline, title } = readManuscript(text, options)
  const tops = outline.filter(({ level }) => level === 1).toSorted((a, b) => a.line - b.line)
  const headings = ['标题和开头', ...tops.map(({ number, heading }) => `${number}${heading}`)]
  const groups = headings.map((): ProofFinding[] => [])
  for (const finding of findings)
    groups[tops.filter(({ line }) => line <= finding.line).length]?.push(finding)
  const total = `错误${counts.error}处，提醒${counts.warning}处，提示${counts.hint}处`
  return [
    `# 审校意见：${escapeMarkdown(title)}`,
    '',
    findings.length === 0 ? '没有发现问题。' : `${total}。`,
    ...groups.flatMap((group, i) =>
      group.length === 0
        ? []
        : ['', `## ${escapeMarkdown(headings[i] ?? '')}`, '', ...group.map(findingItem)],
    ),
    '',
  ].join('\n')
}

function findingItem({ severity, line, quote, message, suggestion, source }: ProofFinding): string {
  const change = suggestion === null ? '' : `；可改为“${suggestion}”`
  const words = quote === '' ? '' : `“${quote.slice(0, 40)}”`
  return `- **${SEVERITY_WORDS[severity]}** 第${line}行${escapeMarkdown(words)}：${escapeMarkdown(message + change)}（${source}）`
}

const escapeMarkdown = (text: string): string =>
  text.replaceAll(/[\\`*_[\]<>#|]/g, (mark) => `\\${mark}`).replaceAll(/\s+/g, ' ')
