import type { FactSpan, SentenceClass } from '../domain/draft.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import type { Coverage, Finding } from '../domain/finding.ts'
import { indexSheet, type SheetIndex } from '../facts/sheet-index.ts'
import { type LinePlace, lineIndex } from '../text/line-index.ts'
import { findLiterals } from '../text/literals.ts'
import { findPeriods } from '../text/periods.ts'
import { findQuantities } from '../text/quantities.ts'
import { overlaps, type Span } from '../text/span.ts'
import { type Carried, type ClaimFinder, claimFinderOf } from './claim-finder.ts'
import { coverageOf } from './coverage.ts'
import { factsNamedIn } from './fact-names.ts'
import { insideAny } from './gate-scene.ts'
import { judgedSpans } from './judged-spans.ts'
import { createMentionFinder, type MentionFinder } from './mentions.ts'
import { ownWordsOf } from './own-words.ts'
import { createPartReader, type Part } from './planned-parts.ts'
import { windowsIn } from './text-window.ts'
import { verifyAwards } from './verify-awards.ts'
import { verifyCauses } from './verify-causes.ts'
import { type Fault, type Judged, verifyFigure } from './verify-figures.ts'
import { verifyNames } from './verify-names.ts'
import { verifyOccasions } from './verify-occasions.ts'
import { type DateClaim, datesOf, verifyFiveYearPlan, verifyPeriod } from './verify-periods.ts'
import { verifyQuantifiers } from './verify-quantifiers.ts'
import { verifyRankWords } from './verify-ranks.ts'
import { verifyScope } from './verify-scope.ts'
import { verifyStatement } from './verify-statement.ts'
import { verifyStatus } from './verify-status.ts'

/** A sentence of a verified text. `start` and `end` are offsets in the text, `line` is 1-based. */
export type VerifiedSentence = Span & {
  readonly text: string
  readonly class: SentenceClass
  readonly facts: readonly FactSpan[]
  readonly line: number
}

export type Verification = {
  readonly sentences: VerifiedSentence[]
  readonly findings: Finding[]
  readonly coverage: Coverage
}

export type VerifyOptions = {
  /** What the section is about that the text is taken from; absent: the text's own headings tell. */
  readonly part?: Part
}

/** What a sheet's facts look like to the checks of a text; made once per sheet. */
type Reader = {
  readonly index: SheetIndex
  readonly finder: ClaimFinder
  readonly mentions: MentionFinder
  readonly dates: readonly DateClaim[]
}

/**
 * Gate B on any text (grounding.md 2.7): every figure, date, rank and name is held against the sheet in value, unit
 * and metric. A finding of severity error says that the sheet does not bear the words out; a warning, that a person
 * should look. Rules: B1 figure without source, B2 figure of another metric, B3 wording or direction, B4 date,
 * B5 rank, B6 name, B7 status, B8 cause.
 */
export function verifyText(
  text: string,
  sheet: FactSheet,
  { part: first }: VerifyOptions = {},
): Verification {
  const reader = readerOf(sheet)
  const { index } = reader
  const placeOf = lineIndex(text)
  const sentences: VerifiedSentence[] = []
  const findings: Finding[] = []
  let previous = ''
  let spokenOf: string | undefined
  const partOf = createPartReader(index, first)
  for (const span of judgedSpans(text)) {
    const words = text.slice(span.start, span.end)
    const part = partOf(words)
    const { facts, faults } = verifySentence(words, { previous, spokenOf, part }, reader)
    const { line } = placeOf(span.start)
    sentences.push({ ...span, text: words, class: classOf(words, facts, faults, index), facts, line })
    findings.push(...faults.map((fault) => toFinding(fault, words, placeOf(span.start + fault.start))))
    previous = words
    spokenOf = facts.findLast(({ attr }) => attr !== '名称')?.id
  }
  return { sentences, findings, coverage: coverageOf(sentences, index) }
}

const readers = new WeakMap<FactSheet, Reader>()

/** An editor verifies sentence by sentence; the sheet is read once. */
function readerOf(sheet: FactSheet): Reader {
  const known = readers.get(sheet)
  if (known) return known
  const index = indexSheet(sheet)
  const reader: Reader = {
    index,
    finder: claimFinderOf(index),
    mentions: createMentionFinder(index),
    dates: datesOf(index),
  }
  readers.set(sheet, reader)
  return reader
}

const CARRIED_IN_SENTENCE = 0.8
const CARRIED_FROM_BEFORE = 0.55

/** What a sentence stands behind and among. */
type Standing = {
  readonly previous: string
  /** The fact that the sentence before spoke of last. */
  readonly spokenOf: string | undefined
  readonly part: Part
}

function verifySentence(sentence: string, { previous, spokenOf, part }: Standing, reader: Reader): Judged {
  const { index, finder, mentions, dates } = reader
  const quantities = findQuantities(sentence)
  const periods = findPeriods(sentence)
  const literals = findLiterals(sentence)
  const own = ownWordsOf(index)
  const ownNames = own.find(sentence)
  const windowOf = windowsIn(
    sentence,
    // A numeral inside a name (56人以上大班额) parts no words.
    quantities.filter((quantity) => !insideAny(ownNames, quantity)).sort((a, b) => a.start - b.start),
    previous,
    part,
  )
  const named = mentions(sentence)
  const trusted = [...ownNames, ...named.verbatim]
  const facts: FactSpan[] = [...named.facts]
  const faults: Fault[] = []
  const add = (judged: Judged): void => {
    facts.push(...judged.facts)
    faults.push(...judged.faults)
  }
  let carried: Carried | undefined = spokenOf ? { factId: spokenOf, weight: CARRIED_FROM_BEFORE } : undefined
  for (const period of periods) add(verifyFiveYearPlan(period, sentence, index, part))
  for (const literal of literals) {
    if (insideAny(trusted, literal)) continue
    const period = literal.kind === 'date' ? periods.find((found) => overlaps(found, literal)) : undefined
    const quantity = quantities.find((found) => overlaps(found, literal))
    if (period) add(verifyPeriod(period, windowOf(period), index, dates, finder))
    else if (quantity && !insideAny(trusted, quantity)) {
      const judged = verifyFigure(quantity, sentence, windowOf(quantity), finder, carried)
      const [fact] = judged.facts
      if (fact) carried = { factId: fact.id, weight: CARRIED_IN_SENTENCE }
      add(judged)
    } else if (!quantity && !own.allows(literal.raw)) {
      const message = `“${literal.raw}”在台账中没有依据`
      faults.push({
        rule: 'B1',
        severity: 'error',
        message,
        suggestion: null,
        start: literal.start,
        end: literal.end,
      })
    }
  }
  // A rank already found wanting as a figure is not reported twice.
  const figures = facts.filter((fact) => !named.facts.includes(fact))
  add(verifyRankWords(sentence, [...trusted, ...figures, ...faults], windowOf, index, finder))
  faults.push(
    ...verifyNames(sentence, index),
    ...verifyStatus(sentence, index, part),
    ...verifyStatement(sentence, facts, index),
    ...verifyScope(sentence, facts, index),
    ...verifyAwards(sentence, index),
    ...verifyOccasions(sentence, factsNamedIn(index), index),
    ...verifyCauses(sentence, facts, index),
  )
  faults.push(
    ...verifyQuantifiers(sentence, [...trusted, ...faults], factsNamedIn(index), index, part === 'planned'),
  )
  return { facts: ordered(facts), faults: ordered(faults) }
}

const ordered = <T extends Span>(items: readonly T[]): T[] =>
  [...items].sort((a, b) => a.start - b.start || a.end - b.end)

const DERIVED: ReadonlySet<string> = new Set(['增量', '同比', '变化', '完成率', '差距'])

function classOf(
  sentence: string,
  facts: readonly FactSpan[],
  faults: readonly Fault[],
  { byId }: SheetIndex,
): SentenceClass {
  if (faults.length > 0) return '?'
  if (/【待[补定核]/.test(sentence)) return 'gap'
  const kinds = facts
    .filter(({ id, attr }) => attr !== '名称' || byId.get(id)?.kind !== 'indicator')
    .map(({ id }) => byId.get(id)?.kind)
    .filter((kind) => kind !== 'own-name')
  if (kinds.length === 0) return 'G'
  if (kinds.every((kind) => kind === 'plan')) return 'P'
  return facts.some(({ attr }) => DERIVED.has(attr)) ? 'D' : 'F'
}

function toFinding(fault: Fault, sentence: string, { line, start }: LinePlace): Finding {
  return {
    rule: fault.rule,
    severity: fault.severity,
    line,
    start,
    end: start + fault.end - fault.start,
    quote: sentence.slice(fault.start, fault.end),
    message: fault.message,
    suggestion: fault.suggestion,
    source: '台账',
  }
}
