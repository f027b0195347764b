import type {
  AlikePassage,
  DocumentKind,
  DocumentSummary,
  Hit,
  Level,
  ParsedDocument,
  Passage,
  Role,
  StoredDocument,
} from './document.ts'
import type { Aside } from './ports.ts'
import type { Theme } from './theme.ts'

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
