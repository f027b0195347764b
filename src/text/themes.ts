import { THEMES, type Theme } from '../domain/theme.ts'

/** Points per theme that the key words of a text give. */
export function themeScores(_text: string): Map<Theme, number> {
  return new Map(THEMES.map((theme) => [theme, 0]))
}

/** The theme of a text; 综合 when no key word speaks for one. */
export function themeOf(text: string): Theme {
  return themeOfPassage([], text)
}

/** The theme of a passage under its headings, outermost first; a heading weighs more than the text. */
export function themeOfPassage(_path: readonly string[], _text: string): Theme {
  return '综合'
}
