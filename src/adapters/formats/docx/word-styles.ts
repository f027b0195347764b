import { walkMarkup } from '../walk-markup.ts'

/** What a paragraph style says of its paragraphs; undefined where neither it nor what it is based on does. */
export type WordStyle = {
  readonly name: string
  /** 1 for the outermost heading, 0 for the title. */
  readonly heading: number | undefined
  /** '0' takes a number away. */
  readonly numberingId: string | undefined
  /** The style that says so: itself or one that it is based on. */
  readonly numberedBy: string | undefined
  readonly level: number | undefined
}

type Entry = {
  readonly id: string
  name: string
  basedOn?: string
  outline?: number
  numberingId?: string
  level?: number
}

/** The deepest chain of styles that are based on one another. */
const LONGEST_CHAIN = 20
const BODY_LEVEL = 9

/** The paragraph styles of word/styles.xml by their ids, with what they take over from others. */
export function readWordStyles(xml: string): Map<string, WordStyle> {
  const entries = new Map<string, Entry>()
  let entry: Entry | undefined
  walkMarkup(
    xml,
    {
      open(name, attributes) {
        const value = attributes['w:val']
        if (name === 'w:style') {
          entry = { id: attributes['w:styleId'] ?? '', name: '' }
          entries.set(entry.id, entry)
        } else if (!entry || value === undefined) return
        else if (name === 'w:name') entry.name = value.toLowerCase()
        else if (name === 'w:basedOn') entry.basedOn = value
        else if (name === 'w:outlineLvl') entry.outline = Number(value)
        else if (name === 'w:numId') entry.numberingId = value
        else if (name === 'w:ilvl') entry.level = Number(value)
      },
      close(name) {
        if (name === 'w:style') entry = undefined
      },
      text: () => undefined,
    },
    'xml',
  )
  return new Map([...entries].map(([id, own]) => [id, resolve(own, entries)]))
}

function resolve(own: Entry, entries: ReadonlyMap<string, Entry>): WordStyle {
  const chain: Entry[] = []
  for (let at: Entry | undefined = own; at && chain.length < LONGEST_CHAIN; ) {
    chain.push(at)
    at = at.basedOn === undefined ? undefined : entries.get(at.basedOn)
  }
  const find = <T>(read: (entry: Entry) => T | undefined): T | undefined =>
    chain.map(read).find((value) => value !== undefined)
  return {
    name: own.name,
    heading: find(({ name, outline }) => headingOf(name, outline)),
    numberingId: find(({ numberingId }) => numberingId),
    numberedBy: find(({ id, numberingId }) => (numberingId === undefined ? undefined : id)),
    level: find(({ level }) => level),
  }
}

function headingOf(name: string, outline: number | undefined): number | undefined {
  if (name === 'title') return 0
  if (outline !== undefined) return headingOfOutline(outline)
  const [, digit] = /^(?:heading|标题) ?([1-9])$/.exec(name) ?? []
  return digit === undefined ? undefined : Number(digit)
}

/** The heading level of an outline level of Word, which counts from 0 and says 9 for body text. */
export const headingOfOutline = (outline: number): number | undefined =>
  outline >= 0 && outline < BODY_LEVEL ? outline + 1 : undefined
