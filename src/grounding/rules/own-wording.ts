import type { Check } from '../../domain/draft.ts'
import { MODEL_WORDS } from '../../text/lexicon/model-words.ts'
import { type GateRule, REF, type Scene, type SceneClause, withoutSpans } from '../gate-scene.ts'
import { documentPeriods } from './literals.ts'

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' })
/** No word of the list falls into more segments. */
const MOST_PARTS = 4
const LONGEST_WORD = Math.max(...Array.from(MODEL_WORDS, (word) => word.length))

const error = (message: string): Check => ({ rule: 'A6', severity: 'error', message })

/**
 * A6 for models, by exclusion: a sentence rests on a reference, and beside references it holds only words of the
 * closed list and of the facts that it refers to. Whatever else it might say, no fact bears it out.
 */
export const checkOwnWording: GateRule = (scene) => {
  if (scene.options.author !== 'model') return []
  if (scene.parts.every(({ type }) => type === 'text')) {
    return [error('这一句没有引用台账条目，没有依据的话不能由模型写入')]
  }
  const known = wordsOfFacts(scene)
  const free = [...scene.ownSpans, ...documentPeriods(scene)]
  return scene.clauses.flatMap((clause) => strangers(clause, known, free))
}

function strangers(
  { start, text }: SceneClause,
  known: string,
  free: readonly { readonly start: number; readonly end: number }[],
): Check[] {
  return unlisted(Array.from(SEGMENTER.segment(withoutSpans(text, free, start))))
    .filter(({ segment }) => !segment.includes(REF) && !isKnown(segment, known))
    .map(({ segment }) => error(`“${segment}”不在模型可用的词中，没有台账依据`))
}

/** The segments that are neither a mark nor part of a word of the list: the segmenter parts 我市 and 信息化. */
function unlisted(segments: readonly Intl.SegmentData[]): Intl.SegmentData[] {
  const left: Intl.SegmentData[] = []
  for (let at = 0; at < segments.length; at += 1) {
    const segment = segments[at]
    const joined = [MOST_PARTS, MOST_PARTS - 1, 2].find((count) =>
      MODEL_WORDS.has(
        segments
          .slice(at, at + count)
          .map((part) => part.segment)
          .join(''),
      ),
    )
    if (joined !== undefined) at += joined - 1
    else if (segment?.isWordLike) left.push(segment)
  }
  return left
}

/** A word of the list, of the facts, or made of words of the list. */
function isKnown(word: string, known: string): boolean {
  if (MODEL_WORDS.has(word) || (word.length > 1 && known.includes(word))) return true
  return isMadeOfKnown(word)
}

function isMadeOfKnown(word: string): boolean {
  const reached = new Set([0])
  for (let at = 0; at < word.length; at += 1) {
    if (!reached.has(at)) continue
    for (let length = 2; length <= LONGEST_WORD && at + length <= word.length; length += 1) {
      if (MODEL_WORDS.has(word.slice(at, at + length))) reached.add(at + length)
    }
  }
  return reached.has(word.length)
}

/** Names and plain words of the facts in the sentence; their figures are none of the author's. */
const wordsOfFacts = ({ refs }: Scene): string =>
  refs.map(({ fact }) => [fact.label, ...fact.aliases].join('\n')).join('\n')
