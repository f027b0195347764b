import type { Section, SectionPlan } from '../domain/draft.ts'
import { type GatedSentence, sentenceOf } from '../drafting/gate-sentence.ts'
import { SECTION_PROMPT } from '../drafting/model-writer/prompts.ts'
import { promptMark } from '../drafting/prompt.ts'
import { continueByEngine, continueByModel, type Writing, type Written } from '../drafting/write-on.ts'
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
            sentences: made.map(({ sentence, paragraph, author, exemplars }) =>
              sentenceOf(sentence, {
                id: newId(),
                paragraph,
                author,
                exemplars,
                ...(author === 'model' ? { prompt: promptMark(SECTION_PROMPT) } : {}),
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
  const said = draft.sections
    .filter(({ id, locked }) => id !== section.id && !locked)
    .flatMap(({ sentences }) => sentences.filter(({ author }) => author !== 'writer'))
  const writing = (seed: string): Writing => ({
    section: withTold(section, index),
    index,
    seed,
    style: draft.plan.style,
    told: [],
    said,
  })
  const seed = `${draft.plan.seed} ${section.revision}`
  if (model) {
    const made: Made[] = []
    const notes: string[] = []
    const state = { model, nonce, foreign: new Set<string>(), down: false }
    for await (const written of continueByModel(writing(seed), [], state, signal)) {
      if (written.type === 'notice') notes.push(written.message)
      else made.push(written)
    }
    signal.throwIfAborted()
    return passing(made) ? { made, notes } : { made: [], notes }
  }
  const before = section.sentences.map(({ text }) => text).join('')
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const made = [...continueByEngine(writing(`${seed} ${attempt}`), [])].filter(
      (written) => written.type === 'sentence',
    )
    if (passing(made) && textOf(made) !== before) return { made, notes: [] }
  }
  return { made: [], notes: [] }
}

const passing = (made: readonly { readonly sentence: GatedSentence }[]): boolean =>
  made.every(({ sentence }) => sentence.passed)

const textOf = (made: readonly Made[]): string => made.map(({ sentence }) => sentence.text).join('')

/** The plan of a section with what it has come to tell since. */
function withTold(section: Section, index: SheetIndex): SectionPlan {
  const planned = new Set(section.paragraphs.flatMap(({ facts }) => facts))
  const told = section.sentences.flatMap((sentence) => [...toldBy(sentence, index)])
  const more = [...new Set(told)].filter((id) => !planned.has(id) && index.byId.has(id))
  const last = section.paragraphs.length - 1
  return {
    ...section,
    paragraphs: section.paragraphs.map((paragraph, place) =>
      place === last ? { ...paragraph, facts: [...paragraph.facts, ...more] } : paragraph,
    ),
  }
}
