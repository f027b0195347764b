/** UTF-16 offsets into a text: `start` inclusive, `end` exclusive. */
export type Span = { readonly start: number; readonly end: number }

/** The words a span covers. */
export const spanText = (text: string, { start, end }: Span): string => text.slice(start, end)

/** Whether two spans share a character. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** Whether `inner` lies wholly inside `outer`. */
export const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end
