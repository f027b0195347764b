import type {
  AnswerMessage,
  ChatEvent,
  FactCard,
  Message,
  RequestContext,
  RequestMessage,
} from './conversation.ts'
import type {
  AlikePassage,
  DocumentKind,
  DocumentSummary,
  DraftKind,
  Hit,
  Level,
  ParsedDocument,
  Passage,
  Role,
  StoredDocument,
} from './document.ts'
import type { Author, Draft, DraftEvent, DraftPlan, Section, Sentence, Writer } from './draft.ts'
import type { IgnoredFinding } from './draft-finding.ts'
import type { AppError } from './errors.ts'
import type { FactSheet } from './fact-sheet.ts'
import type { OutputSheet, Workbook } from './grid.ts'
import type { OwnWords } from './own-words.ts'
import type { ReturnedFile } from './returned-file.ts'
import type { Suggestion } from './suggestion.ts'
import type { Theme } from './theme.ts'

export type Clock = () => Date
/** Makes ids that sort by the time of their making. */
export type NewId = () => string

export type Row = Readonly<Record<string, unknown>>

/** Where SQL goes. Inside `transaction` only the given handle may be used. Every write is durable when its promise resolves. */
export type Database = {
  query<T extends Row = Row>(sql: string, parameters?: readonly unknown[]): Promise<T[]>
  transaction<T>(work: (query: Database['query']) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * Turns texts into unit vectors of one length. `modelId` is stored with every vector; vectors of two models are
 * never compared. Throws AppError `embedding_unavailable`.
 */
export type Embedder = {
  readonly modelId: string
  embed(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>
}

export type ChatMessage = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }

export type ChatRequest = {
  readonly messages: readonly ChatMessage[]
  readonly temperature: number
  readonly maxTokens: number
  /** All references that the answer may hold, without their braces; a service that takes a grammar writes no other. */
  readonly references?: readonly string[]
}

/** Pieces of the answer's text, then how it ended. `cut` means that the answer is incomplete. Reasoning text never comes through. */
export type ChatChunk =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'end'; readonly reason: 'stop' | 'cut' }

/** A language model. Throws AppError `model_unavailable` or `model_refused`. */
export type ChatModel = {
  readonly modelId: string
  /** The office lets it see what the facts say; what it writes are references all the same. */
  readonly seesValues?: boolean
  stream(request: ChatRequest, signal?: AbortSignal): AsyncIterable<ChatChunk>
  /** What the service was found to take of the protocol and what not, as far as it has been asked. */
  traits?(): ModelTraits
}

/** In Chinese, for who looks after the service. */
export type ModelTraits = { readonly works: readonly string[]; readonly lacks: readonly string[] }

/** What stands beside the text of a page: menus, running heads, page numbers. `rule` names the cause. */
export type Aside = { readonly start: number; readonly end: number; readonly rule: string }

/** All that a page shows, in its order, and which of it is not the text. */
export type WholePage = { readonly text: string; readonly asides: readonly Aside[] }

/** One document as it came out of a file, with what stood around it, or why it did not. */
export type TextReading =
  | { readonly file: string; readonly text: string; readonly whole?: WholePage }
  | { readonly file: string; readonly refusal: AppError }

/**
 * Turns a file of any format into text, a paragraph a line; an archive gives a reading for each file in it.
 * What cannot be read is told in the readings; nothing but a fault of the program is thrown.
 */
export type TextReader = (file: string, bytes: Uint8Array) => Promise<TextReading[]>

/** Reads the text of a file into a document. Throws AppError for what must not or cannot be read. */
export type DocumentParser = (
  file: string,
  text: string,
  asides?: readonly Aside[],
) => Promise<{ readonly document: ParsedDocument; readonly passages: readonly Passage[] }>

/** Reads a Word file that came back. Throws AppError `unknown_format` and what reading a Word file throws. */
export type ReturnedFileReader = (bytes: Uint8Array) => ReturnedFile

export type YearRange = { readonly from?: number | undefined; readonly to?: number | undefined }

export type SearchFilters = {
  readonly role?: Role | undefined
  readonly kind?: DocumentKind | undefined
  /** One theme, or any of several. */
  readonly theme?: Theme | readonly Theme[] | undefined
  /** The year of the summary period or of the plan period, or the first and the last that either may be. */
  readonly year?: number | YearRange | undefined
  readonly level?: Level | undefined
  /** In full, or a part or short form of the name: 余姚, 余姚教育局. */
  readonly organ?: string | undefined
  /** As `organ`. */
  readonly region?: string | undefined
  /** The id of the one document to search in. */
  readonly document?: string | undefined
}

export type SearchRequest = {
  readonly query: string
  readonly filters?: SearchFilters
  /** At most 100. */
  readonly limit?: number
  /** What the passages are wanted for; ranks like over unlike, never excludes. */
  readonly prefer?: {
    readonly role?: Role | undefined
    readonly theme?: Theme | undefined
    /** As among the filters. */
    readonly organ?: string | undefined
    readonly kind?: DocumentKind | undefined
    readonly level?: Level | undefined
    /** Newer above older, by the newest of what was found. */
    readonly recent?: boolean | undefined
  }
}

export type SearchResult = {
  readonly hits: readonly Hit[]
  /** Why an arm of the search did not work, in Chinese; null when both did. */
  readonly degraded: string | null
}

/** Search over the shelf, as drafting sees it. */
export type Search = (request: SearchRequest, signal?: AbortSignal) => Promise<SearchResult>

export type NewDocument = {
  readonly file: string
  readonly document: ParsedDocument
  readonly passages: readonly Passage[]
  /** SHA-256 in hex of the file that this document alone came out of, or of its text in an archive. */
  readonly sourceHash?: string
  /** The way of reading that made it out of its raw text; none where it came as it is. */
  readonly reader?: string
  /** The lines of its raw text that were known to stand beside the text. */
  readonly asides?: readonly Aside[]
}

export type AddedDocument = {
  readonly id: string
  readonly passageIds: readonly string[]
  /** The id of a document with the same text that was there before; nothing was added then. */
  readonly duplicateOf: string | null
  /** The documents that are gone because no file holds their text any more. */
  readonly replaced: readonly string[]
}

/** How far a long piece of work on the shelf has come. A fit of the offline embedder is one step. */
export type ShelfProgress = {
  readonly stage: 'reading' | 'documents' | 'terms' | 'fit' | 'vectors'
  readonly done: number
  readonly total: number
}

export type ShelfWork = {
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: ShelfProgress) => void) | undefined
}

export type AddOptions = ShelfWork & {
  /**
   * A document takes the place of those that were under its file name before this call. One whose text lies under
   * another file name as well stays there.
   */
  readonly replace?: boolean | undefined
  /** Leaves the vectors to `reindex`, which is the faster way where many more documents follow. */
  readonly deferVectors?: boolean | undefined
}

/** What stands on the shelf and how it is searched. */
export type ShelfDescription = {
  readonly documents: number
  readonly passages: number
  /** Passages that nearly repeat another one, which stands for them. */
  readonly alike: number
  readonly server: 'PGlite' | 'PostgreSQL'
  readonly model: {
    readonly name: string
    readonly dimensions: number
    readonly precision: 'single' | 'half'
    readonly vectors: number
    /** Every vector, or one bit of each dimension before the best are compared. */
    readonly scan: 'exact' | 'bits'
    /** How many of the bits' best are compared, and the share of the nearest that was found so in a sample. */
    readonly oversample: number | null
    readonly recall: number | null
  } | null
}

/** Whether a passage that is on the shelf is found by its own words. */
export type ShelfCheck = {
  readonly passageId: string
  readonly lexical: boolean
  readonly vector: boolean
  readonly degraded: string | null
}

/** The shelf: documents and passages with both search indexes. */
export type Shelf = {
  add(documents: readonly NewDocument[], options?: AddOptions): Promise<AddedDocument[]>
  list(): Promise<DocumentSummary[]>
  get(id: string): Promise<StoredDocument | undefined>
  /** The documents whose text lies under these file names, which need not be one each. */
  findFiles(files: readonly string[]): Promise<{ readonly id: string; readonly file: string }[]>
  /** The documents that came out of files with these SHA-256 hashes in hex. */
  findSources(hashes: readonly string[]): Promise<{ readonly id: string; readonly hash: string }[]>
  remove(id: string): Promise<boolean>
  /** Documents that another way of reading than this made, with what it was told of their raw text. */
  readByOther(reader: string): Promise<{ readonly id: string; readonly asides: readonly Aside[] }[]>
  /**
   * Puts another reading of a document in its place, at once: it keeps its id, its files and the ids of passages whose
   * words are the same. Nothing happens where it is gone, or where another document has that text.
   */
  renew(id: string, document: NewDocument, signal?: AbortSignal): Promise<boolean>
  /** What says nearly the same as passages of these documents, in the order of their passages; five others of each at most. */
  alike(documentIds: readonly string[]): Promise<readonly (AlikePassage & { readonly documentId: string })[]>
  passages(ids: readonly string[]): Promise<Hit[]>
  search: Search
  /** Fits the offline embedder anew where the shelf has outgrown it, and embeds what lacks a vector. */
  reindex(work?: ShelfWork): Promise<{ readonly passages: number; readonly embedder: string }>
  describe(): Promise<ShelfDescription>
  /** Null where nothing is on the shelf. */
  check(signal?: AbortSignal): Promise<ShelfCheck | null>
  count(): Promise<{
    readonly documents: number
    readonly passages: number
    readonly embedder: string | null
  }>
}

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

/** Turns a file of tables into its cells. Throws AppError with a code for everything that cannot be read. */
export type TableReader = (file: string, bytes: Uint8Array) => Promise<Workbook>
/** Writes sheets as the bytes of a workbook. */
export type WorkbookWriter = (sheets: readonly OutputSheet[]) => Promise<Uint8Array<ArrayBuffer>>

export type SectionRevision = {
  readonly revision: number
  readonly author: Author
  readonly sentences: readonly Sentence[]
  readonly createdAt: string
}

/** An event with its place in the stream; numbers start at 1 and have no gaps. */
export type NumberedEvent = { readonly id: number; readonly event: DraftEvent }

/** A moment of a draft that somebody gave a name. */
export type DraftVersion = { readonly id: string; readonly name: string; readonly createdAt: string }

/** What tells whether a section changed, without its text. */
export type SectionMark = Pick<Section, 'id' | 'revision' | 'heading' | 'locked'>

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
  ): Promise<Section>
  setLocked(draftId: string, sectionId: string, locked: boolean): Promise<Section>
  /** Gives sections other headings, all or none. */
  setHeadings(draftId: string, headings: ReadonlyMap<string, string>): Promise<void>

  /** The marks of all sections in their order; none for no such draft. */
  sectionMarks(draftId: string): Promise<SectionMark[]>
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
