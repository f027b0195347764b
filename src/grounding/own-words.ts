import type { Fact } from '../domain/fact-sheet.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { isPublicName } from '../text/names.ts'
import { remembering } from '../text/remember.ts'
import type { Span } from '../text/span.ts'
import { createStringMatcher, type StringMatcher } from './string-matcher.ts'

/** Everything the bureau itself wrote into its sheet. */
export type OwnWords = {
  /** Whether the bureau uses the name itself, or anybody may. Quotation marks around it do not matter. */
  readonly allows: (name: string) => boolean
  /** Where the bureau's own names stand in a text: schools, programmes, labels with numerals. */
  readonly find: (text: string) => readonly Span[]
}

/** How many names are kept with their answer for one sheet. */
const MOST_KEPT = 5000
const MARKS = /[《》“”"‘’'「」『』\s]/g

export const withoutMarks = (text: string): string => text.normalize('NFKC').replaceAll(MARKS, '')

const cache = new WeakMap<SheetIndex, OwnWords>()

/** Computed once per sheet index. */
export function ownWordsOf(index: SheetIndex): OwnWords {
  const known = cache.get(index)
  if (known) return known
  const words = collect(index)
  cache.set(index, words)
  return words
}

function collect(index: SheetIndex): OwnWords {
  const { profile, title } = index.sheet
  const names = [
    profile.organ,
    ...profile.shortNames,
    ...(profile.region ? [profile.region] : []),
    ...profile.superiors,
    ...index.sheet.facts.flatMap(namesOf),
  ]
  // A line break between two strings keeps a name from being found across them.
  const all = [...names, title ?? '', index.scopeWord, ...index.sheet.facts.flatMap(textsOf)]
    .map(withoutMarks)
    .join('\n')
  const find: StringMatcher = createStringMatcher(new Set(names.filter((name) => name.length >= 2)))
  // A sheet's words are many, and a draft asks for the same names again and again.
  const known = new Map<string, boolean>()
  const allows = (name: string): boolean => {
    const kept = known.get(name)
    if (kept !== undefined) return kept
    const answer = isPublicName(name) || all.includes(withoutMarks(name))
    if (known.size >= MOST_KEPT) known.clear()
    known.set(name, answer)
    return answer
  }
  return { allows, find: remembering(find) }
}

/** The strings of a fact that are names. */
export function namesOf(fact: Fact): string[] {
  const names = [fact.label, ...fact.aliases]
  switch (fact.kind) {
    case 'project':
      return fact.site ? [...names, fact.site] : names
    case 'award':
      return [
        ...names,
        ...(fact.level === '其他' ? [] : [`${fact.level}${fact.label}`]),
        ...(fact.by ? [fact.by] : []),
        ...(fact.recipient ? [fact.recipient] : []),
      ]
    case 'plan':
    case 'last-plan':
      return [...names, ...(fact.owner ? [fact.owner] : []), ...fact.partners]
    case 'indicator':
      return fact.rank ? [...names, fact.rank.scope] : names
    default:
      return names
  }
}

/** Every other string of a fact that may reach the text; notes and sources are for the office only. */
export function textsOf(fact: Fact): string[] {
  const present = (...texts: (string | undefined)[]): string[] => texts.filter((text) => text !== undefined)
  switch (fact.kind) {
    case 'indicator':
      return present(fact.scope, fact.previous?.label)
    case 'project':
      return [...present(fact.detail), ...[...fact.money, ...fact.figures].map(({ label }) => label)]
    case 'award':
      return [...present(fact.first?.scope), ...fact.figures.map(({ label }) => label)]
    case 'event':
      return [...present(fact.what, fact.result), ...fact.figures.map(({ label }) => label)]
    case 'problem':
      return [fact.text]
    case 'plan':
      return present(fact.measure, fact.target?.label, fact.target?.text)
    case 'last-plan':
      return present(fact.measure, fact.target?.label, fact.target?.text, fact.reason)
    case 'own-name':
      return []
  }
}
