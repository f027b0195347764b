import type { GateRule } from '../gate-scene.ts'
import { REF } from '../gate-scene.ts'

/** Characters in a row that people hardly ever share by chance (measured: 2.4 % of sentences at 20). */
const SHARED = 20

/** A10: a long run of an exemplar's own words. */
export const checkCopying: GateRule = ({ bare, options }) => {
  for (const exemplar of options.exemplars ?? []) {
    for (let start = 0; start + SHARED <= bare.length; start += 1) {
      const run = bare.slice(start, start + SHARED)
      if (!run.includes(REF) && exemplar.includes(run)) {
        return [
          { rule: 'A10', severity: 'warning', message: `与参考范文有连续 ${SHARED} 字以上相同：“${run}”` },
        ]
      }
    }
  }
  return []
}
