import { STRINGS } from '../../../strings/strings.ts'
import { usePage, useSelected } from '../../page-context.ts'

/** What was done to the sheet last, and the way back. */
export function LastChange() {
  const change = useSelected(({ facts }) => facts.lastChange)
  const { facts } = usePage().actions
  return (
    <div role="status">
      {change && (
        <p class="last-change">
          {STRINGS.facts.changes[change.kind](change.fact.label)}
          <button type="button" class="text-button" onClick={facts.takeBack}>
            {STRINGS.facts.takeBack}
          </button>
        </p>
      )}
    </div>
  )
}
