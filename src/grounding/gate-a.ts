import type { Check } from '../domain/draft.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { createScene, type GateOptions, type GateRule } from './gate-scene.ts'
import {
  checkBuilding,
  checkGlue,
  checkHolder,
  checkOrder,
  checkRhythm,
  checkTrend,
  checkYears,
} from './rules/bearing.ts'
import { checkAccomplishments, checkAspect, checkCauses } from './rules/claims.ts'
import { checkCopying } from './rules/copying.ts'
import { checkDenial } from './rules/denial.ts'
import { checkDirection } from './rules/direction.ts'
import { checkLiterals } from './rules/literals.ts'
import { checkForeignWords, checkNames } from './rules/names.ts'
import { checkNaming } from './rules/naming.ts'
import { checkOwnWording } from './rules/own-wording.ts'
import { checkPeriods } from './rules/periods.ts'
import { checkRanks } from './rules/ranks.ts'
import { checkReferences } from './rules/references.ts'
import { checkNumberWords, checkVocabulary } from './rules/strangeness.ts'

export type { GateOptions } from './gate-scene.ts'

const RULES: readonly GateRule[] = [
  checkReferences,
  checkNaming,
  checkLiterals,
  checkNumberWords,
  checkRanks,
  checkForeignWords,
  checkNames,
  checkVocabulary,
  checkPeriods,
  checkAccomplishments,
  checkDirection,
  checkAspect,
  checkBuilding,
  checkDenial,
  checkTrend,
  checkYears,
  checkGlue,
  checkRhythm,
  checkOrder,
  checkHolder,
  checkCauses,
  checkCopying,
  checkOwnWording,
]

/**
 * Gate A (grounding.md 2.6): what may stand in a sentence before its references are rendered. An error keeps the
 * sentence out; a warning lets it through with a mark for the writer.
 */
export function checkTemplate(template: string, index: SheetIndex, options: GateOptions = {}): Check[] {
  const scene = createScene(template, index, options)
  return distinct(RULES.flatMap((rule) => rule(scene)))
}

export const hasErrors = (checks: readonly Check[]): boolean =>
  checks.some(({ severity }) => severity === 'error')

function distinct(checks: readonly Check[]): Check[] {
  const seen = new Set<string>()
  return checks.filter(({ rule, message }) => {
    const key = `${rule} ${message}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
