import { lineAt, lineStarts } from '../corpus/raw-lines.ts'
import { TEXT_LIMIT } from '../corpus/read-document.ts'
import { findSecrecyMark } from '../corpus/secrecy-mark.ts'
import { AppError } from '../domain/errors.ts'
import type { ProofFinding } from '../domain/finding.ts'
import { toRawOffset } from '../text/raw-offset.ts'
import type { Span } from '../text/span.ts'
import { type Manuscript, type ManuscriptOptions, readManuscript } from './manuscript.ts'
import type { Match, Rule } from './rule.ts'
import { RULES } from './rules.ts'

export type FindingCounts = { readonly error: number; readonly warning: number; readonly hint: number }
export type Proofread = { readonly findings: ProofFinding[]; readonly counts: FindingCounts }

/** A finding lists no more places than this; the rest are counted. */
const MOST_PLACES = 5000
const LISTED_LINES = 8
const SECRECY_RULE = 'S-01'
/** A line with more is no prose, and is not compared. */
const MOST_IN_LINE = 300
const GUESSING_RULE = 'word.misspelling'

/**
 * Everything the rules find in a text, in reading order. Lines and offsets are those of the text as given. A text
 * that bears a secrecy mark is not read any further. Takes time in proportion to the length.
 * Throws AppError `payload_too_large` beyond two million characters.
 */
export function proofread(text: string, options: ManuscriptOptions = {}): Proofread {
  if (text.length > TEXT_LIMIT)
    throw new AppError('payload_too_large', `文字超过 ${TEXT_LIMIT / 10_000} 万字，请拆分后再审校`)
  const mark = findSecrecyMark(text)
  if (mark) return withCounts([secrecyFinding(text, mark)])
  const manuscript = readManuscript(text, options)
  const place = createPlacer(manuscript)
  const tellsLines = options.tellsLines ?? true
  const findings = RULES.flatMap((rule) => findingsOf(rule, manuscript, place, tellsLines))
  return withCounts(dropTwice(dropAllowed(findings, manuscript).sort(inReadingOrder)))
}

/** Findings of another origin among those of the rules. */
export const withFindings = ({ findings }: Proofread, others: readonly ProofFinding[]): Proofread =>
  withCounts([...findings, ...others].sort(inReadingOrder))

/** Whether reading stopped at a secrecy mark: then nothing of the text may go anywhere. */
export const isSecret = ({ findings }: Proofread): boolean =>
  findings.some(({ rule }) => rule === SECRECY_RULE)

type Placed = { readonly line: number; readonly start: number; readonly end: number; readonly quote: string }
type Placer = (match: Match) => Placed

/** The way from a match to line and offsets of the raw text. A match over several lines is cut to its first. */
function createPlacer({ raw, map }: Manuscript): Placer {
  const starts = lineStarts(raw)
  const toRaw = ({ start, end, raw: isRaw }: Match): Span => {
    if (isRaw) return { start, end }
    const from = toRawOffset(map, start)
    return { start: from, end: end > start ? Math.max(from, toRawOffset(map, end - 1) + 1) : from }
  }
  return (match) => {
    const span = toRaw(match)
    const line = lineAt(starts, span.start)
    const offset = starts[line - 1] ?? 0
    const lineEnd = lineEndOf(raw, starts, line)
    const start = Math.min(span.start, lineEnd)
    const end = Math.min(Math.max(span.end, start), lineEnd)
    return { line, start: start - offset, end: end - offset, quote: raw.slice(start, end) }
  }
}

function lineEndOf(raw: string, starts: readonly number[], line: number): number {
  let end = starts[line] ?? raw.length
  while (end > (starts[line - 1] ?? 0) && /[\r\n]/.test(raw.charAt(end - 1))) end--
  return end
}

function findingsOf(rule: Rule, manuscript: Manuscript, place: Placer, tellsLines: boolean): ProofFinding[] {
  const matches = [...rule.find(manuscript)]
  if (matches.length === 0) return []
  const placed = matches.map((match) => ({ match, place: place(match) }))
  if (rule.most === undefined || matches.length <= rule.most)
    return placed.map(({ match, place }) => toFinding(rule, match, place, []))
  placed.sort((a, b) => a.place.line - b.place.line || a.place.start - b.place.start)
  const [first] = placed
  if (!first) return []
  const places = placed.slice(0, MOST_PLACES).map(({ match, place: { line, start, end } }) => ({
    line,
    start,
    end,
    suggestion: match.suggestion ?? null,
  }))
  const lines = [...new Set(places.map(({ line }) => line))]
  const where = lines.slice(0, LISTED_LINES).join('、')
  const more = lines.length > LISTED_LINES ? '等' : ''
  const on = tellsLines ? `：第${where}${more}行` : ''
  const message = `${first.match.message}（全文同类问题共${placed.length}处${on}）`
  return [toFinding(rule, { ...first.match, message }, first.place, places)]
}

const toFinding = (
  rule: Rule,
  match: Match,
  { line, start, end, quote }: Placed,
  places: ProofFinding['places'],
): ProofFinding => ({
  rule: rule.id,
  severity: match.severity ?? rule.severity,
  line,
  start,
  end,
  quote,
  message: match.message,
  suggestion: match.suggestion ?? null,
  source: (match.source ?? rule.source).name,
  safe: rule.safe === true && typeof match.suggestion === 'string',
  places,
})

function secrecyFinding(text: string, mark: string): ProofFinding {
  const starts = lineStarts(text)
  const at = text.indexOf(mark)
  const line = lineAt(starts, at)
  const start = at - (starts[line - 1] ?? 0)
  return {
    rule: SECRECY_RULE,
    severity: 'error',
    line,
    start,
    end: start + mark.length,
    quote: mark,
    message: `文件带有“${mark}”标志，已停止审校；请在符合保密要求的设备上处理`,
    suggestion: null,
    source: '保密规定',
    safe: false,
    places: [],
  }
}

/** Words that the bureau allows are its own business: nothing inside them is reported. */
function dropAllowed(findings: ProofFinding[], { ownWords, raw }: Manuscript): ProofFinding[] {
  const allowed = ownWords.allowed.filter((word) => word !== '' && raw.includes(word))
  if (allowed.length === 0) return findings
  const starts = lineStarts(raw)
  const spans = allowed.flatMap((word) => occurrences(raw, word))
  return findings.filter(({ line, start, end, places }) => {
    if (places.length > 0) return true
    const offset = starts[line - 1] ?? 0
    return !spans.some((span) => offset + start >= span.start && offset + end <= span.end && end > start)
  })
}

function occurrences(text: string, word: string): Span[] {
  const spans: Span[] = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
    spans.push({ start: at, end: at + word.length })
  return spans
}

/** What one rule says of a word and of a part of it; and what word frequency supposes where a list knows. */
function dropTwice(findings: readonly ProofFinding[]): ProofFinding[] {
  const words = findings.filter(({ rule }) => rule.startsWith('word.'))
  const byLine = Map.groupBy(words, ({ line }) => line)
  const covers = (outer: ProofFinding, inner: ProofFinding): boolean =>
    outer !== inner &&
    outer.start <= inner.start &&
    outer.end >= inner.end &&
    outer.end - outer.start > inner.end - inner.start
  const isTwice = (finding: ProofFinding): boolean => {
    if (!finding.rule.startsWith('word.') || finding.places.length > 0) return false
    const around = byLine.get(finding.line) ?? []
    if (around.length > MOST_IN_LINE) return false
    return finding.rule === GUESSING_RULE
      ? around.some(
          ({ rule, start, end }) => rule !== GUESSING_RULE && start < finding.end && end > finding.start,
        )
      : around.some((other) => other.rule === finding.rule && covers(other, finding))
  }
  return findings.filter((finding) => !isTwice(finding))
}

const inReadingOrder = (a: ProofFinding, b: ProofFinding): number =>
  a.line - b.line || a.start - b.start || a.end - b.end || a.rule.localeCompare(b.rule, 'en')

function withCounts(findings: ProofFinding[]): Proofread {
  const counts = { error: 0, warning: 0, hint: 0 }
  for (const { severity } of findings) counts[severity]++
  return { findings, counts }
}
