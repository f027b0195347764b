import type { List, ListLevel } from '../list-numbering.ts'
import { type Attributes, walkMarkup } from '../walk-markup.ts'

type Level = { -readonly [key in keyof ListLevel]: ListLevel[key] } & { style?: string }
type AbstractList = { levels: Level[]; styleLink?: string; numberingStyle?: string }
type Numbering = { abstract: string; levels: Level[]; starts: Map<number, number> }

export type WordNumbering = {
  /** By the id that paragraphs name. */
  readonly lists: Map<string, List>
  /** The level that a style has in a list, where the list says so. */
  levelOfStyle(numberingId: string, style: string): number | undefined
}

const DEEPEST = 9

const createLevel = (level: number): Level => ({
  format: 'decimal',
  template: '',
  start: 1,
  restartsBelow: level,
  legal: false,
})

/** The lists of word/numbering.xml. */
export function readWordNumbering(xml: string): WordNumbering {
  const { abstracts, numberings } = readParts(xml)
  const lists = new Map<string, List>()
  const styles = new Map<string, number>()
  for (const [id, { abstract, levels, starts }] of numberings) {
    const counter = followLink(abstract, abstracts)
    const all = Array.from({ length: DEEPEST }, (_, i) => levels[i] ?? abstracts.get(counter)?.levels[i])
    lists.set(id, { counter, levels: all, startsAnew: starts })
    all.forEach((level, i) => {
      if (level?.style !== undefined) styles.set(`${id} ${level.style}`, i)
    })
  }
  return { lists, levelOfStyle: (numberingId, style) => styles.get(`${numberingId} ${style}`) }
}

/** A list may only name a style, and another list holds the levels for it. */
function followLink(id: string, abstracts: ReadonlyMap<string, AbstractList>): string {
  const named = abstracts.get(id)?.numberingStyle
  if (named === undefined) return id
  for (const [other, { styleLink }] of abstracts) if (styleLink === named) return other
  return id
}

function readParts(xml: string): {
  abstracts: Map<string, AbstractList>
  numberings: Map<string, Numbering>
} {
  const abstracts = new Map<string, AbstractList>()
  const numberings = new Map<string, Numbering>()
  let abstract: AbstractList | undefined
  let numbering: Numbering | undefined
  let level: Level | undefined
  let override = 0
  const openLevel = (attributes: Attributes): void => {
    const at = Number(attributes['w:ilvl'])
    const levels = numbering?.levels ?? abstract?.levels
    if (!levels || !(at >= 0 && at < DEEPEST)) return
    level = createLevel(at)
    levels[at] = level
  }
  walkMarkup(
    xml,
    {
      open(name, attributes) {
        const value = attributes['w:val'] ?? ''
        switch (name) {
          case 'w:abstractNum':
            abstract = { levels: [] }
            abstracts.set(attributes['w:abstractNumId'] ?? '', abstract)
            break
          case 'w:num':
            numbering = { abstract: '', levels: [], starts: new Map() }
            numberings.set(attributes['w:numId'] ?? '', numbering)
            break
          case 'w:abstractNumId':
            if (numbering) numbering.abstract = value
            break
          case 'w:styleLink':
            if (abstract) abstract.styleLink = value
            break
          case 'w:numStyleLink':
            if (abstract) abstract.numberingStyle = value
            break
          case 'w:lvlOverride':
            override = Number(attributes['w:ilvl'])
            break
          case 'w:startOverride':
            numbering?.starts.set(override, readCount(value))
            break
          case 'w:lvl':
            openLevel(attributes)
            break
          default:
            if (level) setProperty(level, name, value)
        }
      },
      close(name) {
        if (name === 'w:abstractNum') abstract = undefined
        else if (name === 'w:num') numbering = undefined
        else if (name === 'w:lvl') level = undefined
      },
      text: () => undefined,
    },
    'xml',
  )
  return { abstracts, numberings }
}

function setProperty(level: Level, name: string, value: string): void {
  if (name === 'w:start') level.start = readCount(value)
  else if (name === 'w:numFmt') level.format = value
  else if (name === 'w:lvlText') level.template = value
  else if (name === 'w:lvlRestart') level.restartsBelow = readCount(value)
  else if (name === 'w:isLgl') level.legal = !/^(?:0|false|off)$/.test(value)
  else if (name === 'w:pStyle') level.style = value
}

const readCount = (value: string): number => {
  const count = Number.parseInt(value, 10)
  return count >= 0 && count <= 32_767 ? count : 1
}
