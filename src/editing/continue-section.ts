import type { Section } from '../domain/draft.ts'
import type { Fact } from '../domain/fact-sheet.ts'
import { writeParagraph } from '../drafting/model-writer/write-paragraph.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { coverageOf } from '../grounding/coverage.ts'
import { tellByEngine } from './engine-edits.ts'
import type { ProposedSentence } from './propose-changes.ts'
import { proposeChanges } from './propose-changes.ts'
import type { NewSuggestion, SuggestionTask } from './suggestion-task.ts'

/** So many facts make a paragraph. */
const MOST_FACTS = 6

/**
 * Goes on behind the last chosen sentence with facts that the document does not tell yet: those planned for the
 * section, then those of its field of work.
 */
export async function continueSection(
  task: SuggestionTask,
  index: SheetIndex,
  signal: AbortSignal,
): Promise<NewSuggestion> {
  const { section, chosen, newId } = task
  const facts = factsToTell(task, index)
  const last = section.sentences.findLast(({ id }) => !chosen || chosen.includes(id))
  const notes: string[] = facts.length === 0 ? ['本节没有尚未写到的台账内容；补充台账后再续写'] : []
  const { sentences, author } = await tell(task, facts, index, notes, signal)
  const run = { paragraph: last?.paragraph ?? 0, after: last?.id ?? null, sentences: [] }
  const rule = { type: 'free', allowed: new Set(facts.map(({ id }) => id)) } as const
  const proposal = proposeChanges(run, sentences, rule, index, newId)
  return {
    sectionId: section.id,
    action: 'continue',
    author,
    changes: [...proposal.changes],
    headings: [],
    notes: [...notes, ...proposal.notes],
  }
}

async function tell(
  { draft, section, model, nonce }: SuggestionTask,
  facts: readonly Fact[],
  index: SheetIndex,
  notes: string[],
  signal: AbortSignal,
): Promise<{ sentences: ProposedSentence[]; author: NewSuggestion['author'] }> {
  const editing = { index, section, seed: `${draft.plan.seed} ${section.revision}` }
  if (!model || facts.length === 0) return { sentences: tellByEngine(facts, editing), author: 'engine' }
  const sentences: ProposedSentence[] = []
  const pieces = writeParagraph(
    {
      section: withFacts(section, facts),
      facts,
      index,
      exemplars: [],
      foreign: new Set(),
      said: draft.sections.flatMap(({ locked, sentences: told }) =>
        told.map(({ text, template, author }) => ({
          text,
          template,
          // A writer's own sentence holds its figures in plain text.
          isPrivate: locked || author === 'writer',
        })),
      ),
      nonce,
      model,
      budget: { sentences: 0, repairs: 0, planned: facts.length },
      engine: (left) => tellByEngine(left, editing).map(({ template }) => template),
    },
    signal,
  )
  for await (const piece of pieces) {
    if (piece.type === 'gave-up') notes.push(piece.detail)
    else {
      const { sentence, author, prompt } = piece
      sentences.push({ ...sentence, author, exemplars: [], ...(prompt ? { prompt } : {}) })
    }
  }
  signal.throwIfAborted()
  return { sentences, author: sentences.some(({ author }) => author === 'model') ? 'model' : 'engine' }
}

const withFacts = (section: Section, facts: readonly Fact[]): Section => ({
  ...section,
  paragraphs: [{ facts: facts.map(({ id }) => id), frame: 'none', gaps: [] }],
})

function factsToTell({ draft, section }: SuggestionTask, index: SheetIndex): Fact[] {
  const { unused } = coverageOf(
    draft.sections.flatMap(({ sentences }) => sentences),
    index,
  )
  const planned = new Set(section.paragraphs.flatMap(({ facts }) => facts))
  const open = unused.flatMap((id) => index.byId.get(id) ?? [])
  const own = open.filter(({ id }) => planned.has(id))
  const near = open.filter((fact) => fact.theme === section.theme && speaksOf(fact) === section.role)
  return (own.length > 0 ? own : near).slice(0, MOST_FACTS)
}

const speaksOf = ({ kind }: Fact): Section['role'] =>
  kind === 'plan' ? 'plan' : kind === 'problem' ? 'problems' : 'summary'
