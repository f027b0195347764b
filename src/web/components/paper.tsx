import { useMemo } from 'preact/hooks'
import type { Sentence } from '../../domain/draft.ts'
import { type DraftView, type SectionView, sentencesOf } from '../draft-view.ts'
import { paragraphsOf } from '../paper-view.ts'
import { cutSentence } from '../source-view.ts'
import { STRINGS } from '../strings.ts'
import type { PageActions } from '../use-page.ts'
import { classMark } from './class-mark.ts'

type Marks = { pinned: string | null; hovered: string | null; fact: string | null }

type Props = Marks & { draft: DraftView; isRunning: boolean; actions: PageActions }

/** The draft as a sheet of paper in the look of an official document; every sentence can be pointed at. */
export function Paper({ draft, pinned, hovered, fact, isRunning, actions }: Props) {
  const first = draft.sections.find(({ sentences }) => sentences.length > 0)?.sentences[0]?.id ?? null
  const entry = pinned ?? first
  return (
    <article
      class="paper"
      onPointerOver={(event) => actions.hoverSentence(sentenceAt(event.target))}
      onPointerLeave={() => actions.hoverSentence(null)}
      onFocusIn={(event) => actions.hoverSentence(sentenceAt(event.target))}
      onFocusOut={() => actions.hoverSentence(null)}
      onClick={(event) => {
        const id = sentenceAt(event.target)
        if (id !== null) actions.pinSentence(id)
      }}
      onKeyDown={(event) => moveByKey(event, draft, actions)}
    >
      <h2 class="paper-title">{draft.title}</h2>
      {draft.sections.map((section) => (
        <PaperSection
          key={section.id}
          section={section}
          isCurrent={isRunning && draft.current === section.id}
          isWaiting={draft.end === null && draft.current !== section.id && isUnwritten(section)}
          entry={within(section, entry)}
          pinned={within(section, pinned)}
          hovered={within(section, hovered)}
          fact={fact}
        />
      ))}
      <div class="signature">
        <p>{draft.signature.organ}</p>
        <p>{draft.signature.date}</p>
      </div>
    </article>
  )
}

type SectionProps = Marks & {
  section: SectionView
  isCurrent: boolean
  isWaiting: boolean
  entry: string | null
}

function PaperSection({ section, isCurrent, isWaiting, entry, pinned, hovered, fact }: SectionProps) {
  // A sheet of some hundred sentences is drawn anew for each further one; what did not change must cost nothing.
  return useMemo(() => {
    const heading = section.number + section.heading
    const paragraphs = paragraphsOf(section)
    const runsIn = section.runIn && paragraphs.length > 0
    return (
      <section class={isWaiting ? 'is-waiting' : ''}>
        {heading !== '' && !runsIn && <h3 class={`level-${section.level}`}>{heading}</h3>}
        {paragraphs.map((sentences, index) => (
          <p key={sentences[0]?.id}>
            {runsIn && index === 0 && (
              <span class={`level-${section.level}`}>
                {/[。！？：]$/.test(heading) ? heading : `${heading}。`}
              </span>
            )}
            {sentences.map((sentence) => (
              <PaperSentence
                key={sentence.id}
                sentence={sentence}
                isEntry={sentence.id === entry}
                isPinned={sentence.id === pinned}
                isHovered={sentence.id === hovered}
                fact={fact}
              />
            ))}
            {isCurrent && index === paragraphs.length - 1 && <span class="caret" aria-hidden="true" />}
          </p>
        ))}
        {isCurrent && paragraphs.length === 0 && (
          <p>
            <span class="caret" aria-hidden="true" />
          </p>
        )}
      </section>
    )
  }, [section, isCurrent, isWaiting, entry, pinned, hovered, fact])
}

type SentenceProps = {
  sentence: Sentence
  isEntry: boolean
  isPinned: boolean
  isHovered: boolean
  fact: string | null
}

function PaperSentence({ sentence, isEntry, isPinned, isHovered, fact }: SentenceProps) {
  const usesFact = fact !== null && sentence.facts.some(({ id }) => id === fact)
  const names = [
    'sentence',
    `class-${classMark(sentence.class)}`,
    isPinned && 'is-pinned',
    isHovered && 'is-hovered',
    usesFact && 'uses-fact',
  ]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button element cannot flow and break with the text around it
    <span
      class={names.filter(Boolean).join(' ')}
      role="button"
      tabIndex={isEntry ? 0 : -1}
      aria-pressed={isPinned}
      title={sentence.class === '?' ? STRINGS.classMeanings['?'] : undefined}
      data-sentence={sentence.id}
      data-sentence-class={sentence.class}
    >
      {cutSentence(sentence).map(({ start, text, fact: source, isGap }) =>
        source === null && !isGap ? (
          text
        ) : (
          <span
            key={start}
            class={isGap ? 'gap-mark' : source === fact ? 'fact-mark is-chosen' : 'fact-mark'}
          >
            {text}
          </span>
        ),
      )}
    </span>
  )
}

const isUnwritten = ({ revision, sentences }: SectionView): boolean =>
  revision === 0 && sentences.length === 0

const within = (section: SectionView, id: string | null): string | null =>
  id !== null && section.sentences.some((sentence) => sentence.id === id) ? id : null

function sentenceAt(target: EventTarget | null): string | null {
  const element = target instanceof Element ? target.closest('[data-sentence]') : null
  return element instanceof HTMLElement ? (element.dataset['sentence'] ?? null) : null
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }

/** Arrows go from sentence to sentence, Enter and the blank pin one, Escape lets go. */
function moveByKey(event: KeyboardEvent, draft: DraftView, actions: PageActions): void {
  const id = sentenceAt(event.target)
  if (id === null) return
  const step = STEPS[event.key]
  if (event.key === 'Escape') actions.pinSentence(null)
  else if (event.key === 'Enter' || event.key === ' ') actions.pinSentence(id)
  else if (step === undefined) return
  else focusNeighbour(event.currentTarget, draft, id, step)
  event.preventDefault()
}

function focusNeighbour(paper: EventTarget | null, draft: DraftView, id: string, step: number): void {
  const sentences = sentencesOf(draft)
  const next = sentences[sentences.findIndex((sentence) => sentence.id === id) + step]
  if (!next || !(paper instanceof Element)) return
  for (const element of paper.querySelectorAll('[data-sentence]')) {
    if (element instanceof HTMLElement && element.dataset['sentence'] === next.id) element.focus()
  }
}
