import type { Role } from '../domain/document.ts'
import type { Check } from '../domain/draft.ts'
import type { Fact } from '../domain/fact-sheet.ts'
import type { GapKey, Reference } from '../domain/reference.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { normalise } from '../text/normalise.ts'
import { splitClauses } from '../text/sentences.ts'
import type { Span } from '../text/span.ts'
import { type OwnWords, ownWordsOf } from './own-words.ts'
import { type Part, parseTemplate } from './references.ts'
import type { StringMatcher } from './string-matcher.ts'

export type GateOptions = {
  /** Ids that the plan allotted to this sentence's section; absent: every fact of the sheet. */
  readonly allowed?: ReadonlySet<string>
  /** From `createForeignMatcher`; absent where no exemplar was shown. */
  readonly foreign?: StringMatcher
  /** The masked texts that the author saw. */
  readonly exemplars?: readonly string[]
  /** Gaps that the author may write; absent: any, for only code writes gaps without leave. */
  readonly gaps?: ReadonlySet<GapKey>
  /**
   * `model`: what is not known to be general is refused, for a model has nothing of its own to say. Absent: the
   * author's own wording is left alone where nothing tells of a name or figure.
   */
  readonly author?: 'model'
  /** Default `summary`. */
  readonly role?: Role
}

/** A reference of the sentence with the fact it names; `at` is its place in the bare text. */
export type UsedReference = {
  readonly fact: Fact
  readonly reference: Reference
  readonly labelled: boolean
  readonly at: number
}

/** A clause of the bare text with the references in it. */
export type SceneClause = Span & { readonly text: string; readonly refs: readonly UsedReference[] }

/** A sentence's template as the rules of gate A look at it. */
export type Scene = {
  readonly index: SheetIndex
  readonly parts: readonly Part[]
  /** The author's own words in one spelling, each reference and gap replaced by one `REF` character. */
  readonly bare: string
  readonly refs: readonly UsedReference[]
  readonly clauses: readonly SceneClause[]
  readonly own: OwnWords
  /** Spans of `bare` that are the bureau's own names, typed out. */
  readonly ownSpans: readonly Span[]
  readonly role: Role
  readonly options: GateOptions
}

export type GateRule = (scene: Scene) => Check[]

/** Stands for a reference in the bare text: no letter, no digit, no punctuation. */
export const REF = '\uFFFC'

export function createScene(template: string, index: SheetIndex, options: GateOptions): Scene {
  const parts = parseTemplate(template, index)
  const refs: UsedReference[] = []
  let bare = ''
  for (const part of parts) {
    if (part.type === 'text') {
      bare += normalise(part.text).text.replaceAll(REF, '')
      continue
    }
    if (part.type === 'ref') {
      const fact = index.byId.get(part.reference.id)
      if (fact) refs.push({ fact, reference: part.reference, labelled: part.labelled, at: bare.length })
    }
    bare += REF
  }
  const own = ownWordsOf(index)
  const clauses = splitClauses(bare).map(({ start, end }) => ({
    start,
    end,
    text: bare.slice(start, end),
    refs: refs.filter(({ at }) => start <= at && at < end),
  }))
  return {
    index,
    parts,
    bare,
    refs,
    clauses,
    own,
    ownSpans: own.find(bare),
    role: options.role ?? 'summary',
    options,
  }
}

/** The text with a mark in place of every character of the spans, so that no word reaches into them; offsets stay. */
export function withoutSpans(text: string, spans: readonly Span[], offset = 0): string {
  let rest = text
  for (const span of spans) {
    const start = Math.max(0, span.start - offset)
    const end = Math.min(text.length, span.end - offset)
    if (start < end) rest = rest.slice(0, start) + '，'.repeat(end - start) + rest.slice(end)
  }
  return rest
}

export const insideAny = (spans: readonly Span[], { start, end }: Span): boolean =>
  spans.some((span) => span.start <= start && end <= span.end)
