import { useState } from 'preact/hooks'
import { othersOf } from '../../state/together-state.ts'
import { STRINGS } from '../../strings/strings.ts'
import type { Visitor } from '../../transport/together.ts'
import { usePage, useSelected } from '../page-context.ts'

const MOST_NAMES = 3

/** Who else has the draft open; with somebody there, the writer's own name is asked for once. */
export function People() {
  const state = useSelected(({ together }) => together)
  const { together } = usePage().actions
  const others = othersOf(state, together.ownId)
  if (others.length === 0) return null
  const shown = others.slice(0, MOST_NAMES)
  const { name } = state
  return (
    <div class="people">
      <ul aria-label={STRINGS.together.here}>
        {shown.map((visitor) => (
          <Person key={visitor.id} visitor={visitor} />
        ))}
        {others.length > MOST_NAMES && <li>{STRINGS.together.more(others.length)}</li>}
      </ul>
      {name === null || state.isAsking ? (
        <NameForm name={name ?? ''} />
      ) : (
        <button type="button" class="text-button" title={STRINGS.together.ask} onClick={together.askName}>
          {STRINGS.together.ownName(name)}
        </button>
      )}
    </div>
  )
}

function Person({ visitor: { name, sectionId } }: { visitor: Visitor }) {
  const sections = useSelected(({ document }) => document.draft?.sections)
  const section = sections?.find(({ id }) => id === sectionId)
  const words = section ? STRINGS.together.changing(name, section.heading) : name
  return (
    <li class={section ? 'person is-editing' : 'person'} title={words}>
      {name}
      {section && <span class="only-heard">{words.slice(name.length)}</span>}
    </li>
  )
}

function NameForm({ name }: { name: string }) {
  const { together } = usePage().actions
  const [wanted, setWanted] = useState(name)
  return (
    <form
      class="name-form"
      onSubmit={(event) => {
        event.preventDefault()
        together.chooseName(wanted)
      }}
    >
      <input
        type="text"
        maxLength={20}
        value={wanted}
        placeholder={STRINGS.together.nobody}
        aria-label={STRINGS.together.ask}
        title={STRINGS.together.ask}
        onInput={(event) => setWanted(event.currentTarget.value)}
      />
      <button type="submit" class="quiet-button">
        {STRINGS.together.keep}
      </button>
    </form>
  )
}
