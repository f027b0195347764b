import type { Fact } from '../../domain/fact-sheet.ts'
import { verifyText } from '../../grounding/verify.ts'
import { bySheet, type Match, type Rule } from '../rule.ts'

const SHEET = bySheet('')

const isNamed = (text: string, { label, aliases }: Fact): boolean =>
  [label, ...aliases].some((name) => text.includes(name))

export const SHEET_RULES: readonly Rule[] = [
  {
    id: 'C-02',
    severity: 'warning',
    source: SHEET,
    *find({ sheet, clean, lines }): Iterable<Match> {
      const first = lines[0]
      if (!sheet || !first) return
      for (const fact of sheet.facts)
        if (fact.kind === 'last-plan' && !isNamed(clean, fact))
          yield {
            start: first.start,
            end: first.end,
            message: `上年计划“${fact.label}”在总结中没有交代完成情况`,
          }
    },
    examples: { must: [], mustNot: [] },
  },
  {
    id: 'C-03',
    severity: 'hint',
    source: SHEET,
    *find({ sheet, clean }): Iterable<Match> {
      for (const fact of sheet?.facts ?? []) {
        if (fact.kind !== 'indicator' || fact.value === null || !fact.target || fact.better === 'none')
          continue
        const [value, target] = [Number(fact.value), Number(fact.target.value)]
        const missed = fact.better === 'up' ? value < target : value > target
        const at = clean.indexOf(fact.label)
        if (missed && at >= 0 && !clean.includes(fact.target.value))
          yield {
            start: at,
            end: at + fact.label.length,
            message: `“${fact.label}”目标为${fact.target.value}${fact.unit}，实际为${fact.value}${fact.unit}，未达目标而文中没有说明`,
          }
      }
    },
    examples: { must: [], mustNot: [] },
  },
  {
    // The findings of gate B under their own ids stand in the message; the text judged is the clean one.
    id: 'sheet',
    severity: 'error',
    source: SHEET,
    *find({ sheet, clean }): Iterable<Match> {
      if (!sheet) return
      const starts = [0]
      for (let at = clean.indexOf('\n'); at >= 0; at = clean.indexOf('\n', at + 1)) starts.push(at + 1)
      for (const { line, start, end, severity, message, suggestion } of verifyText(clean, sheet).findings) {
        const offset = starts[line - 1] ?? 0
        yield { start: offset + start, end: offset + end, severity, message, suggestion }
      }
    },
    examples: { must: [], mustNot: [] },
  },
]
