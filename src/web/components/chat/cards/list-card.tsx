import { useState } from 'preact/hooks'
import type { CardOf } from '../../../../domain/conversation.ts'
import { STRINGS } from '../../../strings/strings.ts'
import { usePage } from '../../page-context.ts'

type Group = CardOf<'list'>['groups'][number]

// More than these push the conversation out of sight.
const SHOWN = 6

/** Things to look at, by section; each leads to its sentence, its fact or its section. */
export function ListCard({ card: { about, groups, more } }: { card: CardOf<'list'> }) {
  const [isWhole, setWhole] = useState(false)
  const { list } = STRINGS.chat
  const count = groups.reduce((sum, { items }) => sum + items.length, 0)
  return (
    <section class="chat-card" aria-label={list.titles[about]}>
      <header>
        <h3>{list.titles[about]}</h3>
        <span class="card-state">{count + more}</span>
      </header>
      {(isWhole ? groups : firstItems(groups, SHOWN)).map((group, place) => (
        <GroupView key={`${group.title} ${place}`} group={group} />
      ))}
      {!isWhole && count > SHOWN && (
        <button type="button" class="text-button" onClick={() => setWhole(true)}>
          {list.all(count)}
        </button>
      )}
      {(isWhole || count <= SHOWN) && more > 0 && <p class="card-note">{list.more(more)}</p>}
    </section>
  )
}

/** As many groups as hold the first items. */
function firstItems(groups: readonly Group[], count: number): Group[] {
  let left = count
  return groups.flatMap((group) => {
    const items = group.items.slice(0, Math.max(0, left))
    left -= group.items.length
    return items.length > 0 ? [{ ...group, items }] : []
  })
}

function GroupView({ group: { title, sectionId, items } }: { group: Group }) {
  const { sources, chat } = usePage().actions
  const { list } = STRINGS.chat
  const show = ({ sentenceId, factId }: Group['items'][number]): (() => void) | null => {
    if (sentenceId !== null) return () => sources.show(sentenceId)
    if (factId !== null) return () => chat.showFact(factId)
    return sectionId === null ? null : () => chat.showSection(sectionId)
  }
  return (
    <div class="card-group">
      <h4>{title}</h4>
      <ul class="card-items">
        {items.map((item, place) => {
          const go = show(item)
          const body = (
            <>
              {item.severity && (
                <span class={`severity is-${item.severity}`}>{list.severities[item.severity]}</span>
              )}
              {item.quote !== null && <q>{item.quote}</q>}
              {item.text}
              {item.suggestion !== null && <small>{list.suggestion(item.suggestion)}</small>}
            </>
          )
          return (
            <li key={place}>
              {go ? (
                <button type="button" class="finding-link" title={list.show} onClick={go}>
                  {body}
                </button>
              ) : (
                <p>{body}</p>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
