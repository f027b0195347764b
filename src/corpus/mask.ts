import { fixedTermAt } from '../text/fixed-terms.ts'
import { FEATURE_WORDS } from '../text/lexicon/general-words.ts'
import { findLiterals } from '../text/literals.ts'
import { findNamesByCue } from '../text/named-by-cue.ts'
import { findNames, isPublicName, type Name, type NameKind } from '../text/names.ts'
import { overlaps, type Span } from '../text/span.ts'
import { findUnknownWords } from '../text/unknown-words.ts'
import { findUnlistedWords } from '../text/unlisted-words.ts'
import { findListedNames } from './listed-names.ts'

const TOKENS: Record<NameKind, string> = {
  place: '〈地〉',
  organ: '〈单位〉',
  school: '〈单位〉',
  person: '〈人〉',
  coinage: '〈名〉',
  award: '〈名〉',
  title: '〈文〉',
  'document-number': '〈文〉',
}
const FIGURE = '〈数〉'
const TIME = '〈时〉'
const NAME = '〈名〉'

/** `unsure`: told by its unusual characters alone, and so no reason to forbid the word in a draft. */
export type Mask = Span & { readonly token: string; readonly unsure?: true }

/**
 * Replaces what belongs to the document alone, so that its words can serve another: figures 〈数〉, times 〈时〉,
 * places 〈地〉, organs and schools 〈单位〉, people 〈人〉, coinages, awards and other names 〈名〉, titles and
 * numbers of documents 〈文〉. Public names and general words stay. `ownNames` are names of the document's own
 * organ and place; `learned` what learnNames read from the whole document. `foreign` lists the replaced words once
 * each, without the public ones.
 */
export function maskPassage(
  text: string,
  ownNames: readonly string[] = [],
  learned?: RegExp,
): { masked: string; foreign: string[] } {
  const foreign = new Set<string>()
  let masked = ''
  let from = 0
  for (const { start, end, token, unsure } of findMasks(text, ownNames, learned)) {
    masked += text.slice(from, start) + token
    if (!unsure) foreign.add(text.slice(start, end))
    from = end
  }
  return { masked: masked + text.slice(from), foreign: [...foreign] }
}

/** What of a text is to be masked, in order and apart; see maskPassage. */
export function findMasks(text: string, ownNames: readonly string[] = [], learned?: RegExp): Mask[] {
  const taken = new Uint8Array(text.length)
  const masks: Mask[] = []
  const take = (mask: Mask): void => {
    for (let at = mask.start; at < mask.end; at++) if (taken[at]) return
    taken.fill(1, mask.start, mask.end)
    masks.push(mask)
  }
  const names = findNames(text)
  const publicNames = names.filter(({ raw }) => isPublicName(raw))
  const inPublicName = (span: Span): boolean => publicNames.some((name) => overlaps(name, span))
  for (const mask of candidates(text, names, ownNames, inPublicName)) take(mask)
  for (const { start, end, isSure } of learned
    ? occurrencesOf(learned, text)
    : findUnknownWords(text).map(asFound))
    take({ start, end, token: NAME, ...(isSure || end - start > 2 ? {} : { unsure: true as const }) })
  for (const span of findListedNames(text, masks.filter(isProper))) take({ ...span, token: NAME })
  for (const { core, ...span } of [...findNamesByCue(text), ...findUnlistedWords(text)]) {
    if (inPublicName(span)) continue
    for (const part of freeParts(span, taken))
      if (overlaps(part, core) && !KINDS_OF_FIRMS.has(text.slice(part.start, part.end)))
        take({ ...part, token: NAME, unsure: true })
  }
  return masks.sort((a, b) => a.start - b.start)
}

/** What of a span no surer mask has taken. */
function freeParts({ start, end }: Span, taken: Uint8Array): Span[] {
  const parts: Span[] = []
  for (let at = start; at < end; at++) {
    if (taken[at]) continue
    const from = at
    while (at < end && !taken[at]) at++
    parts.push({ start: from, end: at })
  }
  return parts
}

/** 药业 in 鼎沄药业: of the name, what anybody may read. */
const KINDS_OF_FIRMS: ReadonlySet<string> = new Set(FEATURE_WORDS.trim().split(/\s+/))

type Found = Span & { readonly isSure: boolean }
const asFound = ({ start, end }: Span): Found => ({ start, end, isSure: false })
const occurrencesOf = (learned: RegExp, text: string): Found[] =>
  Array.from(text.matchAll(learned), ({ index, 0: raw, groups }) => ({
    start: index,
    end: index + raw.length,
    isSure: groups?.['sure'] !== undefined,
  }))

const isProper = ({ token }: Mask): boolean =>
  token === NAME || token === TOKENS.place || token === TOKENS.organ

/** Counts that the gates let pass as words but that another document would have to count anew: 二期, 六大行动. */
const COUNT =
  /(?<![一二三四五六七八九十])[二三四五六七八九十]{1,3}连[丰增涨冠升降](?!点)|(?<![第一二三四五六七八九十百几两新每“的])[二三四五六七八九十两]{1,2}(?:届(?![一二三四五六七]中|中央)|期(?!间)|轮(?!车|岗)|个?方面|县(?!级)|代(?=人)|落实|带动|举措|大[\p{Script=Han}]{2})|(?<![第一二三四五六七八九十])一期(?=工程|项目|建设)|(?<=列|居|位|国|内|省|市)前[二三五六七八十]+(?![名位年个])/gu
/** Slogans built on numbers, 四纵四横, and names in Latin letters, DeepSeek. */
const FORMULA =
  /(?<![第一二三四五六七八九十百千万])(?:[二三四五六七八九十两][纵横核心带轴翼区园廊链极圈环屏点线面片][一二三四五六七八九十两][纵横核心带轴翼区园廊链极圈环屏点线面片多]|一[核心带轴翼廊极圈环屏体][二三四五六七八九十两][纵横核心带轴翼区园廊链极圈环屏点线面片])|(?<![A-Za-z])[A-Z][a-z]+[A-Z][A-Za-z]+/g

/**
 * What may be masked, the surer first: a figure inside a title goes with the title. Numerals are those for which
 * the gates ask a fact; 今年, 第三方 and 三会一课 are words that anyone may use.
 */
function candidates(
  text: string,
  names: readonly Name[],
  ownNames: readonly string[],
  inPublicName: (span: Span) => boolean,
): Mask[] {
  return [
    ...names
      .filter(({ raw }) => !isPublicName(raw))
      .map(({ start, end, kind }) => ({ start, end, token: TOKENS[kind] })),
    ...ownNames.flatMap((name) => occurrences(text, name)),
    ...findLiterals(text)
      .filter((span) => !inPublicName(span))
      .map(({ start, end, kind }) => ({ start, end, token: kind === 'date' ? TIME : FIGURE })),
    ...maskEach(text, FORMULA, NAME),
    ...maskEach(text, COUNT, FIGURE).filter(({ start }) => !fixedTermAt(text, start)),
  ]
}

const maskEach = (text: string, form: RegExp, token: string): Mask[] =>
  Array.from(text.matchAll(form), ({ index, 0: raw }) => ({ start: index, end: index + raw.length, token }))

function occurrences(text: string, name: string): Mask[] {
  const found: Mask[] = []
  if (name.length < 2) return found
  const token = /[省市县区州盟旗]$/.test(name) ? TOKENS.place : TOKENS.organ
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
    found.push({ start: at, end: at + name.length, token })
  return found
}
