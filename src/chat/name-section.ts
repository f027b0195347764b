import type { Section } from '../domain/draft.ts'
import { THEME_NAMES, THEMES, type Theme } from '../domain/theme.ts'
import { parseHanNumeral } from '../text/han-numeral.ts'
import type { Span } from '../text/span.ts'
import type { Surroundings, Target } from './request.ts'

/** A part of the draft that words name, with the place of these words. */
export type NamedTarget = { readonly target: Target; readonly spans: readonly Span[] }

const NUMBER = '[一二三四五六七八九十\\d]{1,3}'
const PART = '(?:大?部分|章节?|大块|板块|大点)'
const ITEM = '(?:小节|节|点|条|小点|小部分|段落?)'
const WHOLE = /全文|整篇|全篇|通篇|整个稿子?|整份稿子?|所有章节|整稿|全稿/
const HERE =
  /这一?(?:节|部分|段|章)|(?<![一-鿿])这一?块|(?<=[把将对给])这一?块|本(?:节|段|部分)|当前(?:节|段|部分)?|选中的?|这里|这几?句(?:话)?|此处/
const ORDERED = new RegExp(`第(${NUMBER})个?${PART}(?:的?第(${NUMBER})个?${ITEM})?`)
const NESTED = /(?<![一-鿿\d])([一二三四五六七八九十]{1,3})[、.．]?\s*[（(]([一二三四五六七八九十]{1,3})[)）]/
const SUB = /[（(]([一二三四五六七八九十]{1,3})[)）]/
const SMALL = new RegExp(`第(${NUMBER})个?${ITEM}`)
const DECIMAL_PLACE = /(?<![\d.])(\d{1,2})[.．](\d{1,2})(?![\d%％.])(?=\s*(?:节|部分|小节|$|[，,\s]))/
const TOP = /(?<![一-鿿])([一二三四五六七八九十]{1,2})[、是]?(?:大?部分|这部分)/
const LAST = /最后一?(?:个?部分|节|章)|结尾(?:部分|段)?|末尾|结语/
const FIRST = /开头(?:部分|段)?|开篇|引言|导语|第一段/
const ROLES: readonly (readonly [RegExp, Section['role']])[] = [
  [
    /存在的?问题(?:和不足)?(?:部分|那?一?节|这?一?节)|问题(?:和不足)?(?:部分|那?一?节|这?一?节)|不足部分/,
    'problems',
  ],
  [
    /(?:计划|打算|安排|思路|下一?步工作?|下步)(?:部分|那?一?节|这?一?节)|(?:明年|下年|下半年)(?:的)?(?:工作)?(?:计划|打算|安排|部分)/,
    'plan',
  ],
  [/(?:总结|回顾|成绩|做法)(?:部分|那?一?节|这?一?节)/, 'summary'],
]

const numberOf = (text: string): number => {
  const read = /^\d+$/.test(text) ? undefined : parseHanNumeral(text)
  return read ? Number(read.units) : Number(text)
}

/** The number that a heading is printed with: 二、 is 2, （三） is 3, 4. is 4. */
const ordinalOf = ({ number }: Section): number => {
  const digits = /[一二三四五六七八九十]+|\d+/.exec(number)?.[0]
  return digits === undefined ? Number.NaN : numberOf(digits)
}

/** A section together with those below it. */
function branchOf(sections: readonly Section[], section: Section): Section[] {
  const from = sections.indexOf(section)
  const after = sections.slice(from + 1)
  const end = after.findIndex(({ level }) => level <= section.level)
  return [section, ...(end < 0 ? after : after.slice(0, end))]
}

/** Of a branch, the sections with paragraphs of their own. */
const withText = (branch: readonly Section[]): string[] =>
  branch
    .filter(({ paragraphs, sentences }) => paragraphs.length > 0 || sentences.length > 0)
    .map(({ id }) => id)

const found = (sections: readonly Section[], section: Section): Target => {
  const ids = withText(branchOf(sections, section))
  return { type: 'sections', ids: ids.length > 0 ? ids : [section.id] }
}

const spanOf = (match: RegExpExecArray): Span => ({ start: match.index, end: match.index + match[0].length })

/**
 * Which part of the draft a request names: by number (第二部分, 二（一）, 2.1), by its place, by where the writer is
 * (这一节), by words of a heading, or by its field of work. Numbers count as printed.
 */
export function nameSection(text: string, surroundings: Surroundings): NamedTarget {
  return (
    byNumber(text, surroundings) ??
    byPlace(text, surroundings) ??
    byHeading(text, surroundings) ??
    byRole(text, surroundings) ??
    byTheme(text, surroundings) ??
    byWhole(text) ?? { target: { type: 'none' }, spans: [] }
  )
}

function byWhole(text: string): NamedTarget | undefined {
  const whole = WHOLE.exec(text)
  return whole ? { target: { type: 'whole' }, spans: [spanOf(whole)] } : undefined
}

function byNumber(text: string, { sections, context }: Surroundings): NamedTarget | undefined {
  const tops = sections.filter(({ level }) => level === 1)
  const topNumbered = (n: number): Section | undefined => tops.find((section) => ordinalOf(section) === n)
  const below = (top: Section, n: number): Section | undefined =>
    branchOf(sections, top).find((section) => section.level === top.level + 1 && ordinalOf(section) === n)
  const answer = (match: RegExpExecArray, section: Section | undefined): NamedTarget => ({
    target: section ? found(sections, section) : { type: 'unknown', words: match[0] },
    spans: [spanOf(match)],
  })
  const nested = NESTED.exec(text) ?? DECIMAL_PLACE.exec(text)
  if (nested) {
    const top = topNumbered(numberOf(nested[1] ?? ''))
    return answer(nested, top && below(top, numberOf(nested[2] ?? '')))
  }
  const ordered = ORDERED.exec(text) ?? TOP.exec(text)
  if (ordered) {
    const top = topNumbered(numberOf(ordered[1] ?? ''))
    if (!top || ordered[2] === undefined) return answer(ordered, top)
    return answer(ordered, below(top, numberOf(ordered[2])) ?? undefined)
  }
  const sub = SUB.exec(text) ?? SMALL.exec(text)
  if (!sub) return undefined
  const n = numberOf(sub[1] ?? '')
  const here = sections.find(({ id }) => id === context.sectionId)
  const top = here && tops.findLast((section) => sections.indexOf(section) <= sections.indexOf(here))
  const own = top && below(top, n)
  if (own) return answer(sub, own)
  const all = sections.filter((section) => section.level === 2 && ordinalOf(section) === n)
  const [only] = all
  if (all.length > 1)
    return { target: { type: 'doubtful', ids: all.map(({ id }) => id) }, spans: [spanOf(sub)] }
  // A flat document has no second level: 第二节 is its second part.
  return answer(sub, only ?? topNumbered(n))
}

function byPlace(text: string, { sections, context }: Surroundings): NamedTarget | undefined {
  const here = HERE.exec(text)
  if (here) {
    const section = sections.find(({ id }) => id === context.sectionId)
    if (!section) return undefined
    const { sentences } = context
    return {
      target:
        sentences && sentences.length > 0
          ? { type: 'sections', ids: [section.id], sentences }
          : found(sections, section),
      spans: [spanOf(here)],
    }
  }
  const tops = sections.filter(({ level }) => level === 1)
  const last = LAST.exec(text)
  const first = FIRST.exec(text)
  const match = last ?? first
  const section = last
    ? sections.findLast(({ paragraphs }) => paragraphs.length > 0)
    : (tops[0] ?? sections[0])
  if (!match || !section) return undefined
  return {
    target: last ? { type: 'sections', ids: [section.id] } : found(sections, section),
    spans: [spanOf(match)],
  }
}

const LEAST_SHARED = 4

/** The longest words that a request shares with a heading; a heading shorter than that must stand in full. */
function byHeading(text: string, { sections }: Surroundings): NamedTarget | undefined {
  let best = 0
  let hits: { section: Section; span: Span }[] = []
  for (const section of sections) {
    const span = longestShared(text, section.heading)
    const length = span.end - span.start
    if (length < Math.min(LEAST_SHARED, section.heading.length) || length < 2) continue
    if (length > best) {
      best = length
      hits = []
    }
    if (length === best) hits.push({ section, span })
  }
  if (hits.length === 0) return undefined
  const spans = hits.slice(0, 1).map(({ span }) => span)
  const role = rolesIn(text)
  const wanted = role ? hits.filter(({ section }) => section.role === role) : []
  const [one, ...others] = wanted.length > 0 ? wanted : hits
  if (!one) return undefined
  if (others.length === 0) return { target: found(sections, one.section), spans }
  return {
    target: { type: 'doubtful', ids: [one, ...others].map(({ section }) => section.id) },
    spans,
  }
}

/** Headings are short: plain comparing of all places is quick enough, and its cost is bounded. */
function longestShared(text: string, heading: string): Span {
  let best: Span = { start: 0, end: 0 }
  const head = heading.slice(0, 80)
  const body = text.slice(0, 400)
  for (let i = 0; i < body.length; i++) {
    for (let j = 0; j < head.length; j++) {
      let length = 0
      while (i + length < body.length && body[i + length] === head[j + length] && j + length < head.length)
        length++
      if (length > best.end - best.start) best = { start: i, end: i + length }
    }
  }
  return best
}

const rolesIn = (text: string): Section['role'] | undefined =>
  /计划|打算|安排|思路|明年|下年|下一?步|下半年/.test(text)
    ? 'plan'
    : /总结|回顾|成绩|今年|本年|上半年/.test(text)
      ? 'summary'
      : undefined

function byRole(text: string, { sections }: Surroundings): NamedTarget | undefined {
  for (const [pattern, role] of ROLES) {
    const match = pattern.exec(text)
    if (!match) continue
    const ids = sections
      .filter((section) => section.role === role && section.paragraphs.length > 0)
      .map(({ id }) => id)
    if (ids.length > 0) return { target: { type: 'sections', ids }, spans: [spanOf(match)] }
  }
  return undefined
}

/** The field of work that words name, the longest name first. */
export function themeIn(text: string): { readonly theme: Theme; readonly span: Span } | undefined {
  const names = THEMES.filter((theme) => theme !== '综合')
    .flatMap((theme) =>
      [theme, THEME_NAMES[theme].full, ...THEME_NAMES[theme].aliases].map((name) => ({ theme, name })),
    )
    .filter(({ name }) => text.includes(name))
    .toSorted((a, b) => b.name.length - a.name.length)
  const [longest] = names
  if (!longest) return undefined
  const start = text.indexOf(longest.name)
  return { theme: longest.theme, span: { start, end: start + longest.name.length } }
}

function byTheme(text: string, { sections, sheet }: Surroundings): NamedTarget | undefined {
  const named = themeIn(text)
  if (!named) return undefined
  const own = sections.filter(({ theme, paragraphs }) => theme === named.theme && paragraphs.length > 0)
  const themes = new Map(sheet.facts.map(({ id, theme }) => [id, theme]))
  // Several fields may share a section, which bears the name of one.
  const telling = ({ paragraphs }: Section): boolean =>
    paragraphs.some(({ facts }) => facts.some((id) => themes.get(id) === named.theme))
  const all = own.length > 0 ? own : sections.filter(telling)
  const role = rolesIn(text)
  const wanted = role ? all.filter((section) => section.role === role) : all
  const [one, ...others] = wanted.length > 0 ? wanted : all
  if (!one) return undefined
  const spans = [named.span]
  if (others.length === 0 || others.every(({ role: other }) => other === one.role))
    return { target: { type: 'sections', ids: [one, ...others].map(({ id }) => id) }, spans }
  return { target: { type: 'doubtful', ids: [one, ...others].map(({ id }) => id) }, spans }
}
