import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readDocument } from '../../../src/corpus/read-document.ts'
import type { Check } from '../../../src/domain/draft.ts'
import { indexSheet } from '../../../src/facts/sheet-index.ts'
import { checkTemplate } from '../../../src/grounding/gate-a.ts'
import { referenceTo, writeReference } from '../../../src/grounding/references.ts'
import { findLiterals } from '../../../src/text/literals.ts'
import { findNames } from '../../../src/text/names.ts'
import { findPeriods } from '../../../src/text/periods.ts'
import { findQuantities } from '../../../src/text/quantities.ts'
import { splitClauses } from '../../../src/text/sentences.ts'
import { overlaps, type Span } from '../../../src/text/span.ts'
import { sheetFromText } from './sheet-from-text.ts'

/** A sentence of a person as a model would have had to write it, and what gate A refuses in it. */
export type ProseTemplate = {
  readonly text: string
  /** With a reference in place of each figure, date and name, every other word as the person wrote it. */
  readonly byWord: readonly Check[]
  /** With a reference in place of each whole clause that holds a figure or date: as the prompt asks. */
  readonly byClause: readonly Check[]
  /** The clauses without a figure, each beside a reference. */
  readonly clauses: readonly (readonly Check[])[]
}

export function textFilesIn(folder: string): string[] {
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => {
      const path = join(folder, name)
      if (statSync(path).isDirectory()) return textFilesIn(path)
      return /\.(?:txt|md)$/.test(name) ? [path] : []
    })
}

/** Half of the files, by a hash of their names: word lists are looked at on the other half only. */
export const isHeldOut = (path: string): boolean =>
  (createHash('sha256')
    .update(path.split('/').at(-1) ?? '')
    .digest()[0] ?? 0) %
    2 ===
  1

/**
 * The sentences of a report that tell facts, with references to their own facts in place of what the facts say. Metrics
 * stay as words, for a model may say the words of a fact that it refers to; so may names, which are the bureau's own.
 */
export function proseTemplatesOf(file: string): ProseTemplate[] {
  const { document } = readDocument(file, readFileSync(file, 'utf8'))
  const { sheet, sentences } = sheetFromText(document)
  const index = indexSheet(sheet)
  const errorsOf = (template: string): Check[] =>
    checkTemplate(template, index, { author: 'model' }).filter(({ severity }) => severity === 'error')
  const told = Map.groupBy(
    [...sentences].filter(([, sentence]) => sentence !== ''),
    ([, sentence]) => sentence,
  )
  return [...told].flatMap(([sentence, entries]) => {
    const facts = entries.flatMap(([id]) => index.byId.get(id) ?? [])
    const [first] = facts
    const text = sentence.trim().replace(/[。；]$/, '')
    if (!first || text.length < LEAST || text.length > MOST) return []
    const reference = (place: number): string =>
      writeReference(referenceTo(facts[place % facts.length] ?? first, '名称'))
    const spans = factSpans(text)
    // Facts beyond the figures of the sentence are referred to as well, so that their words are known.
    const rest = facts.slice(spans.length).map((_, place) => `，${reference(spans.length + place)}`)
    const byWord = `${filled(text, spans, reference)}${rest.join('')}。`
    const clauses = splitClauses(text)
    const holdsFigure = (clause: Span): boolean => figureSpans(text).some((span) => overlaps(span, clause))
    const general = clauses.filter((clause) => !holdsFigure(clause))
    const byClause = `${filled(text, clauses.filter(holdsFigure), reference)}，${reference(0)}。`
    return [
      {
        text,
        byWord: errorsOf(byWord),
        byClause: errorsOf(byClause),
        clauses: general.map(({ start, end }) => errorsOf(`${text.slice(start, end)}，${reference(0)}。`)),
      },
    ]
  })
}

const LEAST = 10
const MOST = 200

/** The text with something else in place of each span. */
function filled(text: string, spans: readonly Span[], instead: (place: number) => string): string {
  let result = ''
  let copied = 0
  for (const [place, { start, end }] of spans.entries()) {
    result += text.slice(copied, start) + instead(place)
    copied = end
  }
  return result + text.slice(copied)
}

const figureSpans = (text: string): Span[] => [
  ...findQuantities(text),
  ...findPeriods(text),
  ...findLiterals(text),
]

/** What a person's sentence holds of figures, dates and names, apart and in order. */
function factSpans(text: string): Span[] {
  const found = [...figureSpans(text), ...findNames(text)].toSorted(
    (a, b) => a.start - b.start || b.end - a.end,
  )
  const apart: Span[] = []
  for (const span of found) if (!apart.some((other) => overlaps(other, span))) apart.push(span)
  return apart
}
