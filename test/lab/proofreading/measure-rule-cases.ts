import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { proofread } from '../../../src/proofreading/proofread.ts'

const setSchema = z.object({
  name: z.string(),
  /** A defect counts as found when one of its rules is told of the text, by the beginning of the rule's id. */
  defects: z.array(z.object({ rules: z.array(z.string()), text: z.string() })),
  correct: z.array(z.string()),
})

/** Short texts with one defect each, and correct ones, by whoever wants to try the rules: recall and false alarms. */
export function measureRuleCases(file: string, list: boolean): void {
  for (const { name, defects, correct } of z.array(setSchema).parse(JSON.parse(readFileSync(file, 'utf8')))) {
    const missed = defects.filter(({ rules, text }) => {
      const told = proofread(text).findings
      return !told.some((finding) => rules.some((rule) => finding.rule.startsWith(rule)))
    })
    const alarms = correct.flatMap((text) =>
      proofread(text).findings.filter(({ severity }) => severity !== 'hint'),
    )
    const found = defects.length - missed.length
    console.log(
      `${name}: ${found} of ${defects.length} defects found = ${((100 * found) / defects.length).toFixed(1)} %; ` +
        `${alarms.length} errors and warnings in ${correct.length} correct texts`,
    )
    if (!list) continue
    for (const { rules, text } of missed)
      console.log(`  missed ${rules.join(' ')} ${text.replaceAll('\n', '⏎').slice(0, 120)}`)
    for (const { rule, quote, message } of alarms) console.log(`  false ${rule} “${quote}” ${message}`)
  }
}
