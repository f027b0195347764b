import type { Severity } from '../domain/finding.ts'
import type { Span } from '../text/span.ts'
import type { Manuscript } from './manuscript.ts'

/** What a rule rests on. Only `standard` may say 标准规定; the message and the finding name it as it is. */
export type RuleSource = {
  readonly strength: 'standard' | 'usage' | 'lexicon' | 'text' | 'sheet' | 'setting'
  readonly name: string
}

const source =
  (strength: RuleSource['strength'], kind: string) =>
  (name: string): RuleSource => ({ strength, name: name === '' ? kind : `${kind}：${name}` })

export const standard = source('standard', '标准')
export const usage = source('usage', '通例')
export const lexicon = source('lexicon', '词表')
export const crossCheck = source('text', '前后核对')
export const bySheet = source('sheet', '台账')
export const bySetting = source('setting', '本单位设置')

export const PUNCTUATION_STANDARD = standard('GB/T 15834—2011')
export const NUMERAL_STANDARD = standard('GB/T 15835—2011')
export const LAYOUT_STANDARD = standard('GB/T 9704—2012')
export const PUNCTUATION_USAGE = usage('标点用法')
export const NUMERAL_USAGE = usage('数字用法')
export const NUMBERING_USAGE = usage('序号用法')
export const STRUCTURE_USAGE = usage('文稿结构')
export const TEXT_CHECK = crossCheck('')

/** A place that a rule does not like: offsets in the clean text, or in the raw text where `raw` is set. */
export type Match = Span & {
  readonly raw?: true
  readonly message: string
  /** What the words of the span would become; null where only a person can tell. */
  readonly suggestion?: string | null
  /** In place of the rule's own. */
  readonly severity?: Severity
  readonly source?: RuleSource
}

/** Texts that show what a rule finds and what it leaves alone; each is proofread as a document of its own. */
export type Examples = { readonly must: readonly string[]; readonly mustNot: readonly string[] }

export type Rule = {
  /** Of domain.md where it has one. */
  readonly id: string
  readonly severity: Severity
  readonly source: RuleSource
  readonly find: (manuscript: Manuscript) => Iterable<Match>
  /** The suggestion changes form and never meaning. */
  readonly safe?: boolean
  /** More places than this come as one finding that lists them: a cause that made many faults is told once. */
  readonly most?: number
  readonly examples: Examples
}

/** A row of a table of patterns. The expression needs the flag g and is run over the clean text. */
export type PatternRow = Omit<Rule, 'find' | 'examples'> &
  Examples & {
    readonly pattern: RegExp
    readonly message: string | ((match: RegExpExecArray) => string)
    readonly suggest?: (match: RegExpExecArray) => string | null
    readonly unless?: (match: RegExpExecArray, text: string) => boolean
  }

/** The rule of a row: every match of its pattern, but for the exceptions. */
export function patternRule(row: PatternRow): Rule {
  const { pattern, message, suggest, unless, must, mustNot, ...rule } = row
  return {
    ...rule,
    examples: { must, mustNot },
    *find({ clean }) {
      for (const match of clean.matchAll(pattern)) {
        if (unless?.(match, clean)) continue
        yield {
          start: match.index,
          end: match.index + match[0].length,
          message: typeof message === 'string' ? message : message(match),
          suggestion: suggest?.(match) ?? null,
        }
      }
    },
  }
}

/** Characters before and behind a match, for exceptions. */
export const textBefore = (text: string, at: number, length: number): string =>
  text.slice(Math.max(0, at - length), at)
export const textBehind = (match: RegExpExecArray, text: string, length: number): string =>
  text.slice(match.index + match[0].length, match.index + match[0].length + length)

/** The line on which a place stands. */
export function lineAround(text: string, at: number): string {
  const end = text.indexOf('\n', at)
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, end < 0 ? text.length : end)
}

const FARTHEST_MARK = 120

/** Whether a place stands between the marks of a title or quotation on its line. */
export function isInside(text: string, at: number, open: string, close: string): boolean {
  const before = textBefore(text, at, FARTHEST_MARK)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  return line.lastIndexOf(open) > line.lastIndexOf(close)
}
