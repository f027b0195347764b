import { useState } from 'preact/hooks'
import type { CardOf } from '../../../../domain/conversation.ts'
import type { Fact } from '../../../../domain/fact-sheet.ts'
import { STRINGS } from '../../../strings/strings.ts'
import { useSelected } from '../../page-context.ts'
import { FactFigure } from '../answer-text.tsx'

const NO_FACTS: readonly Fact[] = []
const SHOWN = 8

/** Figures beside those of the year before. */
export function ComparisonCard({ card: { rows, more } }: { card: CardOf<'comparison'> }) {
  const facts = useSelected((state) => state.document.sheet?.sheet.facts ?? NO_FACTS)
  const [isWhole, setWhole] = useState(false)
  const { comparison, list } = STRINGS.chat
  return (
    <section class="chat-card" aria-label={comparison.title}>
      <table class="card-table">
        <caption>{comparison.title}</caption>
        <thead>
          <tr>
            <th scope="col">{comparison.label}</th>
            <th scope="col">{comparison.last}</th>
            <th scope="col">{comparison.now}</th>
          </tr>
        </thead>
        <tbody>
          {(isWhole ? rows : rows.slice(0, SHOWN)).map(({ factId, label, last, now, change }) => (
            <tr key={factId}>
              <th scope="row">
                {label}
                <small>{change ?? comparison.unknown}</small>
              </th>
              <td>{last}</td>
              <td>
                <FactFigure text={now} factId={factId} facts={facts} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isWhole && rows.length > SHOWN && (
        <button type="button" class="text-button" onClick={() => setWhole(true)}>
          {list.all(rows.length)}
        </button>
      )}
      {(isWhole || rows.length <= SHOWN) && more > 0 && <p class="card-note">{list.more(more)}</p>}
    </section>
  )
}
