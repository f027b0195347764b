import type { DraftPlan, SectionPlan } from '../../src/domain/draft.ts'
import { plannedWork } from '../../src/drafting/engine/told-work.ts'
import { writeSection } from '../../src/drafting/engine/write-section.ts'
import type { GatedSentence } from '../../src/drafting/gate-sentence.ts'
import { gateSentence } from '../../src/drafting/gate-sentence.ts'
import type { SheetIndex } from '../../src/facts/sheet-index.ts'

export type WrittenSection = { readonly section: SectionPlan; readonly sentences: readonly GatedSentence[] }

/** The whole draft as the engine writes it, through both gates. */
export const writeWhole = (plan: DraftPlan, index: SheetIndex): WrittenSection[] =>
  plan.sections.map((section) => ({
    section,
    sentences: writeSection(section, index, plan.seed, [], plan.style, plannedWork(plan.sections, index))
      .flat()
      .map(({ template }) => gateSentence(template, index, { role: section.role })),
  }))

/** Neighbouring sentences of a section that begin with the same two characters. */
export const alikeNeighbours = ({ sentences }: WrittenSection): string[] =>
  sentences.flatMap(({ text }, i) => {
    const before = sentences[i - 1]?.text
    return before !== undefined && before.slice(0, 2) === text.slice(0, 2) ? [`${before}${text}`] : []
  })

const MOST_USES = 3

/** Clauses with words of the engine's own that a section uses more than three times, as {名称}达{值}. */
export function wornClauses({ sentences }: WrittenSection): string[] {
  const uses = new Map<string, number>()
  for (const { template } of sentences) {
    const clauses = template
      .replaceAll(/\{\{[^{}]*\.([^{}.]*)\}\}/g, '{$1}')
      .replaceAll(/(\{[^{}]*\})(?:、\1)+/g, '$1')
      .split(/[，；。]/)
    for (const clause of clauses) {
      if (!/\p{Script=Han}/u.test(clause.replaceAll(/\{[^{}]*\}/g, ''))) continue
      uses.set(clause, (uses.get(clause) ?? 0) + 1)
    }
  }
  return [...uses].flatMap(([clause, count]) => (count > MOST_USES ? [`${clause} ×${count}`] : []))
}
