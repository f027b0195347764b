import type { Role } from '../domain/document.ts'
import type { FactSpan, Sentence } from '../domain/draft.ts'
import { ATTRIBUTES } from '../domain/reference.ts'
import { gateSentence } from '../drafting/gate-sentence.ts'
import { renderReference } from '../facts/render.ts'
import type { SheetIndex } from '../facts/sheet-index.ts'
import { referenceTo, writeReference } from '../grounding/references.ts'

/** A sentence that may be said in other words: all it holds of figures, dates and names stands in references. */
export type EditableSentence = {
  readonly sentence: Sentence
  readonly template: string
  /** The spans of the template as it renders today. */
  readonly facts: readonly FactSpan[]
}

/** Neighbouring sentences of one paragraph that may be said anew, together. */
export type EditableRun = {
  readonly paragraph: number
  /** The sentence before the run; null where the run begins the section. */
  readonly after: string | null
  readonly sentences: readonly EditableSentence[]
}

export type Editable = {
  readonly runs: readonly EditableRun[]
  /** Sentences that stay as they are, for they hold what no fact bears out. */
  readonly kept: readonly Sentence[]
}

/** What of the chosen sentences may be said anew; `chosen` absent: all of the section. */
export function editableRuns(
  sentences: readonly Sentence[],
  index: SheetIndex,
  role: Role,
  chosen?: ReadonlySet<string>,
): Editable {
  const runs: (EditableRun & { sentences: EditableSentence[] })[] = []
  const kept: Sentence[] = []
  let open = false
  for (const [place, sentence] of sentences.entries()) {
    if (chosen && !chosen.has(sentence.id)) {
      open = false
      continue
    }
    const editable = asEditable(sentence, index, role)
    if (!editable) {
      kept.push(sentence)
      open = false
      continue
    }
    const run = runs.at(-1)
    if (open && run?.paragraph === sentence.paragraph) run.sentences.push(editable)
    else {
      const after = sentences[place - 1]?.id ?? null
      runs.push({ paragraph: sentence.paragraph, after, sentences: [editable] })
    }
    open = true
  }
  return { runs, kept }
}

function asEditable(sentence: Sentence, index: SheetIndex, role: Role): EditableSentence | undefined {
  if (sentence.class === 'gap') return undefined
  const template = sentence.author === 'writer' ? withReferences(sentence, index) : sentence.template
  const { passed, facts, text } = gateSentence(template, index, { role })
  return passed && text === sentence.text ? { sentence, template, facts } : undefined
}

/** The writer's own sentence with a reference in place of each span that the reference would write alike. */
function withReferences({ text, template, facts }: Sentence, index: SheetIndex): string {
  if (template.includes('{{')) return template
  let result = ''
  let copied = 0
  for (const { id, attr, start, end } of facts.toSorted((a, b) => a.start - b.start)) {
    const fact = index.byId.get(id)
    const attribute = fact && ATTRIBUTES[fact.kind].find((name) => name === attr)
    if (!fact || !attribute || start < copied) continue
    const reference = referenceTo(fact, attribute)
    if (renderReference(index, reference)?.text !== text.slice(start, end)) continue
    result += text.slice(copied, start) + writeReference(reference)
    copied = end
  }
  return result + text.slice(copied)
}
