import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { SentenceChange, Suggestion } from '../../domain/suggestion.ts'
import { STRINGS } from '../strings/strings.ts'
import { sectionsOf } from './draft-document.ts'
import { placeOfSentence } from './highlights.ts'

export const SUGGESTED = 'suggested'
const key = new PluginKey<{ suggestions: readonly Suggestion[]; set: DecorationSet }>('suggestions')

export type Deciding = { decide(suggestionId: string, changeId: string, isAccepted: boolean): void }

/** Shows proposals in the text: what would go struck through, what would come behind it, with accept and reject. */
export const showSuggestions = (deciding: Deciding): Plugin =>
  new Plugin<{ suggestions: readonly Suggestion[]; set: DecorationSet }>({
    key,
    state: {
      init: () => ({ suggestions: [], set: DecorationSet.empty }),
      apply(transaction, shown, _before, { doc }) {
        const told = transaction.getMeta(SUGGESTED) as readonly Suggestion[] | undefined
        const suggestions = told ?? shown.suggestions
        if (told === undefined && (!transaction.docChanged || suggestions.length === 0)) return shown
        const decorations = suggestions.flatMap((suggestion) =>
          suggestion.changes.flatMap((change) => changeDecorations(doc, suggestion, change, deciding)),
        )
        return { suggestions, set: DecorationSet.create(doc, decorations) }
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
  })

/** Where a change stands in the text; null where the sentences it speaks of are no longer there. */
export function placeOfChange(
  doc: Node,
  sectionId: string,
  { replaces, after }: Pick<SentenceChange, 'replaces' | 'after'>,
): { from: number; to: number } | null {
  const places = replaces.map((id) => placeOfSentence(doc, id))
  const [first] = places
  const last = places[places.length - 1]
  if (first && last && places.every((place) => place !== null)) return { from: first.from, to: last.to }
  if (replaces.length > 0) return null
  const before = after === null ? null : placeOfSentence(doc, after)
  if (before) return { from: before.to, to: before.to }
  const section = sectionsOf(doc).find(({ attrs }) => attrs.id === sectionId)
  if (!section || after !== null || section.node.childCount < 2) return null
  const start = section.pos + 1 + (section.node.firstChild?.nodeSize ?? 0) + 1
  return { from: start, to: start }
}

function changeDecorations(
  doc: Node,
  suggestion: Suggestion,
  change: SentenceChange,
  deciding: Deciding,
): Decoration[] {
  const place = placeOfChange(doc, suggestion.sectionId, change)
  if (place === null) return []
  const { from, to } = place
  const old = change.words
    .filter(({ type }) => type !== 'added')
    .map(({ text }) => text)
    .join('')
  const decorations: Decoration[] = []
  if (doc.textBetween(from, to) === old) {
    let at = from
    for (const { type, text } of change.words) {
      if (type === 'added') decorations.push(added(at, text))
      else {
        if (type === 'removed') decorations.push(Decoration.inline(at, at + text.length, { class: 'goes' }))
        at += text.length
      }
    }
  } else {
    if (to > from) decorations.push(Decoration.inline(from, to, { class: 'goes' }))
    decorations.push(added(to, change.sentences.map(({ text }) => text).join('')))
  }
  return [
    ...decorations,
    Decoration.widget(to, () => buttons(suggestion.id, change.id, deciding), {
      side: 2,
      key: `decide ${change.id}`,
    }),
  ]
}

const added = (pos: number, text: string): Decoration =>
  Decoration.widget(
    pos,
    () => {
      const element = document.createElement('ins')
      element.className = 'comes'
      element.textContent = text
      return element
    },
    { side: 1, key: `comes ${text}` },
  )

function buttons(suggestionId: string, changeId: string, { decide }: Deciding): HTMLElement {
  const group = document.createElement('span')
  group.className = 'decide'
  for (const isAccepted of [true, false]) {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = isAccepted ? STRINGS.suggesting.accept : STRINGS.suggesting.reject
    button.className = isAccepted ? 'is-accept' : 'is-reject'
    // The caret stays where it is.
    button.onmousedown = (event) => event.preventDefault()
    button.onclick = () => decide(suggestionId, changeId, isAccepted)
    group.append(button)
  }
  return group
}
