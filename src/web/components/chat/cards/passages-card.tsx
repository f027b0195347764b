import { useState } from 'preact/hooks'
import type { CardOf, Citation } from '../../../../domain/conversation.ts'
import { STRINGS } from '../../../strings/strings.ts'
import { cutMasked } from '../../../views/source-view.ts'

/** Passages of the shelf: covered, with the original beside where one asks for it. Nothing here goes into the text. */
export function PassagesCard({ card: { query, hits } }: { card: CardOf<'passages'> }) {
  const { passages } = STRINGS.chat
  return (
    <section class="chat-card" aria-label={passages.title(query)}>
      <header>
        <h3>{passages.title(query)}</h3>
        <span class="card-state">{hits.length}</span>
      </header>
      <p class="card-note">{passages.note}</p>
      <ul class="card-items">
        {hits.map((hit) => (
          <Passage key={hit.passageId} hit={hit} />
        ))}
      </ul>
    </section>
  )
}

function Passage({ hit: { title, path, text, masked } }: { hit: Citation }) {
  const { passages } = STRINGS.chat
  const [isOriginal, setOriginal] = useState(false)
  return (
    <li class="exemplar">
      <p class="passage-title">{title}</p>
      {path.length > 0 && <p class="passage-path">{path.join(' › ')}</p>}
      <p class="exemplar-text">
        {cutMasked(masked).map((piece, index) =>
          piece.isMask ? <mark key={index}>{piece.text}</mark> : piece.text,
        )}
      </p>
      {isOriginal && <p class="exemplar-text is-original">{text}</p>}
      <button
        type="button"
        class="text-button"
        aria-expanded={isOriginal}
        onClick={() => setOriginal(!isOriginal)}
      >
        {isOriginal ? passages.masked : passages.original}
      </button>
    </li>
  )
}
