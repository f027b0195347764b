/** Something that went wrong, in the words that the writer reads. */
export type Banner = { readonly key: string; readonly title: string; readonly details: readonly string[] }
