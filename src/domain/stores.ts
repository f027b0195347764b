import type {
  AnswerMessage,
  ChatEvent,
  FactCard,
  Message,
  RequestContext,
  RequestMessage,
} from './conversation.ts'
import type { DraftKind } from './document.ts'
import type { Author, Draft, DraftEvent, DraftPlan, Section, Sentence, Writer } from './draft.ts'
import type { IgnoredFinding } from './draft-finding.ts'
import type { FactSheet } from './fact-sheet.ts'
import type { OwnWords } from './own-words.ts'
import type { Suggestion } from './suggestion.ts'

export type StoredSheet = {
  readonly id: string
  readonly revision: number
  readonly sheet: FactSheet
  readonly updatedAt: string
}

export type FactSheetStore = {
  create(sheet: FactSheet): Promise<StoredSheet>
  get(id: string): Promise<StoredSheet | undefined>
  list(): Promise<StoredSheet[]>
  /** Throws AppError `revision_conflict` when `expected` is not the newest revision. */
  update(id: string, expected: number, sheet: FactSheet): Promise<StoredSheet>
}

/** How tables are read, kept for the next file of the same shape. What is kept is JSON, parsed by who reads it. */
export type TableMappingStore = {
  list(): Promise<unknown[]>
  keep(tables: readonly { readonly shape: string; readonly mapping: unknown }[]): Promise<void>
}

export type SectionRevision = {
  readonly revision: number
  readonly author: Author
  /** The person who saved it; null where no person did or none said who. */
  readonly by: string | null
  readonly sentences: readonly Sentence[]
  readonly createdAt: string
}

/** An event with its place in the stream; numbers start at 1 and have no gaps. */
export type NumberedEvent = { readonly id: number; readonly event: DraftEvent }

/** A moment of a draft that somebody gave a name. */
export type DraftVersion = { readonly id: string; readonly name: string; readonly createdAt: string }

/** What tells whether a section changed, without its text. */
export type SectionMark = Pick<Section, 'id' | 'revision' | 'heading' | 'locked'>

/** What tells whether a draft or its sheet changed; the sections in their order. */
export type DraftMarks = { readonly sheetRevision: number; readonly sections: readonly SectionMark[] }

/** Somebody who has a draft open: a page of the browser, with the section whose words are being changed there. */
export type Visitor = { readonly id: string; readonly name: string; readonly sectionId: string | null }

export type DraftStore = {
  create(draft: { factSheetId: string; writer: Writer; plan: DraftPlan }): Promise<Draft>
  get(id: string): Promise<Draft | undefined>
  list(): Promise<
    { id: string; title: string; kind: DraftKind; status: Draft['status']; createdAt: string }[]
  >
  remove(id: string): Promise<boolean>

  /** Takes the right to write the draft for `seconds`; false while somebody else holds it. Calling it again extends it. */
  claim(id: string, holder: string, seconds: number): Promise<boolean>
  release(id: string, holder: string): Promise<void>
  /** Frees every draft: at the start of the only process there is, whose forerunner may have been killed. */
  releaseAll(): Promise<void>
  /** Stores the events under the next numbers, all or none. A `section-end` stores the section's sentences as its next revision in the same step, a `draft-end` sets the status. */
  append(id: string, holder: string, events: readonly DraftEvent[]): Promise<NumberedEvent[]>
  eventsAfter(id: string, after: number): Promise<NumberedEvent[]>

  section(draftId: string, sectionId: string): Promise<Section | undefined>
  /** Oldest first; all, or the newest so many. */
  revisions(draftId: string, sectionId: string, newest?: number): Promise<SectionRevision[]>
  /** Throws AppError `revision_conflict` when `expected` is not the newest revision, `section_locked` when the section is locked. */
  revise(
    draftId: string,
    sectionId: string,
    expected: number,
    sentences: readonly Sentence[],
    author: Author,
    by?: string,
  ): Promise<Section>
  setLocked(draftId: string, sectionId: string, locked: boolean): Promise<Section>
  /** Gives sections other headings, all or none. */
  setHeadings(draftId: string, headings: ReadonlyMap<string, string>): Promise<void>

  marks(draftId: string): Promise<DraftMarks | undefined>
  /** Who has the draft open, fifty at most. */
  visitors(draftId: string): Promise<Visitor[]>
  /** Counts somebody among them for `seconds`. Calling it again extends it. Throws AppError `not_found` for no such draft. */
  welcome(draftId: string, visitor: Visitor, seconds: number): Promise<void>

  /** The moments that have a name, oldest first. */
  versions(draftId: string): Promise<DraftVersion[]>
  /** Gives this moment a name. Throws AppError `not_found` for no such draft. */
  nameVersion(draftId: string, name: string): Promise<DraftVersion>
  /** False where there is no such version. */
  dropVersion(draftId: string, versionId: string): Promise<boolean>

  /** What people let stand of what proofreading finds, oldest first. */
  ignoredFindings(draftId: string): Promise<IgnoredFinding[]>
  /** Lets a finding stand; doing it again changes the reason. Throws AppError `not_found` for no such draft. */
  ignoreFinding(draftId: string, finding: Omit<IgnoredFinding, 'id'>): Promise<IgnoredFinding>
  /** False where nobody had let it stand. */
  heedFinding(draftId: string, ignoredId: string): Promise<boolean>

  /** Keeps a suggestion until it is decided on. */
  addSuggestion(draftId: string, suggestion: Omit<Suggestion, 'id' | 'createdAt'>): Promise<Suggestion>
  /** The open suggestions of a section, oldest first. */
  suggestions(draftId: string, sectionId: string): Promise<Suggestion[]>
  /** Leaves of a suggestion what is still open; one of which nothing is open is gone. */
  keepSuggestion(draftId: string, suggestion: Suggestion): Promise<void>
}

/** The words that a tenant allows and forbids. Revision 0 is nobody's. */
export type StoredOwnWords = { readonly revision: number; readonly words: OwnWords }

export type OwnWordsStore = {
  get(): Promise<StoredOwnWords>
  /** Throws AppError `revision_conflict` when `expected` is not the newest revision. */
  replace(words: OwnWords, expected: number): Promise<StoredOwnWords>
}

/** An event of an answer with its place in that answer's stream; numbers start at 1 and have no gaps. */
export type NumberedChatEvent = { readonly id: number; readonly event: ChatEvent }

/** What is said about each draft. */
export type ConversationStore = {
  /** Stores a request and the answer that is still to be given. */
  ask(
    draftId: string,
    request: { readonly text: string; readonly context: RequestContext },
  ): Promise<{ readonly request: RequestMessage; readonly answer: AnswerMessage }>
  /** The newest messages before number `before`, oldest first. */
  page(
    draftId: string,
    wanted: { readonly before: number | null; readonly limit: number },
  ): Promise<Message[]>
  get(draftId: string, id: string): Promise<Message | undefined>
  /** Takes the right to give an answer for `seconds`; false while somebody else holds it. Calling it again extends it. */
  claim(draftId: string, answerId: string, holder: string, seconds: number): Promise<boolean>
  release(draftId: string, answerId: string, holder: string): Promise<void>
  /** Stores the events under the next numbers, and the answer as it stands after them. Throws AppError `draft_busy` without a claim. */
  append(
    draftId: string,
    answerId: string,
    holder: string,
    events: readonly ChatEvent[],
  ): Promise<NumberedChatEvent[]>
  eventsAfter(draftId: string, answerId: string, after: number): Promise<NumberedChatEvent[]>
  /** Keeps a fact's card as decided on. Throws AppError `already_decided` where the kept one is no longer open. */
  decide(draftId: string, answerId: string, card: FactCard): Promise<AnswerMessage>
}
