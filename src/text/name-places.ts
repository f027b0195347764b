import {
  AMBIGUOUS_SHORT_NAMES,
  NOT_BEFORE,
  NOT_BEHIND,
  PROVINCE_SHORT_NAMES,
  PROVINCES,
} from './lexicon/places.ts'
import type { Name } from './name.ts'

const NAMES = new Set<string>([...Object.keys(PROVINCES), ...PROVINCE_SHORT_NAMES.split(' ')])
for (const division of Object.values(PROVINCES).flatMap((list) => list.split(/\s+/))) {
  const [name = '', short] = division.split(':')
  if (name === '') continue
  const isCity = !/(?:自治州|地区|盟|林区)$/.test(name)
  NAMES.add(isCity ? `${name}市` : name)
  const shortName = short ?? (isCity ? name : undefined)
  if (shortName && !AMBIGUOUS_SHORT_NAMES.has(shortName)) NAMES.add(shortName)
}

const PLACES = [...NAMES]
  .sort((a, b) => b.length - a.length)
  .map((name) => {
    const behind = NOT_BEHIND[name] ?? NOT_BEHIND[name.replace(/市$/, '')]
    // 日照市场 is a market.
    const before = NOT_BEFORE[name] ?? (name.endsWith('市') ? '场' : undefined)
    return `${behind ? `(?<!${behind})` : ''}${name}${before ? `(?!${before})` : ''}`
  })
  .join('|')
const EVERY_PLACE = new RegExp(PLACES, 'g')
const ANY_PLACE = new RegExp(PLACES)
const PLACE_FIRST = new RegExp(`^(?:${PLACES})`)

// Spirits and events of history belong to everybody: 延安精神, 遵义会议.
const PUBLIC_TAIL = /^(?:精神|会议|战役|起义|保卫战|大桥精神)/

/** Names of provinces and prefectures, full or short; short ones that are everyday words only with 市. */
export function findGazetteerPlaces(text: string): Name[] {
  const found: Name[] = []
  for (const { index, 0: raw } of text.matchAll(EVERY_PLACE)) {
    const end = index + raw.length
    if (!PUBLIC_TAIL.test(text.slice(end, end + 4))) found.push({ start: index, end, raw, kind: 'place' })
  }
  return found
}

/** The length of the name of a province or prefecture that a string begins with, 0 for none. */
export const gazetteerPrefixLength = (text: string): number => PLACE_FIRST.exec(text)?.[0].length ?? 0

/** Whether a string holds the name of a province or prefecture. */
export const holdsGazetteerPlace = (text: string): boolean => ANY_PLACE.test(text)
