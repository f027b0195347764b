import type { Section, SectionPlan } from '../domain/draft.ts'
import { inTextOrder } from '../domain/text-order.ts'
import { isLate, type ToldWork, toldWork } from '../drafting/engine/told-work.ts'
import { type GatedSentence, sentenceOf } from '../drafting/gate-sentence.ts'
import { writeFrames } from '../drafting/write-frames.ts'
import {
  continueByEngine,
  continueByModel,
  type ModelState,
  type Writing,
  type Written,
} from '../drafting/write-on.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { toldBy } from '../grounding/coverage.ts'
import { wordChanges } from '../text/word-changes.ts'
import type { NewSuggestion, SuggestionTask } from './suggestion-task.ts'

type Made = Extract<Written, { type: 'sentence' }>

const TRIES = 4

/**
 * The whole section written anew from what it is planned to tell and what it tells already, as one change. The writer's
 * own sentences are not to be lost: a section that holds some is not for this.
 */
export async function rewriteSection(
  task: SuggestionTask,
  index: SheetIndex,
  signal: AbortSignal,
): Promise<NewSuggestion> {
  const { section, newId } = task
  const { made, notes } = await writeAnew(task, index, signal)
  const before = section.sentences.map(({ text }) => text).join('')
  const after = made.map(({ sentence }) => sentence.text).join('')
  const isOther = made.length > 0 && after !== before
  return {
    sectionId: section.id,
    action: 'rewrite',
    author: made.some(({ author }) => author === 'model') ? 'model' : 'engine',
    changes: isOther
      ? [
          {
            id: newId(),
            replaces: section.sentences.map(({ id }) => id),
            after: null,
            sentences: made.map(({ sentence, paragraph, author, exemplars, prompt }) =>
              sentenceOf(sentence, {
                id: newId(),
                paragraph,
                author,
                exemplars,
                ...(prompt ? { prompt } : {}),
              }),
            ),
            words: wordChanges(before, after),
          },
        ]
      : [],
    headings: [],
    notes: isOther ? [...notes] : [...notes, '没有找到其他合适的写法'],
  }
}

async function writeAnew(
  task: SuggestionTask,
  index: SheetIndex,
  signal: AbortSignal,
): Promise<{ made: readonly Made[]; notes: readonly string[] }> {
  const { draft, section, model, nonce } = task
  // What is locked, and the writer's own figures, leave the service for nobody.
  const others = draft.sections
    .filter(({ id, locked }) => id !== section.id && !locked)
    .map(({ role, sentences }) => ({
      role,
      sentences: sentences.filter(({ author }) => author !== 'writer'),
    }))
  const said = others.flatMap(({ sentences }) => sentences)
  const writing = (seed: string): Writing => ({
    section: withTold(section, index),
    index,
    seed,
    style: draft.plan.style,
    told: [],
    said,
  })
  const seed = `${draft.plan.seed} ${section.revision}`
  const framed = (body: readonly Made[], own: string, state: ModelState | null) => {
    const told = body.map(({ sentence }) => sentence)
    const work = toldWork([...others, { role: section.role, sentences: told }], index)
    return withFrames(body, { ...writing(own), said: [...said, ...told] }, work, state, signal)
  }
  if (model) {
    const made: Made[] = []
    const notes: string[] = []
    const state = { model, nonce, foreign: new Set<string>(), down: false }
    for await (const written of continueByModel(writing(seed), [], state, signal)) {
      if (written.type === 'notice') notes.push(written.message)
      else made.push(written)
    }
    const whole = await framed(made, seed, state)
    signal.throwIfAborted()
    return passing(whole) ? { made: whole, notes } : { made: [], notes }
  }
  const before = section.sentences.map(({ text }) => text).join('')
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const own = `${seed} ${attempt}`
    const body = [...continueByEngine(writing(own), [])].filter((written) => written.type === 'sentence')
    const made = await framed(body, own, null)
    if (passing(made) && textOf(made) !== before) return { made, notes: [] }
  }
  return { made: [], notes: [] }
}

/** The section with its opening and closing, each in its place. */
async function withFrames(
  body: readonly Made[],
  writing: Writing,
  work: ToldWork,
  state: ModelState | null,
  signal: AbortSignal,
): Promise<Made[]> {
  const made = [...body]
  for await (const written of writeFrames(writing, work, state, signal)) {
    if (written.type === 'sentence') made.push(written)
  }
  return inTextOrder(made)
}

const passing = (made: readonly { readonly sentence: GatedSentence }[]): boolean =>
  made.every(({ sentence }) => sentence.passed)

const textOf = (made: readonly Made[]): string => made.map(({ sentence }) => sentence.text).join('')

/** The plan of a section with what it has come to tell since. */
function withTold(section: Section, index: SheetIndex): SectionPlan {
  const planned = new Set(section.paragraphs.flatMap(({ facts }) => facts))
  // An opening only names what other sections tell.
  const isBody = (place: number): boolean => {
    const paragraph = section.paragraphs[place]
    return paragraph === undefined || !isLate(paragraph)
  }
  const told = section.sentences
    .filter(({ paragraph }) => isBody(paragraph))
    .flatMap((sentence) => [...toldBy(sentence, index)])
  const more = [...new Set(told)].filter((id) => !planned.has(id) && index.byId.has(id))
  const last = section.paragraphs.findLastIndex((_, place) => isBody(place))
  return {
    ...section,
    paragraphs: section.paragraphs.map((paragraph, place) =>
      place === last ? { ...paragraph, facts: [...paragraph.facts, ...more] } : paragraph,
    ),
  }
}
