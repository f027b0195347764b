import type { Node } from 'prosemirror-model'
import { schema } from './schema.ts'
import { readParagraph } from './sentence-runs.ts'

/** What the writer points at elsewhere on the page. */
export type Pointed = {
  readonly pinned: string | null
  readonly hovered: string | null
  readonly fact: string | null
}

/**
 * Style rules that mark what is pointed at. Rules, not decorations: the pointer moves while a selection is drawn
 * and while an input method composes, and neither bears a change to the text's elements.
 */
export function highlightRules(doc: Node, { pinned, hovered, fact }: Pointed): string {
  const rules: string[] = []
  if (fact !== null) {
    const using: string[] = []
    eachSentence(doc, (id, _from, _to, facts) => {
      if (facts.some((span) => span.id === fact)) using.push(sentenceNamed(id))
    })
    if (using.length > 0) rules.push(`${using.join(',')}{background:var(--fact-tint)}`)
    rules.push(`.paper [data-fact="${quoted(fact)}"]{background:var(--fact);color:var(--paper)}`)
  }
  if (hovered !== null) rules.push(`${sentenceNamed(hovered)}{background:var(--hover)}`)
  if (pinned !== null) rules.push(`${sentenceNamed(pinned)}{background:var(--pinned)}`)
  return rules.join('\n')
}

const sentenceNamed = (id: string): string => `.paper [data-sentence="${quoted(id)}"]`
const quoted = (id: string): string => id.replace(/[^\w-]/g, (mark) => `\\${mark}`)

/** Calls with every recorded sentence and its place. */
export function eachSentence(
  doc: Node,
  see: (id: string, from: number, to: number, facts: readonly { readonly id: string }[]) => void,
): void {
  doc.descendants((node, pos) => {
    if (node.type !== schema.nodes.paragraph) return true
    for (const { start, end, record } of readParagraph(node)) {
      if (record) see(record.id, pos + 1 + start, pos + 1 + end, record.facts)
    }
    return false
  })
}

/** Where a recorded sentence stands; null where it was changed or taken out. */
export function placeOfSentence(doc: Node, sentenceId: string): { from: number; to: number } | null {
  let place: { from: number; to: number } | null = null
  eachSentence(doc, (id, from, to) => {
    if (id === sentenceId) place = { from, to }
  })
  return place
}
