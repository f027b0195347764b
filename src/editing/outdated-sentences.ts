import type { Draft, Section, Sentence } from '../domain/draft.ts'
import type { SentenceChange } from '../domain/suggestion.ts'
import { gateSentence, sentenceOf } from '../drafting/gate-sentence.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { toldBy } from '../grounding/coverage.ts'
import { verifyText } from '../grounding/verify.ts'
import { wordChanges } from '../text/word-changes.ts'
import { tellByEngine } from './engine-edits.ts'
import type { ProposedSentence } from './propose-changes.ts'
import type { NewSuggestion, SuggestionTask } from './suggestion-task.ts'

/**
 * changed: the same words with other figures · unfit: its words no longer fit the figures · removed: a fact is gone ·
 * own: the writer's own words, which the sheet no longer bears out.
 */
export type OutdatedReason = 'changed' | 'unfit' | 'removed' | 'own'

/** A sentence that the sheet, as it is now, would not say so. */
export type OutdatedSentence = {
  readonly sectionId: string
  readonly sentenceId: string
  readonly reason: OutdatedReason
  /** The facts that it tells of. */
  readonly facts: readonly string[]
  readonly before: string
  /** The same sentence with today's figures; null where it has to be said in other words. */
  readonly after: string | null
  readonly locked: boolean
}

/** The sentences of a draft that the sheet has left behind, in reading order. */
export function outdatedSentences(
  { sections }: Pick<Draft, 'sections'>,
  index: SheetIndex,
): OutdatedSentence[] {
  return sections.flatMap((section) =>
    section.sentences.flatMap((sentence) => {
      const found = readAnew(sentence, section, index)
      if (!found) return []
      return [
        {
          sectionId: section.id,
          sentenceId: sentence.id,
          reason: found.reason,
          facts: [...new Set(sentence.facts.map(({ id }) => id))],
          before: sentence.text,
          after: found.fresh?.text ?? null,
          locked: section.locked,
        },
      ]
    }),
  )
}

type Anew = { readonly reason: OutdatedReason; readonly fresh: ProposedSentence | null }

function readAnew(sentence: Sentence, { role }: Section, index: SheetIndex): Anew | undefined {
  if (!sentence.template.includes('{{')) return ownAnew(sentence, index)
  const gated = gateSentence(sentence.template, index, { role })
  const hadFaults = sentence.checks.some(({ severity }) => severity === 'error')
  if (gated.passed && gated.text === sentence.text) return undefined
  if (!gated.passed && gated.text === sentence.text && hadFaults) return undefined
  if (gated.passed) return { reason: 'changed', fresh: { ...gated, ...provenanceOf(sentence) } }
  const isGone = sentence.facts.some(({ id }) => !index.byId.has(id))
  return { reason: isGone ? 'removed' : 'unfit', fresh: null }
}

const provenanceOf = ({ author, exemplars, prompt }: Sentence) => ({
  author,
  exemplars,
  ...(prompt ? { prompt } : {}),
})

/** Words without references are only looked at where they tell a figure or a name of the sheet. */
function ownAnew({ text, facts, checks }: Sentence, index: SheetIndex): Anew | undefined {
  if (facts.length === 0) return undefined
  const known = new Set(checks.map(({ rule }) => rule))
  const { findings } = verifyText(text, index.sheet)
  const isNew = findings.some(({ rule, severity }) => severity === 'error' && !known.has(rule))
  return isNew ? { reason: 'own', fresh: null } : undefined
}

/**
 * Proposes the sentences of a section that the sheet has left behind with today's figures: the same words where they
 * still fit, the facts told anew where they don't, and nothing where all that was told is gone.
 */
export function refreshSection(task: SuggestionTask, index: SheetIndex): NewSuggestion {
  const { section, chosen } = task
  const changes: SentenceChange[] = []
  let own = 0
  for (const [place, sentence] of section.sentences.entries()) {
    if (chosen && !chosen.includes(sentence.id)) continue
    const anew = readAnew(sentence, section, index)
    if (!anew) continue
    if (anew.reason === 'own') {
      own += 1
      continue
    }
    const fresh = anew.fresh ? [anew.fresh] : toldAnew(sentence, task, index)
    changes.push(changeOf(sentence, section.sentences[place - 1]?.id ?? null, fresh, task))
  }
  const notes = own > 0 ? [`有${own}句是撰稿人自己写的，数据与台账不再相符，请自行修改`] : []
  if (changes.length === 0 && own === 0) notes.push('这里的数据都与台账一致')
  return { sectionId: section.id, action: 'refresh', author: 'engine', changes, headings: [], notes }
}

function toldAnew(
  sentence: Sentence,
  { draft, section }: SuggestionTask,
  index: SheetIndex,
): ProposedSentence[] {
  const told = toldBy(sentence, index)
  const facts = [...new Set(sentence.facts.map(({ id }) => id))]
    .filter((id) => told.has(id))
    .flatMap((id) => index.byId.get(id) ?? [])
  return tellByEngine(facts, { index, section, seed: `${draft.plan.seed} ${section.revision}` })
}

function changeOf(
  sentence: Sentence,
  after: string | null,
  fresh: readonly ProposedSentence[],
  { newId }: SuggestionTask,
): SentenceChange {
  const { paragraph } = sentence
  return {
    id: newId(),
    replaces: [sentence.id],
    after,
    sentences: fresh.map((made) => sentenceOf(made, { ...made, id: newId(), paragraph })),
    words: wordChanges(sentence.text, fresh.map(({ text }) => text).join('')),
  }
}
