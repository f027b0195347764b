import type { DraftPlan, Sentence } from '../domain/draft.ts'
import type { Fact, FactSheet } from '../domain/fact-sheet.ts'
import type { Coverage, Finding } from '../domain/finding.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { isAwaited } from './plan/fact-weight.ts'

/**
 * What a person should look at in a finished draft: what the gates marked, and every must that is not told. Lines
 * count title, headings and paragraphs, each on a line of its own but for run-in headings.
 */
export function findingsOf(
  plan: DraftPlan,
  sentences: ReadonlyMap<string, readonly Sentence[]>,
  coverage: Coverage,
  { byId, sheet }: SheetIndex,
): Finding[] {
  const findings: Finding[] = []
  let line = 1
  for (const section of plan.sections) {
    line += 1
    const own = sentences.get(section.id) ?? []
    const head = section.runIn ? `${section.number}${section.heading}。`.length : 0
    for (const paragraph of new Set(own.map((sentence) => sentence.paragraph))) {
      const first = section.runIn && paragraph === own[0]?.paragraph
      if (!first) line += 1
      let start = first ? head : 0
      for (const { text, checks } of own.filter((sentence) => sentence.paragraph === paragraph)) {
        const end = start + text.length
        for (const { rule, severity, message } of checks) {
          findings.push({
            rule,
            severity,
            line,
            start,
            end,
            quote: text,
            message,
            suggestion: null,
            source: '台账',
          })
        }
        start = end
      }
    }
  }
  const awaited = coverage.must.used.flatMap((id) => byId.get(id) ?? []).filter(isAwaited)
  return [
    ...findings,
    ...coverage.must.missing.map((id) => missingMust(byId.get(id)?.label ?? id)),
    ...awaited.map(awaitedMust),
    ...openDisputes(
      sheet,
      new Set([...sentences.values()].flat().flatMap(({ facts }) => facts.map(({ id }) => id))),
    ),
  ]
}

/** A placeholder is no account: the fact stands in the text, and yet its figure or answer is missing. */
const awaitedMust = ({ kind, label }: Fact): Finding => ({
  ...missingMust(label),
  message: `必写的“${label}”只写了待补，定稿前须在台账中填写${kind === 'last-plan' ? '上年计划完成情况' : '数值'}`,
})

/** A text that tells what nobody has decided yet is not ready, whichever value it took. */
const openDisputes = ({ disputes = [] }: FactSheet, told: ReadonlySet<string>): Finding[] =>
  disputes
    .filter(
      ({ decision, about, facts }) => !decision && about === 'value' && facts.some((id) => told.has(id)),
    )
    .map(({ id, claims: [claim] }) => ({
      ...missingMust(''),
      rule: 'dispute',
      message: `“${claim?.fact.label ?? id}”有不同说法，尚未决定（分歧 ${id}），文中写的可能不是定下来的数`,
    }))

const missingMust = (label: string): Finding => ({
  rule: 'must',
  severity: 'error',
  line: 1,
  start: 0,
  end: 0,
  quote: '',
  message: `必写的“${label}”没有写入稿件，请在台账中补齐`,
  suggestion: null,
  source: '台账',
})
