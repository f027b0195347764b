import { findQuantities } from '../../text/quantities.ts'
import type { Span } from '../../text/span.ts'
import { factsNamed } from '../name-fact.ts'
import { nameSection } from '../name-section.ts'
import type { Request, Surroundings, Target } from '../request.ts'

const POLITE =
  /^(?:[，,、\s]|请问|请教|请|麻烦你?|劳驾|辛苦你?|帮我|帮忙|帮|给我|替我|你|您|能不能|能否|可不可以|可以|可否|我想要|我想|我要|我需要|需要|想要|现在|然后|那就?|好的?|嗯|再|先|咱们?)+/

export const TAIL = /(?:一下子?|吧|吗|呢|啊|呗|好吗|好不好|可以吗|行吗|行不行|谢谢你?|多谢|[。！!？?~～\s])+$/

const QUESTION = /[?？]|[吗呢]$|多少|几[个人所项条名]|哪|什么|啥|怎么|咋|为何|为啥|是不是|有没有|是否|谁/

/** Everything that the rules look at. */
export type Read = {
  /** As typed. */
  readonly whole: string
  /** Without 请 and 一下. */
  readonly words: string
  /** Without the words that name a part of the draft as well. */
  readonly rest: string
  readonly target: Target
  readonly isQuestion: boolean
  readonly hasFigure: boolean
  readonly facts: readonly string[]
  readonly surroundings: Surroundings
}

export type Rule = (read: Read) => Request | undefined

const FORM_UNIT = /^(?:字|段|句|页|节|章|部分|遍|稿|版|行|点|条|个字|倍|次|步)$/

/** A figure that could be a fact, and not 三段 or 五百字. */
const holdsFigure = (text: string): boolean =>
  findQuantities(text).some(
    ({ unitText, kind, form, exact }) =>
      kind !== 'ordinal' &&
      kind !== 'vague' &&
      !(form === 'han' && unitText === '') &&
      (exact || form !== 'han') &&
      !FORM_UNIT.test(unitText),
  )

/** 12次 and 三倍 are figures of a fact where they are not told of the text itself. */
const holdsCountedFact = (text: string): boolean =>
  /\d/.test(text) &&
  findQuantities(text).some(({ unitText, form }) => form !== 'han' && /^(?:次|倍|条|点)$/.test(unitText))

/** Words around which no part of the draft is named any more. */
function without(text: string, spans: readonly Span[]): string {
  let result = ''
  let from = 0
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(from, start)
    from = Math.max(from, end)
  }
  return result + text.slice(from)
}

export function readWords(whole: string, surroundings: Surroundings): Read {
  const isQuestion = QUESTION.test(whole)
  const words = whole.replace(POLITE, '').replace(TAIL, '')
  const { target, spans } = nameSection(words, surroundings)
  const rest = without(words, spans).trim()
  return {
    whole,
    words,
    rest,
    target,
    isQuestion,
    hasFigure: holdsFigure(rest) || holdsCountedFact(rest),
    facts: factsNamed(words, surroundings.sheet).map(({ fact }) => fact.id),
    surroundings,
  }
}

export function hereOr({ context, sections }: Surroundings): Target {
  const section = sections.find(({ id }) => id === context.sectionId)
  if (!section) return { type: 'none' }
  const { sentences } = context
  return { type: 'sections', ids: [section.id], ...(sentences && sentences.length > 0 ? { sentences } : {}) }
}

/** A target that is named, or else where the writer is. */
export const orHere = (target: Target, surroundings: Surroundings): Target =>
  target.type === 'none' ? hereOr(surroundings) : target

export const orWhole = (target: Target): Target => (target.type === 'none' ? { type: 'whole' } : target)
