import type { FactKind } from '../../domain/fact-sheet.ts'
import { AWARD_PATTERNS } from './award-patterns.ts'
import { EVENT_PATTERNS } from './event-patterns.ts'
import { INDICATOR_PATTERNS } from './indicator-patterns.ts'
import type { Pattern } from './pattern.ts'
import { LAST_PLAN_PATTERNS, OWN_NAME_PATTERNS, PLAN_PATTERNS, PROBLEM_PATTERNS } from './plan-patterns.ts'
import { PROJECT_PATTERNS } from './project-patterns.ts'

/** Every wording that the engine has, by kind of fact. */
export const PATTERN_BANK: Readonly<Record<FactKind, readonly Pattern[]>> = {
  indicator: INDICATOR_PATTERNS,
  project: PROJECT_PATTERNS,
  award: AWARD_PATTERNS,
  event: EVENT_PATTERNS,
  problem: PROBLEM_PATTERNS,
  plan: PLAN_PATTERNS,
  'last-plan': LAST_PLAN_PATTERNS,
  'own-name': OWN_NAME_PATTERNS,
}
