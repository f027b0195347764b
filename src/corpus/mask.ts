import { findLiterals } from '../text/literals.ts'
import { findNames, isPublicName, type NameKind } from '../text/names.ts'
import { overlaps, type Span } from '../text/span.ts'

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

type Mask = Span & { readonly token: string }

/**
 * Replaces what belongs to the document alone, so that its words can serve another: figures 〈数〉, times 〈时〉,
 * places 〈地〉, organs and schools 〈单位〉, people 〈人〉, coinages and awards 〈名〉, titles and numbers of
 * documents 〈文〉. Public names and general words stay. `ownNames` are names of the document's own organ and
 * place. `foreign` lists the replaced words once each, without the public ones.
 */
export function maskPassage(
  text: string,
  ownNames: readonly string[] = [],
): { masked: string; foreign: string[] } {
  const foreign = new Set<string>()
  const masks: Mask[] = []
  for (const mask of candidates(text, ownNames))
    if (!masks.some((other) => overlaps(mask, other))) masks.push(mask)
  masks.sort((a, b) => a.start - b.start)
  let masked = ''
  let from = 0
  for (const { start, end, token } of masks) {
    masked += text.slice(from, start) + token
    foreign.add(text.slice(start, end))
    from = end
  }
  return { masked: masked + text.slice(from), foreign: [...foreign] }
}

/**
 * What may be masked, the surer first: a figure inside a title goes with the title. Numerals are those for which
 * the gates ask a fact; 今年, 第三方 and 三会一课 are words that anyone may use.
 */
function candidates(text: string, ownNames: readonly string[]): Mask[] {
  const found = findNames(text).map((name) => ({ ...name, isPublic: isPublicName(name.raw) }))
  const inPublicName = (span: Span): boolean => found.some((name) => name.isPublic && overlaps(name, span))
  return [
    ...found
      .filter(({ isPublic }) => !isPublic)
      .map(({ start, end, kind }) => ({ start, end, token: TOKENS[kind] })),
    ...ownNames.flatMap((name) => occurrences(text, name)),
    ...findLiterals(text)
      .filter((span) => !inPublicName(span))
      .map(({ start, end, kind }) => ({ start, end, token: kind === 'date' ? TIME : FIGURE })),
  ]
}

function occurrences(text: string, name: string): Mask[] {
  const found: Mask[] = []
  if (name.length < 2) return found
  const token = /[省市县区州盟旗]$/.test(name) ? TOKENS.place : TOKENS.organ
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
    found.push({ start: at, end: at + name.length, token })
  return found
}
