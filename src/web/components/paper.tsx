import type { RefObject } from 'preact'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Sentence } from '../../domain/draft.ts'
import { type DraftView, type SectionView, sentencesOf } from '../draft-view.ts'
import type { Editing } from '../edit-state.ts'
import { hasError } from '../page-state.ts'
import { paragraphsOf } from '../paper-view.ts'
import { cutSentence } from '../source-view.ts'
import { STRINGS } from '../strings.ts'
import type { PageActions } from '../use-page.ts'
import { classMark } from './class-mark.ts'
import { SectionEditor } from './section-editor.tsx'

type Marks = { pinned: string | null; hovered: string | null; fact: string | null }

type Props = Marks & {
  draft: DraftView
  isRunning: boolean
  /** Its sections may be rewritten. */
  isEditable: boolean
  editing: Editing | null
  actions: PageActions
}

/** The draft as a sheet of paper in the look of an official document; every sentence can be pointed at. */
export function Paper(props: Props) {
  const { draft, pinned, hovered, fact, isRunning, isEditable, editing, actions } = props
  const first = draft.sections.find(({ sentences }) => sentences.length > 0)?.sentences[0]?.id ?? null
  const entry = pinned ?? first
  const paper = useRef<HTMLElement>(null)
  useReturningFocus(paper, editing?.sectionId ?? null)
  return (
    <article
      class="paper"
      ref={paper}
      onPointerOver={(event) => actions.hoverSentence(sentenceAt(event.target))}
      onPointerLeave={() => actions.hoverSentence(null)}
      onFocusIn={(event) => actions.hoverSentence(sentenceAt(event.target))}
      onFocusOut={() => actions.hoverSentence(null)}
      onClick={(event) => {
        const id = sentenceAt(event.target)
        if (id !== null) actions.pinSentence(id)
        const section = namedAt(event.target, 'edit')
        if (section !== null) actions.editSection(section)
      }}
      onKeyDown={(event) => moveByKey(event, draft, actions)}
    >
      <h2 class="paper-title">{draft.title}</h2>
      {draft.sections.map((section) =>
        editing?.sectionId === section.id ? (
          <SectionEditor key={section.id} section={section} editing={editing} actions={actions} />
        ) : (
          <PaperSection
            key={section.id}
            section={section}
            isCurrent={isRunning && draft.current === section.id}
            isWaiting={!draft.isComplete && draft.current !== section.id && isUnwritten(section)}
            isEditable={isEditable}
            entry={within(section, entry)}
            pinned={within(section, pinned)}
            hovered={within(section, hovered)}
            fact={fact}
          />
        ),
      )}
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
  isEditable: boolean
  entry: string | null
}

function PaperSection(props: SectionProps) {
  const { section, isCurrent, isWaiting, isEditable, entry, pinned, hovered, fact } = props
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
        {isEditable && (
          <div class="section-tools">
            <button
              type="button"
              class="quiet-button"
              data-edit={section.id}
              aria-label={STRINGS.edit.startLabel(section.heading)}
              // One comes here from a sentence of the section; only a section without any is a stop of its own.
              tabIndex={section.sentences.length === 0 || entry !== null || hovered !== null ? 0 : -1}
            >
              {STRINGS.edit.start}
            </button>
          </div>
        )}
      </section>
    )
  }, [section, isCurrent, isWaiting, isEditable, entry, pinned, hovered, fact])
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
  const isRefused = hasError(sentence.checks)
  const names = [
    'sentence',
    `class-${classMark(sentence.class)}`,
    isPinned && 'is-pinned',
    isHovered && 'is-hovered',
    usesFact && 'uses-fact',
    isRefused && 'is-refused',
  ]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button element cannot flow and break with the text around it
    <span
      class={names.filter(Boolean).join(' ')}
      role="button"
      tabIndex={isEntry ? 0 : -1}
      aria-pressed={isPinned}
      title={titleOf(sentence)}
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

/** What a check says of the sentence, for those who only rest on it. */
function titleOf({ checks, class: name }: Sentence): string | undefined {
  if (checks.length > 0) return checks.map(({ message }) => message).join('\n')
  return name === '?' ? STRINGS.classMeanings['?'] : undefined
}

const sentenceAt = (target: EventTarget | null): string | null => namedAt(target, 'sentence')

function namedAt(target: EventTarget | null, name: 'sentence' | 'edit'): string | null {
  const element = target instanceof Element ? target.closest(`[data-${name}]`) : null
  return element instanceof HTMLElement ? (element.dataset[name] ?? null) : null
}

/** When a section is no longer rewritten, the keyboard goes on where it was: at its pinned sentence or its button. */
function useReturningFocus(paper: RefObject<HTMLElement | null>, edited: string | null): void {
  const last = useRef<string | null>(null)
  useEffect(() => {
    const left = last.current
    last.current = edited
    if (edited !== null || left === null) return
    const section = paper.current?.querySelector(`[data-edit="${CSS.escape(left)}"]`)?.closest('section')
    const place = section?.querySelector('.sentence.is-pinned') ?? section?.querySelector('[data-edit]')
    if (place instanceof HTMLElement) place.focus()
  }, [paper, edited])
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
