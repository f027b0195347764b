import { LEFT_STOPS } from './lexicon/name-words.ts'
import { createWordFinder } from './word-finder.ts'

// Names that begin with a character which otherwise ends the words before a name.
const NAME_STARTS =
  /^(?:和[平谐睦美静政龙林田硕布顺]|向阳|同[心德济仁江安]|共[青和]|为民|于[都田洪]|正[阳定安宁镶蓝]|余[姚杭干江庆]|将乐|曾都|从[化江]|如[东皋]|都[江匀昌安兰]|达[州拉日孜川茂坂]|项城|名山|类乌|轮台|多伦|若[羌尔]|让胡|本溪|家[和兴]|创[业新]路)/
// A stop inside the name of a road does not end the words before it.
const ROAD = /^(?:[路街巷]|大道)/

const stops = createWordFinder(LEFT_STOPS.trim().split(/\s+/), (text, start, word) => {
  const end = start + word.length
  if (ROAD.test(text.slice(end, end + 2))) return false
  return word.length > 1 || !NAME_STARTS.test(text.slice(start, start + 3))
})

/**
 * Where in `window`, which begins at `offset` of its text, a name may begin: behind the last word that no name
 * holds. Characters inside a known place (驻马店) are no such word.
 */
export function borderIn(window: string, offset: number, inPlace: Uint8Array): number {
  let border = 0
  let at = 0
  while (at < window.length) {
    const { length } = stops.at(window, at)
    if (length > 0 && !inPlace[offset + at] && !inPlace[offset + at + length]) border = at + length
    at += Math.max(length, 1)
  }
  return border
}
