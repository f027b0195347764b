import { z } from 'zod'
import { THEMES, type Theme, themeNamed } from './theme.ts'

const FIRST_YEAR = 1949
const LAST_YEAR = 2100
const YEARS = /^(\d{4})?(?:\s*([-—–~～至到])\s*(\d{4})?)?$/

/** A year, or the first and the last of several, either of which may be left open: 2024, 2020-2024, 2020-. */
export const yearWordsSchema = z.string().transform((words, context) => {
  const [whole, first, dash, last] = YEARS.exec(words.trim()) ?? []
  const [from, to] = [first, last].map((year) => (year === undefined ? undefined : Number(year)))
  const isKnown = [from, to].every((year) => year === undefined || (year >= FIRST_YEAR && year <= LAST_YEAR))
  const isInOrder = from === undefined || to === undefined || from <= to
  if (whole === undefined || (from === undefined && to === undefined) || !isKnown || !isInOrder) {
    context.addIssue({ code: 'custom', message: '应为四位年份，或起止年份，如 2024、2020-2024' })
    return z.NEVER
  }
  return dash === undefined && from !== undefined ? from : { from, to }
})

/** One field of work or several, by their names, with commas between. */
export const themeWordsSchema = z.string().transform((words, context): Theme[] => {
  const names = words.split(/[,，、\s]+/).filter(Boolean)
  const themes = names.flatMap((name) => themeNamed(name) ?? [])
  if (names.length > 0 && themes.length === names.length) return themes
  context.addIssue({ code: 'custom', message: `应为以下领域，多个用逗号分开：${THEMES.join(' ')}` })
  return z.NEVER
})
