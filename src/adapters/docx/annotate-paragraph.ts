import type { Stretch } from './scan-body.ts'
import { escapeXml } from './xml.ts'

/** What to mark in a paragraph: offsets in its text, and the comment's id where it has one. */
export type Mark = {
  readonly start: number
  readonly end: number
  readonly suggestion: string | null
  readonly commentId: number | null
}

/** What takes the place of one `w:t`: runs end and begin inside, beginning with an end and ending with a beginning. */
export type Edit = { readonly stretch: Stretch; readonly xml: string }

export type Annotator = {
  readonly author: string
  /** An id for a tracked change that no other bears. */
  nextChangeId(): number
}

/** A mark cut to text that stands in runs, with the stretches in which it begins and ends. */
type Fitted = Mark & { readonly first: number; readonly last: number; readonly isChange: boolean }

/**
 * The edits that put comments and tracked changes into the stretches of one paragraph, in its order. Comments may
 * overlap. Of two changes that do, the first is made and the other told in its comment only; so is one that reaches
 * over a field, a note, a link or somebody's revision.
 */
export function annotateParagraph(
  stretches: readonly Stretch[],
  marks: readonly Mark[],
  annotator: Annotator,
): Edit[] {
  const fitted = withoutOverlaps(
    marks.map((mark) => fitMark(mark, stretches)).toSorted((a, b) => a.start - b.start || a.end - b.end),
  )
  const byStretch = new Map<number, Fitted[]>()
  for (const mark of fitted)
    for (const i of touchedBy(mark)) {
      const known = byStretch.get(i)
      if (known) known.push(mark)
      else byStretch.set(i, [mark])
    }
  return [...byStretch.entries()]
    .sort(([a], [b]) => a - b)
    .flatMap(([i, mine]) => {
      const stretch = stretches[i]
      return stretch ? [{ stretch, xml: annotateStretch(stretch, i, mine, annotator) }] : []
    })
}

/** A comment touches the stretches of its ends only, a change all of its own. */
const touchedBy = ({ first, last, isChange }: Fitted): number[] =>
  isChange ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : [...new Set([first, last])]

const endOf = ({ at, text }: Stretch): number => at + text.length

function fitMark(mark: Mark, stretches: readonly Stretch[]): Fitted {
  const first = Math.min(firstBehind(stretches, mark.start), stretches.length - 1)
  const begun = stretches[first]
  if (!begun) return { ...mark, first, last: first, isChange: false }
  const start = Math.min(Math.max(mark.start, begun.at), endOf(begun))
  const last = Math.max(first, lastBefore(stretches, mark.end))
  const end = Math.max(start, Math.min(mark.end, endOf(stretches[last] ?? begun)))
  const covered = stretches.slice(first, last + 1)
  const length = covered.reduce(
    (sum, stretch) => sum + Math.max(0, Math.min(end, endOf(stretch)) - Math.max(start, stretch.at)),
    0,
  )
  const isChange =
    mark.suggestion !== null &&
    start === mark.start &&
    length === mark.end - mark.start &&
    covered.every(({ span, isRevision }) => span === begun.span && !isRevision)
  return { ...mark, start, end, first, last, isChange }
}

/** The first stretch that reaches beyond a place; as many as there are where none does. */
function firstBehind(stretches: readonly Stretch[], place: number): number {
  let [low, high] = [0, stretches.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const stretch = stretches[middle]
    if (stretch && endOf(stretch) > place) high = middle
    else low = middle + 1
  }
  return low
}

/** The last stretch that begins before a place; -1 where none does. */
function lastBefore(stretches: readonly Stretch[], place: number): number {
  let [low, high] = [0, stretches.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stretches[middle]?.at ?? 0) < place) low = middle + 1
    else high = middle
  }
  return low - 1
}

function withoutOverlaps(marks: readonly Fitted[]): Fitted[] {
  let free = 0
  return marks.map((mark) => {
    if (!mark.isChange) return mark
    if (mark.start < free) return { ...mark, isChange: false }
    free = Math.max(mark.end, mark.start + 1)
    return mark
  })
}

function annotateStretch(
  { at, text, opening }: Stretch,
  index: number,
  marks: readonly Fitted[],
  { author, nextChangeId }: Annotator,
): string {
  const who = `w:author="${escapeXml(author)}"`
  const run = (words: string, element = 't', open = opening): string =>
    `${open}<w:${element} xml:space="preserve">${escapeXml(words)}</w:${element}></w:r>`
  const insertion = ({ isChange, suggestion }: Fitted): string =>
    isChange && suggestion
      ? `<w:ins w:id="${nextChangeId()}" ${who}>${run(suggestion, 't', withoutFormer(opening))}</w:ins>`
      : ''
  const deletion = (words: string, goesOn: boolean): string => {
    const id = `w:id="${nextChangeId()}"`
    return `<w:del ${goesOn ? `${who} ${id}` : `${id} ${who}`}>${run(words, 'delText')}</w:del>`
  }
  /** What stands at a place: what ends there, then what begins, then what is empty. */
  const markupAt = (place: number): string => {
    const ended = marks.filter(({ last, end, start }) => last === index && end === place && start < place)
    const begun = marks.filter(({ first, start }) => first === index && start === place)
    const empty = begun.filter(({ end }) => end === place)
    return [
      ...ended.map(insertion),
      ...ended.map(commentEnd),
      ...begun.map(commentStart),
      ...empty.map(insertion),
      ...empty.map(commentEnd),
    ].join('')
  }
  const end = at + text.length
  const places = marks.flatMap((mark) => [mark.start, mark.end]).filter((place) => place > at && place < end)
  const cuts = [...new Set([at, ...places, end])].sort((a, b) => a - b)
  const parts = cuts.map((cut, i) => {
    const next = cuts[i + 1]
    if (next === undefined) return markupAt(cut)
    const words = text.slice(cut - at, next - at)
    const change = marks.find(({ isChange, start, end }) => isChange && start <= cut && end >= next)
    return markupAt(cut) + (change ? deletion(words, change.start < cut) : run(words))
  })
  return `</w:r>${parts.join('')}${opening}`
}

/** A run of the proofreader's own does not repeat what somebody's revision of its look replaced. */
const withoutFormer = (opening: string): string =>
  opening.replace(/<w:rPrChange[ >][\s\S]*<\/w:rPrChange>/, '')

const commentStart = ({ commentId }: Fitted): string =>
  commentId === null ? '' : `<w:commentRangeStart w:id="${commentId}"/>`
const commentEnd = ({ commentId }: Fitted): string =>
  commentId === null
    ? ''
    : `<w:commentRangeEnd w:id="${commentId}"/><w:r><w:commentReference w:id="${commentId}"/></w:r>`

/** The XML with the edits in it. Runs that an edit leaves empty go; what was deleted in one piece becomes one. */
export function applyEdits(xml: string, edits: readonly Edit[]): string {
  const parts: string[] = []
  let at = 0
  for (const { stretch, xml: replacement } of edits) {
    const { xmlStart, xmlEnd, opening } = stretch
    const isFirst = xmlStart - opening.length >= at && xml.endsWith(opening, xmlStart)
    const isLast = xml.startsWith(RUN_END, xmlEnd)
    parts.push(
      xml.slice(at, isFirst ? xmlStart - opening.length : xmlStart),
      replacement.slice(
        isFirst ? RUN_END.length : 0,
        isLast ? replacement.length - opening.length : undefined,
      ),
    )
    at = isLast ? xmlEnd + RUN_END.length : xmlEnd
  }
  parts.push(xml.slice(at))
  return parts.join('').replaceAll(/<\/w:del><w:del w:author="[^"]*" w:id="\d+">/g, '')
}

const RUN_END = '</w:r>'
