import type { Card, CardOf, FactCard, Message } from '../../domain/conversation.ts'
import type { SectionRevision } from '../../domain/stores.ts'
import type { AnswerPart, Situation } from '../situation.ts'
import { headingOf, tell } from '../speak.ts'
import { cardOf } from './enter-facts.ts'

type TextStep = {
  readonly type: 'text'
  readonly at: string
  readonly sectionId: string
  readonly newest: number
  readonly from: number
  readonly to: number
  readonly revision: SectionRevision
}
type FactStep = { readonly type: 'fact'; readonly at: string; readonly card: FactCard }

/**
 * Takes back the newest step before the request: a change of a section's text becomes a further revision, nothing is
 * lost; a fact that was entered here is shown as a card with its old state. Asked again, it goes one step further. What
 * was changed after the request, by an answer that was broken off, is not taken back twice.
 */
export async function* undoStep(situation: Situation): AsyncIterable<AnswerPart> {
  const { draft, drafts, newId, history } = situation
  const steps = [...(await textSteps(situation)), ...factSteps(situation)]
  const [last] = steps.toSorted((a, b) => b.at.localeCompare(a.at))
  if (!last) {
    yield tell('没有可以撤销的：文字还是最初写成的样子，对话里也没有录入过数据。')
    return
  }
  if (last.type === 'fact') {
    const { card } = last
    const label = (card.after ?? card.before)?.label ?? ''
    yield tell(`最近一步是在对话里改了台账的“${label}”。确认后恢复原样：`)
    const change = card.change === 'add' ? 'remove' : card.change === 'remove' ? 'add' : 'replace'
    const back = { change, before: card.after, after: card.before, quote: card.quote, questions: [] } as const
    yield { type: 'card', card: cardOf(back, situation) }
    return
  }
  const section = draft.sections.find(({ id }) => id === last.sectionId)
  if (!section) return
  if (section.locked) {
    yield tell(`最近改的是“${headingOf(section)}”，这一节已锁定，解锁后才能撤销。`)
    return
  }
  const made = await drafts.revise(
    draft.id,
    section.id,
    last.newest,
    last.revision.sentences,
    last.revision.author,
  )
  yield tell(`已撤销“${headingOf(section)}”最近的改动，文字回到改动之前。`)
  yield {
    type: 'card',
    card: {
      type: 'undone',
      id: newId(),
      sectionId: section.id,
      from: last.from,
      to: last.to,
      made: made.revision,
      cardId: null,
    },
  }
  if (undoneCards(history).length === 0) yield tell('再说一次“撤销”，会再往前退一步。')
}

const cardsOf = (history: readonly Message[]): Card[] =>
  history.flatMap((message) => (message.role === 'assistant' ? message.cards : []))

const undoneCards = (history: readonly Message[]): CardOf<'undone'>[] =>
  cardsOf(history).filter((card) => card.type === 'undone')

/** The newest step of each section, as far as it has not been taken back. */
async function textSteps({ draft, drafts, request, history }: Situation): Promise<TextStep[]> {
  const undone = undoneCards(history)
  const changed = draft.sections.filter(({ revision }) => revision > 1)
  const steps = await Promise.all(
    changed.map(async (section): Promise<TextStep[]> => {
      const revisions = await drafts.revisions(draft.id, section.id)
      const newest = revisions.at(-1)
      if (!newest || newest.createdAt > request.createdAt) return []
      // A revision that took others back stands where the one does that it brought back.
      const back = undone.find(({ sectionId, made }) => sectionId === section.id && made === newest.revision)
      const from = back?.to ?? newest.revision
      const revision = revisions.find((other) => other.revision === from - 1)
      const step = revisions.find((other) => other.revision === from)
      return revision && step
        ? [
            {
              type: 'text',
              at: step.createdAt,
              sectionId: section.id,
              newest: newest.revision,
              from,
              to: from - 1,
              revision,
            },
          ]
        : []
    }),
  )
  return steps.flat()
}

/** The newest fact entered here that still stands as it was entered. */
function factSteps({ history, index }: Situation): FactStep[] {
  const step = history
    .flatMap((message): FactStep[] =>
      message.role === 'assistant'
        ? message.cards.flatMap((card) =>
            card.type === 'fact' && card.state === 'confirmed' && stillStands(card, index.byId)
              ? [{ type: 'fact', at: message.createdAt, card }]
              : [],
          )
        : [],
    )
    .at(-1)
  return step ? [step] : []
}

function stillStands({ before, after }: FactCard, byId: Situation['index']['byId']): boolean {
  if (after === null) return before !== null && !byId.has(before.id)
  return JSON.stringify(byId.get(after.id)) === JSON.stringify(after)
}
