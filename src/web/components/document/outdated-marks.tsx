import { outdatedRules } from '../../views/outdated-view.ts'
import { useSelected } from '../page-context.ts'

/** Marks on the paper what the sheet has left behind. A rule of style, so that no keystroke has to draw it anew. */
export function OutdatedMarks() {
  const outdated = useSelected((state) => state.chat.outdated)
  return outdated.length === 0 ? null : <style>{outdatedRules(outdated)}</style>
}
