import { AMBIGUOUS_SHORT_NAMES, PROVINCE_SHORT_NAMES, PROVINCES } from './lexicon/places.ts'
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

// What follows or stands before a short name and makes it a part of another word: 上海洋, 西安全, 长江西路, 黄河南岸.
const NOT_BEFORE: Readonly<Record<string, string>> = {
  上海: '洋',
  西安: '全|排|装|置|定',
  海南: '北|岸|藏',
  湖南: '岸',
  湖北: '岸',
  河南: '岸',
  河北: '岸',
  哈密: '瓜',
  山东: '路|麓|坡',
  山西: '路|麓|坡',
  江西: '路|岸',
  开封: '口|条|使用',
}
const NOT_BEHIND: Readonly<Record<string, string>> = {
  山东: '中|泰|华|金|佛',
  山西: '中|泰|华|金',
  江西: '长|临|沿|松花|黑龙',
  河南: '黄|运|淮',
  河北: '黄|运|淮',
  海南: '上|北|渤',
  西安: '东|陕',
  湖南: '太|洞庭',
  上海: '以',
}

const PLACES = [...NAMES]
  .sort((a, b) => b.length - a.length)
  .map((name) => {
    const behind = NOT_BEHIND[name]
    const before = NOT_BEFORE[name]
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
