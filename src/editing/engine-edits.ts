import type { FactSpan, SectionPlan } from '../domain/draft.ts'
import type { Fact } from '../domain/fact-sheet.ts'
import { ATTRIBUTES, type Attribute } from '../domain/reference.ts'
import type { EditAction } from '../domain/suggestion.ts'
import { engineSentences, retellSentences } from '../drafting/engine/engine-sentence.ts'
import type { EngineSentence } from '../drafting/engine/join-clauses.ts'
import { placeIn } from '../drafting/engine/place.ts'
import { pointsTold, pointsToTell } from '../drafting/engine/points.ts'
import { gateSentence } from '../drafting/gate-sentence.ts'
import { attributesOf } from '../facts/render.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { toldBy } from '../grounding/coverage.ts'
import type { EditableRun, EditableSentence } from './editable-runs.ts'
import type { ProposedSentence } from './propose-changes.ts'
import { tidyWording } from './tidy-wording.ts'
import { comparePoints } from './told-points.ts'

export type EngineEditing = {
  readonly index: SheetIndex
  readonly section: SectionPlan
  readonly seed: string
}

/** Actions that the engine can do on given sentences. */
export type EngineAction = Exclude<EditAction, 'continue' | 'headings' | 'refresh' | 'rewrite' | 'instruct'>

const TRIES = 12
/** A sentence of this many characters is better told in two. */
const LONG = 90
const ORDINAL = /^[一二三四五六七八九十]{1,3}是/

/** What the engine would write in place of a run; the run itself where it knows nothing better. */
export function editByEngine(
  action: EngineAction,
  run: EditableRun,
  editing: EngineEditing,
): ProposedSentence[] {
  switch (action) {
    case 'polish':
      return polish(run, editing)
    case 'formalize':
      return run.sentences.map(({ template }) => tidy(template, editing, true))
    case 'rephrase':
      return run.sentences.flatMap((sentence) => {
        const others = alternatives([sentence], editing).filter(
          (made) => textOf(made) !== sentence.sentence.text,
        )
        return others[0] ?? asIs(sentence, editing)
      })
    case 'condense':
      return condense(run, editing)
    case 'expand':
      return run.sentences.flatMap((sentence) => expand(sentence, editing))
  }
}

/** Facts told anew by the engine, as sentences that passed the gates; empty where one did not. */
export function tellByEngine(facts: readonly Fact[], editing: EngineEditing): ProposedSentence[] {
  const { index, section, seed } = editing
  return facts.length === 0 ? [] : passing(engineSentences(facts, placeIn(section, index), seed), editing)
}

/** The sentences with what the gates say of them; none where one did not pass. */
function passing(
  sentences: readonly EngineSentence[],
  { index, section }: EngineEditing,
): ProposedSentence[] {
  const gated = sentences.map(({ template, exemplars }) => ({
    ...gateSentence(template, index, { role: section.role }),
    author: 'engine' as const,
    exemplars: [...exemplars],
  }))
  return gated.every(({ passed }) => passed) ? gated : []
}

function polish(run: EditableRun, editing: EngineEditing): ProposedSentence[] {
  const made: ProposedSentence[] = []
  for (const sentence of run.sentences) {
    const tidied = tidy(sentence.template, editing, false)
    const tooLong = tidied.text.length > LONG
    const repeats = made.at(-1)?.text.slice(0, 2) === tidied.text.slice(0, 2)
    const others =
      tooLong || repeats
        ? alternatives([sentence], editing).filter(
            (other) =>
              (!repeats || textOf(other).slice(0, 2) !== tidied.text.slice(0, 2)) &&
              (!tooLong || other.every(({ text }) => text.length <= LONG)),
          )
        : []
    made.push(...(others[0] ?? [tidied]))
  }
  return made
}

/** The shortest wording of the same facts; general sentences give way, but never the first of the section. */
function condense(run: EditableRun, editing: EngineEditing): ProposedSentence[] {
  const kept = run.sentences.filter(
    ({ sentence }, place) => sentence.class !== 'G' || (run.after === null && place === 0),
  )
  const listed = kept.some(({ sentence }) => ORDINAL.test(sentence.text) || sentence.class === 'G')
  const whole = listed ? [] : alternatives(kept, editing)
  const single = kept.flatMap((sentence) =>
    shortest([asIs(sentence, editing), ...alternatives([sentence], editing)]),
  )
  return shortest([single, ...whole])
}

function expand(sentence: EditableSentence, editing: EngineEditing): ProposedSentence[] {
  const { index, section } = editing
  const untold = factsOf([sentence], index).some((fact) => {
    const told = pointsTold(fact, attributesIn(fact, sentence.facts))
    const points = pointsToTell(index, fact, attributesOf(index, fact), placeIn(section, index))
    return points.some((point) => !told.has(point))
  })
  if (!untold) return asIs(sentence, editing)
  const place = placeIn(section, index)
  const longer = tellings([sentence], editing, (facts, seed) => engineSentences(facts, place, seed)).filter(
    (made) => {
      const { lost, gained } = comparePoints([sentence], made, index)
      return lost.length === 0 && gained.length > 0
    },
  )
  return longer[0] ?? asIs(sentence, editing)
}

/** Other wordings of the facts of some sentences that tell neither more nor less. */
function alternatives(sentences: readonly EditableSentence[], editing: EngineEditing): ProposedSentence[][] {
  const { index, section } = editing
  const said = sentences.map(({ sentence }) => sentence.text).join('')
  const wanted = pointsOf(sentences, index)
  const place = { ...placeIn(section, index), wanted }
  return tellings(sentences, editing, (facts, seed) => retellSentences(facts, said, place, seed)).filter(
    (made) => {
      const { lost, gained } = comparePoints(sentences, made, index)
      return lost.length + gained.length === 0
    },
  )
}

/** What the facts of some sentences may be told in, numbered as the first of them is. */
function tellings(
  sentences: readonly EditableSentence[],
  editing: EngineEditing,
  tell: (facts: readonly Fact[], seed: string) => readonly EngineSentence[],
): ProposedSentence[][] {
  const facts = factsOf(sentences, editing.index)
  if (facts.length === 0) return []
  const ordinal = ORDINAL.exec(sentences[0]?.template ?? '')?.[0]
  const made = new Map<string, ProposedSentence[]>()
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const told = passing(tell(facts, `${editing.seed} ${attempt}`), editing)
    const numbered = ordinal ? withOrdinal(told, ordinal, editing) : told
    if (numbered.length > 0 && numbered.every(({ passed }) => passed)) made.set(textOf(numbered), numbered)
  }
  return [...made.values()]
}

/** What the sentences tell of each fact. */
function pointsOf(
  sentences: readonly EditableSentence[],
  { byId }: SheetIndex,
): ReadonlyMap<string, ReadonlySet<Attribute>> {
  const spans = sentences.flatMap(({ facts }) => facts)
  return new Map(
    [...Map.groupBy(spans, ({ id }) => id)].flatMap(([id, own]) => {
      const fact = byId.get(id)
      return fact ? [[id, pointsTold(fact, attributesIn(fact, own))]] : []
    }),
  )
}

const attributesIn = (fact: Fact, spans: readonly FactSpan[]): Attribute[] =>
  ATTRIBUTES[fact.kind].filter((name) => spans.some(({ id, attr }) => id === fact.id && attr === name))

/** The facts that the sentences tell, in their order. */
function factsOf(sentences: readonly EditableSentence[], index: SheetIndex): Fact[] {
  const ids = sentences.flatMap(({ sentence, facts }) => {
    const told = toldBy({ facts, text: sentence.text }, index)
    return facts.flatMap(({ id }) => (told.has(id) ? [id] : []))
  })
  return [...new Set(ids)].flatMap((id) => index.byId.get(id) ?? [])
}

function withOrdinal(
  [first, ...rest]: readonly ProposedSentence[],
  ordinal: string,
  editing: EngineEditing,
): ProposedSentence[] {
  return first ? [gated(`${ordinal}${first.template}`, editing), ...rest] : []
}

function tidy(template: string, editing: EngineEditing, official: boolean): ProposedSentence {
  const tidied = gated(tidyWording(template, editing.index, official), editing)
  return tidied.passed ? tidied : gated(template, editing)
}

const asIs = ({ template }: EditableSentence, editing: EngineEditing): ProposedSentence[] => [
  gated(template, editing),
]

const gated = (template: string, { index, section }: EngineEditing): ProposedSentence => ({
  ...gateSentence(template, index, { role: section.role }),
  author: 'engine',
  exemplars: [],
})

const textOf = (sentences: readonly ProposedSentence[]): string => sentences.map(({ text }) => text).join('')

const shortest = (made: readonly (readonly ProposedSentence[])[]): ProposedSentence[] => [
  ...(made.toSorted((a, b) => textOf(a).length - textOf(b).length)[0] ?? []),
]
