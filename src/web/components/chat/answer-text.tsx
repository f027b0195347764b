import type { AnswerSentence, Card } from '../../../domain/conversation.ts'
import type { Fact } from '../../../domain/fact-sheet.ts'
import { STRINGS } from '../../strings/strings.ts'
import { originOf, summarizeFact } from '../../views/fact-view.ts'
import { cutSentence } from '../../views/source-view.ts'
import { usePage, useSelected } from '../page-context.ts'

const NO_FACTS: readonly Fact[] = []

/** The sentences of an answer; every figure of the sheet leads to its fact, every quoted one to its document. */
export function AnswerText({
  sentences,
  cards,
}: {
  sentences: readonly AnswerSentence[]
  cards: readonly Card[]
}) {
  const facts = useSelected((state) => state.document.sheet?.sheet.facts ?? NO_FACTS)
  if (sentences.length === 0) return null
  return (
    <div class="answer-text">
      {paragraphsOf(sentences).map((paragraph, index) =>
        paragraph[0]?.passageId === undefined ? (
          <p key={index}>
            {paragraph.map((sentence, place) => (
              <SentenceText key={place} sentence={sentence} facts={facts} />
            ))}
          </p>
        ) : (
          <blockquote key={index} class="answer-quote">
            {paragraph.map(({ text }) => text)}
            <cite>{quotedFrom(paragraph[0].passageId, cards)}</cite>
          </blockquote>
        ),
      )}
    </div>
  )
}

/** Words of one kind run on; a quotation stands by itself, and a whole sentence of the sheet on a line of its own. */
function paragraphsOf(sentences: readonly AnswerSentence[]): AnswerSentence[][] {
  const paragraphs: AnswerSentence[][] = []
  let last: AnswerSentence | undefined
  for (const sentence of sentences) {
    const isApart =
      last === undefined ||
      last.passageId !== undefined ||
      sentence.passageId !== undefined ||
      isWhole(sentence) ||
      isWhole(last)
    if (isApart) paragraphs.push([sentence])
    else paragraphs[paragraphs.length - 1]?.push(sentence)
    last = sentence
  }
  return paragraphs
}

const isWhole = ({ text, facts }: AnswerSentence): boolean =>
  facts.some(({ start, end }) => end - start > text.length * 0.8)

function quotedFrom(passageId: string, cards: readonly Card[]): string {
  for (const card of cards) {
    const hit = card.type === 'passages' ? card.hits.find((one) => one.passageId === passageId) : undefined
    if (hit) return STRINGS.chat.quoteFrom(hit.title)
  }
  return STRINGS.chat.quoteNote
}

function SentenceText({ sentence, facts }: { sentence: AnswerSentence; facts: readonly Fact[] }) {
  return (
    <>
      {cutSentence(sentence).map(({ start, text, fact, isGap }) =>
        fact !== null ? (
          <FactFigure key={start} text={text} factId={fact} facts={facts} />
        ) : isGap ? (
          <mark key={start} class="answer-gap">
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </>
  )
}

type FigureProps = { text: string; factId: string; facts: readonly Fact[] }

/** A figure that tells what it comes from under the pointer, and leads there. */
export function FactFigure({ text, factId, facts }: FigureProps) {
  const { chat } = usePage().actions
  const fact = facts.find(({ id }) => id === factId)
  const title = fact
    ? STRINGS.chat.figureTitle(fact.label, summarizeFact(fact), originOf(fact))
    : STRINGS.chat.figureGone
  return (
    <button
      type="button"
      class={fact ? 'fact-figure' : 'fact-figure is-gone'}
      title={title}
      onMouseEnter={() => chat.pointAt(factId)}
      onMouseLeave={() => chat.pointAt(null)}
      onClick={() => chat.showFact(factId)}
    >
      {text}
    </button>
  )
}
