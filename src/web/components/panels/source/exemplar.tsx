import { useState } from 'preact/hooks'
import type { Hit } from '../../../../domain/document.ts'
import { STRINGS } from '../../../strings/strings.ts'
import type { KnownPassage } from '../../../views/similar.ts'
import { cutMasked } from '../../../views/source-view.ts'

/** A passage whose wording the sentence leans on: what its author saw beside what it stood for. */
export function Exemplar({ passage }: { passage: KnownPassage | undefined }) {
  const { source } = STRINGS
  if (passage === undefined) return <p class="card soft">{source.loading}</p>
  if (passage === 'gone' || passage === 'missed') return <p class="card soft">{source[passage]}</p>
  return (
    <div class="card exemplar">
      <PassageHead passage={passage} />
      <h4>{source.masked}</h4>
      <MaskedText masked={passage.masked} />
      <h4>{source.original}</h4>
      <p class="exemplar-text is-original">{passage.text}</p>
    </div>
  )
}

/** A passage of the shelf that the sentence does not use; its particulars are covered until one asks for them. */
export function SimilarPassage({ passage }: { passage: Hit }) {
  const { source } = STRINGS
  const [isOriginal, setOriginal] = useState(false)
  return (
    <li class="exemplar similar">
      <PassageHead passage={passage} />
      {isOriginal ? (
        <p class="exemplar-text is-original">{passage.text}</p>
      ) : (
        <MaskedText masked={passage.masked} />
      )}
      <button
        type="button"
        class="text-button"
        aria-pressed={isOriginal}
        onClick={() => setOriginal(!isOriginal)}
      >
        {isOriginal ? source.showMasked : source.showOriginal}
      </button>
    </li>
  )
}

function PassageHead({ passage: { title, path } }: { passage: Hit }) {
  return (
    <>
      <p class="passage-title">{title}</p>
      {path.length > 0 && <p class="passage-path">{path.join(' › ')}</p>}
    </>
  )
}

const MaskedText = ({ masked }: { masked: string }) => (
  <p class="exemplar-text">
    {cutMasked(masked).map(({ text, isMask }, index) => (isMask ? <mark key={index}>{text}</mark> : text))}
  </p>
)
