import { createCharacterTest } from './character-test.ts'
import type { Span } from './span.ts'

/** A text in one spelling, with the way back to the offsets of the text it came from. */
export type Normalised = {
  readonly text: string
  /** The raw offset of the character that the normalised character at `offset` came from. */
  readonly toRaw: (offset: number) => number
  /** The raw span of the characters that a normalised span came from. */
  readonly toRawSpan: (span: Span) => Span
}

/**
 * What NFKC or the rules below may change; all else passes unread. Chinese punctuation, Roman numerals (read as
 * numbers elsewhere), ㎡ and ² (which are no digits) keep their form.
 */
const VARIANT =
  /[\p{Mn}\p{Me}\p{Cf}\u{a0}\u{2000}-\u{200a}\u{202f}\u{205f}\u{3000}\u{2070}-\u{209f}\u{2100}-\u{215f}\u{2189}\u{2460}-\u{24ff}\u{2776}-\u{2793}\u{2e80}-\u{2fdf}\u{3021}-\u{3029}\u{3036}-\u{303a}\u{3130}-\u{318f}\u{3200}-\u{338f}\u{3390}-\u{33ff}\u{f900}-\u{faff}\u{fb00}-\u{fb4f}\u{fe10}-\u{fe6b}\u{ff02}-\u{ff07}\u{ff0a}\u{ff0b}\u{ff0d}-\u{ff19}\u{ff1c}-\u{ff1e}\u{ff20}-\u{ff5d}\u{ff5f}-\u{ffee}\u{1d400}-\u{1d7ff}\u{1f100}-\u{1f1ff}\u{2f800}-\u{2fa1f}\u{203a}\u{2039}‐‑«»「」『』〝〞‟❨❩❲❳❴❵⟨⟩〈〉⦃⦄⦗⦘〘〙]|(?![0-9])\p{Nd}/gu
const mayHoldVariant = createCharacterTest(VARIANT)

const asItIs = (text: string): Normalised => ({
  text,
  toRaw: (offset) => offset,
  toRawSpan: ({ start, end }) => ({ start, end }),
})

const KEPT = new Set('㎡㎥㎢²³℃')

const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ...pairs('「」『』｢｣〝〞‟', '“”‘’“”“”“'),
  ...pairs('❴❵⦃⦄', '{}{}'),
  ...pairs('❨❩', '()'),
  ...pairs('❲❳⦗⦘〘〙', '〔〕〔〕〔〕'),
  ...pairs('⟨⟩‹›', '〈〉〈〉'),
  ...pairs('«»', '《》'),
  ...pairs('‐‑', '--'),
  ['　', ' '],
  ['㎏', '千克'],
  ['㎞', '公里'],
  ['㎝', '厘米'],
  ['㎜', '毫米'],
])

function pairs(from: string, to: string): [string, string][] {
  return Array.from(from, (character, index) => [character, to.charAt(index)])
}

/** First character of each run of circled or Suzhou digits that NFKC leaves alone, with the value it has. */
const DIGIT_RUNS: readonly (readonly [first: number, last: number, value: number])[] = [
  [0x2776, 0x277f, 1],
  [0x2780, 0x2789, 1],
  [0x278a, 0x2793, 1],
  [0x24eb, 0x24f4, 11],
  [0x24f5, 0x24fe, 1],
  [0x24ff, 0x24ff, 0],
  [0x3021, 0x3029, 1],
]

/**
 * Brings a text into the spelling that all other readers expect: NFKC, zero-width and bidirectional marks dropped,
 * bracket and quote variants unified, every script's digits as 0-9. Chinese punctuation stays Chinese.
 */
export function normalise(text: string): Normalised {
  if (!mayHoldVariant(text)) return asItIs(text)
  const pieces: string[] = []
  // Each break is a place where raw and normalised offsets drift apart: from `clean` on, raw = offset + shift.
  const breaks: { clean: number; raw: number; fixed: boolean }[] = []
  let copied = 0
  let length = 0
  for (const match of text.matchAll(VARIANT)) {
    const [variant] = match
    const spelling = spell(variant)
    if (spelling === variant) continue
    pieces.push(text.slice(copied, match.index), spelling)
    length += match.index - copied
    copied = match.index + variant.length
    if (spelling.length !== variant.length) {
      if (spelling.length > 0) breaks.push({ clean: length, raw: match.index, fixed: true })
      breaks.push({ clean: length + spelling.length, raw: copied, fixed: false })
    }
    length += spelling.length
  }
  if (copied === 0) return asItIs(text)
  pieces.push(text.slice(copied))

  /** The raw extent of the character at a normalised offset. */
  const rawSpanOf = (offset: number): Span => {
    let low = 0
    let high = breaks.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((breaks[middle]?.clean ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    const last = breaks[low - 1]
    if (last === undefined) return { start: offset, end: offset + 1 }
    if (last.fixed) return { start: last.raw, end: breaks[low]?.raw ?? last.raw + 1 }
    const start = last.raw + offset - last.clean
    return { start, end: start + 1 }
  }
  return {
    text: pieces.join(''),
    toRaw: (offset) => rawSpanOf(offset).start,
    toRawSpan: ({ start, end }) => ({
      start: rawSpanOf(start).start,
      end: end > start ? rawSpanOf(end - 1).end : rawSpanOf(start).start,
    }),
  }
}

function spell(character: string): string {
  const own = SPELLINGS.get(character)
  if (own !== undefined) return own
  if (KEPT.has(character)) return character
  const code = character.codePointAt(0) ?? 0
  if (isIgnorable(code)) return ''
  const run = DIGIT_RUNS.find(([first, last]) => first <= code && code <= last)
  if (run) return String(code - run[0] + run[2])
  const compatible = character.normalize('NFKC')
  return /\p{Nd}/u.test(compatible) ? compatible.replace(/(?![0-9])\p{Nd}/gu, latinDigit) : unify(compatible)
}

/** NFKC leads some variants only to a form that has a spelling of its own: ｢ to 「, 〈 to 〈. */
const unify = (text: string): string => SPELLINGS.get(text) ?? text

/** Accents and keycaps that no Chinese text needs are dropped with the invisible characters. */
function isIgnorable(code: number): boolean {
  const character = String.fromCodePoint(code)
  return /[\p{Cf}\p{Mn}\p{Me}]/u.test(character)
}

/** Decimal digits stand in runs of ten from zero on in every script. */
function latinDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1
  return String(value)
}

/**
 * Runs a finder on the normalised text and returns what it found at its raw offsets, with its raw words.
 * Every finder of this folder reads through here, so callers need not normalise.
 */
export function findInNormalised<T extends Span & { readonly raw: string }>(
  text: string,
  find: (normalised: string) => T[],
): T[] {
  const normalised = normalise(text)
  const found = find(normalised.text)
  if (normalised.text === text) return found
  return found.map((item) => {
    const span = normalised.toRawSpan(item)
    return { ...item, ...span, raw: text.slice(span.start, span.end) }
  })
}

/**
 * The text without what nobody sees and some programs choke on: control and bidirectional characters, halves of
 * surrogate pairs, noncharacters. Line breaks and tabs become one blank; the joiners of emoji stay.
 */
export const withoutControls = (text: string): string =>
  text
    .replaceAll(/[\t-\r\x85\u2028\u2029]+/g, ' ')
    .replaceAll(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/gu, '')
