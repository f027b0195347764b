import type { Role } from '../domain/document.ts'
import type { Sentence } from '../domain/draft.ts'
import type { FactSheet } from '../domain/fact-sheet.ts'
import type { NewId } from '../domain/ports.ts'
import { verifyText } from '../grounding/verify.ts'
import { splitSentences } from '../text/sentences.ts'

/**
 * The sentences of a section whose text a writer has edited. A sentence that stands as before keeps its
 * record; any other is the writer's own (class U), with the facts that bear it out and what none does. The writer's
 * own are held against the sheet as it is now, those that stand as before as well.
 * `moved` are sentences that another section or an earlier revision holds: one that turns up here keeps its record.
 * `role` is what the section is about.
 */
export function reviseSentences(
  before: readonly Sentence[],
  paragraphs: readonly string[],
  sheet: FactSheet,
  newId: NewId,
  moved: readonly Sentence[] = [],
  role?: Role,
): Sentence[] {
  const known = new Set<string>()
  const unclaimed = [...before, ...moved].filter(({ id }) => !known.has(id) && known.add(id))
  const claim = (text: string): Sentence | undefined => {
    const index = unclaimed.findIndex((sentence) => sentence.text === text)
    return index < 0 ? undefined : unclaimed.splice(index, 1)[0]
  }
  return paragraphs
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .flatMap((paragraph, ordinal) =>
      splitSentences(paragraph).map(({ start, end }) => {
        const text = paragraph.slice(start, end).trim()
        const kept = claim(text)
        const isOwn = kept === undefined || kept.author === 'writer'
        return isOwn
          ? ownSentence(text, ordinal, sheet, kept?.id ?? newId(), role)
          : { ...kept, paragraph: ordinal }
      }),
    )
}

function ownSentence(
  text: string,
  paragraph: number,
  sheet: FactSheet,
  id: string,
  role: Role | undefined,
): Sentence {
  const { sentences, findings } = verifyText(text, sheet, role === 'plan' ? { part: 'planned' } : {})
  return {
    id,
    paragraph,
    template: text.replaceAll('{{', '｛｛').replaceAll('}}', '｝｝'),
    text,
    class: 'U',
    facts: sentences.flatMap(({ facts }) => facts),
    exemplars: [],
    checks: findings.map(({ rule, severity, message }) => ({ rule, severity, message })),
    author: 'writer',
  }
}
