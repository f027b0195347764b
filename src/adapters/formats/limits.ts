/** How much one file may ask of its reader. Everything an office writes is far below. */
export const LIMITS = {
  /** Bytes of one part of a Word file once unpacked: 2,000,000 characters with ample marks around them. */
  partBytes: 64_000_000,
  /** Bytes of all the files of an archive once unpacked, with those of the archives in it. */
  archiveBytes: 200_000_000,
  archiveFiles: 2000,
  /** Archives inside archives. */
  archiveDepth: 3,
  /** Unpacked bytes for each packed byte. Repetitive Word tables reach about 100, a bomb 1000. */
  unpackingRatio: 200,
  /** Files smaller than this may be packed as tightly as they like. */
  freeBytes: 1_000_000,
  /** Elements inside elements of a web page or a Word file. */
  markupDepth: 2000,
  /** Characters a file may give, as many as are read of a text. */
  characters: 2_000_000,
  pdfPages: 1000,
} as const
