import { useEffect, useRef, useState } from 'preact/hooks'
import type { RequestContext } from '../../../domain/conversation.ts'
import type { Fact } from '../../../domain/fact-sheet.ts'
import { LONGEST_REQUEST } from '../../../domain/request-limits.ts'
import { isAnswering } from '../../state/chat-state.ts'
import { STRINGS } from '../../strings/strings.ts'
import { type Completion, completionsOf } from '../../views/completions.ts'
import type { SectionView } from '../../views/draft-view.ts'
import { usePage, useSelected } from '../page-context.ts'
import { CompletionList, completionId, LIST_ID } from './completion-list.tsx'

const NO_FACTS: readonly Fact[] = []
const NO_SECTIONS: readonly SectionView[] = []
const NO_COMPLETIONS: readonly Completion[] = []
const textKey = (draftId: string): string => `nigao.chat-text.${draftId}`

/** Where requests are typed: Enter sends, Shift+Enter breaks the line, a slash completes commands. */
export function Composer({ draftId }: { draftId: string }) {
  const { actions, surroundings, editor } = usePage()
  const { keep } = surroundings
  const commands = useSelected((state) => state.chat.commands)
  const sections = useSelected((state) => state.document.draft?.sections ?? NO_SECTIONS)
  const facts = useSelected((state) => state.document.sheet?.sheet.facts ?? NO_FACTS)
  const isReading = useSelected((state) => state.chat.reading !== null)
  const isBusy = useSelected((state) => isAnswering(state.chat))
  const [text, setText] = useState(() => keep.get(textKey(draftId)) ?? '')
  const [chosen, setChosen] = useState(0)
  const [isDismissed, setDismissed] = useState(false)
  const [place, setPlace] = useState<RequestContext>({})
  const input = useRef<HTMLTextAreaElement>(null)
  const words = STRINGS.chat.composer

  const completions = isDismissed ? NO_COMPLETIONS : completionsOf(text, commands, sections, facts)
  const isOpen = completions.length > 0
  const length = [...text.trim()].length
  const isTooLong = text.trim().length > LONGEST_REQUEST

  useEffect(() => {
    const element = input.current
    if (!element) return
    // As high as its text, within the bounds of the style sheet.
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + 2}px`
  }, [text])

  const type = (value: string): void => {
    setText(value)
    setChosen(0)
    setDismissed(false)
    if (value === '') keep.remove(textKey(draftId))
    else keep.set(textKey(draftId), value)
  }

  const send = (): void => {
    if (length === 0 || isTooLong) return
    actions.chat.ask(text.trim())
    type('')
  }

  const complete = ({ text: completed }: Completion): void => {
    type(completed)
    // What is complete is not offered again: the next Enter sends it.
    setDismissed(!completed.endsWith(' '))
    input.current?.focus()
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    // The keys belong to the input method while it composes; 229 is how old browsers say so.
    if (event.isComposing || event.keyCode === 229) return
    const completion = completions[chosen]
    if (isOpen && completion) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (step !== undefined) setChosen((chosen + step + completions.length) % completions.length)
      else if (event.key === 'Escape') setDismissed(true)
      else if (event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey)) complete(completion)
      else return
      event.preventDefault()
      return
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      send()
    } else if (event.key === 'Escape' && isReading) {
      event.preventDefault()
      actions.chat.stop()
    }
  }

  const here = placeName(place, sections)
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {isOpen && <CompletionList completions={completions} chosen={chosen} onChoose={complete} />}
      {here !== '' && <p class="composer-place">{here}</p>}
      <textarea
        ref={input}
        rows={2}
        value={text}
        aria-label={words.label}
        placeholder={words.placeholder}
        aria-autocomplete="list"
        aria-controls={isOpen ? LIST_ID : undefined}
        aria-activedescendant={isOpen ? completionId(chosen) : undefined}
        aria-invalid={isTooLong}
        aria-describedby="composer-hint"
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onFocus={() => setPlace(editor.current?.place() ?? {})}
      />
      <div class="composer-foot">
        <span id="composer-hint" class={isTooLong ? 'composer-hint is-wrong' : 'composer-hint'}>
          {isTooLong ? words.tooLong(LONGEST_REQUEST) : words.hint}
        </span>
        <span class="visually-hidden" role="status">
          {words.found(completions.length)}
        </span>
        {isBusy && isReading && (
          <button type="button" class="quiet-button" onClick={actions.chat.stop}>
            {words.stop}
          </button>
        )}
        <button type="submit" class="primary-button is-small" disabled={length === 0 || isTooLong}>
          {words.send}
        </button>
      </div>
    </form>
  )
}

/** Where 这一节 and 这句话 would be, in words. */
function placeName({ sectionId, sentences }: RequestContext, sections: readonly SectionView[]): string {
  const section = sections.find(({ id }) => id === sectionId)
  if (section === undefined) return ''
  const { place, chosen } = STRINGS.chat.composer
  const parts = [section.heading === '' ? '' : place(`${section.number}${section.heading}`)]
  if (sentences) parts.push(chosen(sentences.length))
  return parts.filter((part) => part !== '').join(' · ')
}
