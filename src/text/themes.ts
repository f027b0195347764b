import { THEME_NAMES, THEMES, type Theme } from '../domain/theme.ts'
import { THEME_WORDS } from './lexicon/theme-words.ts'

const STRONG = 3
const COMMON = 1
// A heading says what its passages are about, and the one nearest to the passage says it best.
const HEADING = 4
const OUTER_HEADING = 2
const MAX_LENGTH = 4000
// A word that comes again and again does not speak louder each time.
const MAX_REPETITIONS = 3

const WEIGHTS = new Map<string, (readonly [theme: Theme, weight: number])[]>()

function weigh(word: string, theme: Theme, weight: number): void {
  const entries = WEIGHTS.get(word) ?? []
  if (entries.some(([known]) => known === theme)) return
  WEIGHTS.set(word, [...entries, [theme, weight]])
}

for (const theme of THEMES) {
  const words = THEME_WORDS[theme]
  if (!words) continue
  for (const word of [THEME_NAMES[theme].full, ...words.strong.split(/\s+/)]) weigh(word, theme, STRONG)
  for (const word of words.common.split(/\s+/)) weigh(word, theme, COMMON)
}

const WORD = new RegExp(
  [...WEIGHTS.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll('+', '\\+'))
    .join('|'),
  'g',
)

/** Points per theme: three for each word that names the field, one for each that belongs to it. */
export function themeScores(text: string): Map<Theme, number> {
  const counts = new Map<string, number>()
  for (const [word] of text.slice(0, MAX_LENGTH).matchAll(WORD)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const scores = new Map<Theme, number>(THEMES.map((theme) => [theme, 0]))
  for (const [word, count] of counts) {
    for (const [theme, weight] of WEIGHTS.get(word) ?? []) {
      scores.set(theme, (scores.get(theme) ?? 0) + weight * Math.min(count, MAX_REPETITIONS))
    }
  }
  return scores
}

/** The theme of a text; 综合 when no key word speaks for one. */
export const themeOf = (text: string): Theme => themeOfPassage([], text)

/**
 * The theme of a passage under its headings, outermost first. Each heading counts more than the text, the innermost
 * most. Of equal scores the theme that documents treat first wins.
 */
export function themeOfPassage(path: readonly string[], text: string): Theme {
  const totals = themeScores(text)
  for (const [index, heading] of path.entries()) {
    const factor = index === path.length - 1 ? HEADING : OUTER_HEADING
    for (const [theme, score] of themeScores(heading))
      totals.set(theme, (totals.get(theme) ?? 0) + score * factor)
  }
  let best: Theme = '综合'
  for (const theme of THEMES) if ((totals.get(theme) ?? 0) > (totals.get(best) ?? 0)) best = theme
  return (totals.get(best) ?? 0) >= STRONG ? best : '综合'
}
