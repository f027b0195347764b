import type { LockedText } from '../../editor/editor-handle.ts'
import { STRINGS } from '../../strings/strings.ts'

const WIDTH = 260

/** Why nothing is offered for words of a locked section. It always stands on the page, for a reader tells only what changes in it. */
export function LockedNote({ chosen }: { chosen: LockedText | null }) {
  const left = chosen ? Math.max(8, Math.min(chosen.place.left - 40, innerWidth - WIDTH - 8)) : 0
  const top = chosen ? Math.max(96, chosen.place.top - 44) : 0
  return (
    <div role="status">
      {chosen && (
        <p class="selection-bar selection-locked" style={`left:${left}px;top:${top}px`}>
          {STRINGS.suggesting.locked}
        </p>
      )}
    </div>
  )
}
