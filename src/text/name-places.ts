import {
  AMBIGUOUS_SHORT_NAMES,
  NOT_BEFORE,
  NOT_BEHIND,
  PROVINCE_SHORT_NAMES,
  PROVINCES,
} from './lexicon/places.ts'
import type { Name } from './name.ts'
import { createWordFinder } from './word-finder.ts'

const NAMES = new Set<string>([...Object.keys(PROVINCES), ...PROVINCE_SHORT_NAMES.split(' ')])
for (const division of Object.values(PROVINCES).flatMap((list) => list.split(/\s+/))) {
  const [name = '', short] = division.split(':')
  if (name === '') continue
  const isCity = !/(?:自治州|地区|盟|林区)$/.test(name)
  NAMES.add(isCity ? `${name}市` : name)
  const shortName = short ?? (isCity ? name : undefined)
  if (shortName && !AMBIGUOUS_SHORT_NAMES.has(shortName)) NAMES.add(shortName)
}

type Borders = { readonly left: readonly string[]; readonly right: readonly string[] }

/** What may not stand beside a name: 日照市场 is a market, 幸福建设 no Fujian. */
const BORDERS: ReadonlyMap<string, Borders> = new Map(
  Array.from(NAMES, (name): [string, Borders] => {
    const left = NOT_BEHIND[name] ?? NOT_BEHIND[name.replace(/市$/, '')]
    const right = NOT_BEFORE[name] ?? (name.endsWith('市') ? '场' : undefined)
    return [name, { left: left?.split('|') ?? [], right: right?.split('|') ?? [] }]
  }),
)

const finder = createWordFinder(NAMES, (text, start, name) => {
  const borders = BORDERS.get(name)
  if (!borders) return true
  const { left, right } = borders
  return !(
    left.some((word) => text.startsWith(word, start - word.length)) ||
    right.some((word) => text.startsWith(word, start + name.length))
  )
})

// Spirits and events of history belong to everybody: 延安精神, 遵义会议.
const PUBLIC_TAIL = /^(?:精神|会议|战役|起义|保卫战|大桥精神)/

/** Names of provinces and prefectures, full or short; short ones that are everyday words only with 市. */
export function findGazetteerPlaces(text: string): Name[] {
  const found: Name[] = []
  for (const { start, end, word } of finder.find(text))
    if (!PUBLIC_TAIL.test(text.slice(end, end + 4))) found.push({ start, end, raw: word, kind: 'place' })
  return found
}

/** The length of the name of a province or prefecture that a string begins with, 0 for none. */
export const gazetteerPrefixLength = (text: string): number => finder.at(text, 0).length

/** Whether a string holds the name of a province or prefecture. */
export const holdsGazetteerPlace = (text: string): boolean => finder.find(text).length > 0
