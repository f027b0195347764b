import { periodRange } from '../../domain/period.ts'
import { COLLOCATIONS } from '../lexicon/collocations.ts'
import { CONFUSABLES } from '../lexicon/confusables.ts'
import type { LexiconEntry } from '../lexicon/entry.ts'
import { FIXED_PHRASES, OUTDATED } from '../lexicon/phrases.ts'
import type { Manuscript } from '../manuscript.ts'
import { bySetting, isInside, lexicon, type Match, type Rule } from '../rule.ts'

function* entryMatches({ clean }: Manuscript, entry: LexiconEntry): Iterable<Match> {
  for (const match of clean.matchAll(entry.wrong)) {
    const [words] = match
    // The title of a document is quoted as it was issued.
    if (isInside(clean, match.index, '《', '》') && !words.startsWith('《')) continue
    const suggestion = entry.right?.replace('$1', match[1] ?? '') ?? null
    yield {
      start: match.index,
      end: match.index + words.length,
      suggestion,
      // What is only the more usual of two forms is no error.
      ...(/通常|通用|多用/.test(entry.note) ? { severity: 'hint' as const } : {}),
      source: lexicon(entry.source),
      message:
        (suggestion === null ? `“${words}”` : `“${words}”应为“${suggestion}”`) +
        (entry.note === '' ? '' : suggestion === null ? `：${entry.note}` : `（${entry.note}）`),
    }
  }
}

function lexiconRule(id: string, severity: Rule['severity'], entries: readonly LexiconEntry[]): Rule {
  return {
    id,
    severity,
    source: lexicon('词语'),
    *find(manuscript) {
      for (const entry of entries) yield* entryMatches(manuscript, entry)
    },
    examples: { must: entries.map(({ bad }) => bad), mustNot: entries.map(({ good }) => good) },
  }
}

export const WORD_RULES: readonly Rule[] = [
  lexiconRule('word.phrase', 'warning', FIXED_PHRASES),
  lexiconRule('word.confusable', 'error', CONFUSABLES),
  lexiconRule('word.collocation', 'warning', COLLOCATIONS),
  {
    id: 'word.outdated',
    severity: 'warning',
    source: lexicon('过时的提法'),
    *find(manuscript) {
      const { period, planPeriod } = manuscript
      const first = period ?? planPeriod
      if (first === null) return
      for (const entry of OUTDATED)
        if (periodRange(first).first.slice(0, 7) >= entry.from) yield* entryMatches(manuscript, entry)
    },
    examples: { must: OUTDATED.map(({ bad }) => bad), mustNot: OUTDATED.map(({ good }) => good) },
  },
  {
    id: 'word.forbidden',
    severity: 'error',
    source: bySetting('禁用词'),
    *find({ clean, ownWords }) {
      for (const { word, instead } of ownWords.forbidden) {
        if (word === '') continue
        for (let at = clean.indexOf(word); at >= 0; at = clean.indexOf(word, at + word.length))
          yield {
            start: at,
            end: at + word.length,
            message: `“${word}”是本单位不用的词${instead ? `，应为“${instead}”` : ''}`,
            suggestion: instead ?? null,
          }
      }
    },
    examples: { must: [], mustNot: [] },
  },
]
