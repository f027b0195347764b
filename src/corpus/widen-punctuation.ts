import type { Edit } from './mapped-text.ts'

const WIDE: Record<string, string> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '?': '？',
  '!': '！',
  '(': '（',
  ')': '）',
}
const PARTNER: Record<string, string> = { '(': ')', '（': '）' }

/** A 汉字, a mark that is Chinese only, or a mask: what shows that the mark beside it belongs to Chinese text. */
const CHINESE = /[\u4e00-\u9fff\u3001-\u303f…—*％]/
/** Marks that exist in both widths say nothing about each other, or one widened mark would widen the next. */
const EITHER_WIDTH = new Set(' ,;:?!()，；：？！（）"“”‘’')
/** Beyond so many marks in a row there is no text that they could belong to. */
const FARTHEST_NEIGHBOUR = 32
const URL = /(?:https?:\/\/|www\.)[\w\-./?%&=:#~+@,;!]*[\w/=]|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}/gi

/**
 * Edits that make half-width marks in Chinese text full width, each standing for one character. Marks between
 * digits or letters stay (1,234, 12:30, 1:12.5), as do addresses; a pair of brackets is widened as a pair.
 */
export function findNarrowMarks(text: string): Edit[] {
  let start = 0
  return text.split('\n').flatMap((line) => {
    const offset = start
    start += line.length + 1
    return /[,;:?!()"]/.test(line) ? narrowMarksOf(line, offset) : []
  })
}

function narrowMarksOf(line: string, offset: number): Edit[] {
  const addresses = [...line.matchAll(URL)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  const widened = new Map<number, string>()
  const brackets: { at: number; open: string }[] = []
  for (let i = 0; i < line.length; i++) {
    const character = line.charAt(i)
    const address = addresses.find(({ start, end }) => i >= start && i < end)
    if (address) {
      i = address.end - 1
      continue
    }
    if (character in PARTNER) brackets.push({ at: i, open: character })
    if (character in WIDE && standsInChinese(line, i)) widened.set(i, WIDE[character] ?? character)
    if (character === ')' || character === '）') pairWith(line, i, brackets.pop(), widened)
  }
  widenQuotes(line, widened)
  return [...widened].map(([i, text]) => ({ start: offset + i, end: offset + i + 1, text }))
}

/** A bracket is as wide as its partner. */
function pairWith(
  line: string,
  at: number,
  partner: { at: number; open: string } | undefined,
  widened: Map<number, string>,
): void {
  if (!partner) return
  const wide = [partner.at, at].some((i) => widened.has(i) || /[（）]/.test(line.charAt(i)))
  if (!wide) return
  if (line.charAt(partner.at) === '(') widened.set(partner.at, '（')
  if (line.charAt(at) === ')') widened.set(at, '）')
}

function standsInChinese(line: string, i: number): boolean {
  const before = neighbour(line, i, -1)
  const after = neighbour(line, i, 1)
  return CHINESE.test(before) || CHINESE.test(after)
}

/** The nearest character in a direction that is neither a blank nor a mark of either width. */
function neighbour(line: string, from: number, step: 1 | -1): string {
  let i = from + step
  while (EITHER_WIDTH.has(line.charAt(i)) && Math.abs(i - from) < FARTHEST_NEIGHBOUR) i += step
  return line.charAt(i)
}

/** Straight quotes in pairs around or beside Chinese text; an odd one out leaves the whole line alone. */
function widenQuotes(line: string, widened: Map<number, string>): void {
  const quotes = [...line.matchAll(/"/g)].map(({ index }) => index)
  if (quotes.length % 2 === 1) return
  for (let k = 0; k + 1 < quotes.length; k += 2) {
    const [open = 0, close = 0] = [quotes[k], quotes[k + 1]]
    if (!/[\u4e00-\u9fff]/.test(line.slice(Math.max(0, open - 1), close + 2))) continue
    widened.set(open, '“')
    widened.set(close, '”')
  }
}
