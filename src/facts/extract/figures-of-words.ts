import type { Passage } from '../../domain/document.ts'
import type { Period } from '../../domain/period.ts'
import { extractFigures } from './extract-figures.ts'
import type { ExtractedFigure } from './figure.ts'

/** Where words stand that are not in a document: what they are told of, and the periods they may leave unsaid. */
export type WordsPlace = Pick<Passage, 'role' | 'theme' | 'path'> & {
  readonly period: Period | null
  readonly planPeriod: Period | null
}

/** The figures of a few words, read as those of a report are. */
export function figuresOfWords(
  text: string,
  { period, planPeriod, ...place }: WordsPlace,
): ExtractedFigure[] {
  const whole = { start: 0, end: text.length, ordinal: 0, text, masked: text, foreign: [] }
  const map = [{ clean: 0, length: text.length, raw: 0, rawLength: text.length }]
  return extractFigures({
    document: { raw: text, map, period, planPeriod, date: null },
    passages: text === '' ? [] : [{ ...place, ...whole }],
  })
}
